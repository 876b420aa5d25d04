/** A program that a Makefile makes with `notangle`. Paths are as the Makefile writes them. */
export interface NotangleRule {
  /** Line of the Makefile, from 1. */
  readonly line: number;
  /** What is made: a file, or an ending such as `.c` for every `.nw` file. */
  readonly output: string;
  readonly isForAll: boolean;
  readonly root: string;
  /** The `.nw` files; of a rule for all, none. */
  readonly sources: readonly string[];
  readonly hasLines: boolean;
  readonly keepsTabs: boolean;
}

/** What a Makefile says of notangle: rules, and lines that are too clever to be read. */
export interface NotangleRules {
  readonly rules: readonly NotangleRule[];
  readonly unread: readonly { readonly line: number; readonly text: string }[];
}

/** Reads the rules of a Makefile that run `notangle`, as far as they are plain. */
export function notangleRules(makefile: string): NotangleRules {
  const rules: NotangleRule[] = [];
  const unread: { line: number; text: string }[] = [];
  const variables = new Map<string, string>();
  let target: { names: readonly string[]; needs: readonly string[] } = { names: [], needs: [] };
  for (const { text, line } of joinedLines(makefile)) {
    const variable = /^([\w.-]+)\s*(?:::?|\?|\+)?=\s*(.*)$/.exec(text);
    const rule = /^([^\s#:=][^:=#]*?)\s*::?(?!=)\s*([^;#]*)(?:;(.*))?$/.exec(text);
    if (variable?.[1] !== undefined) variables.set(variable[1], variable[2] ?? '');
    else if (rule) target = { names: words(rule[1] ?? ''), needs: words(expand(rule[2] ?? '', variables)) };
    const recipe = text.startsWith('\t') ? text.slice(1) : rule?.[3];
    if (recipe === undefined) continue;
    const command = expand(recipe, variables);
    if (!/(?:^|[\s;&|(/@-])notangle\s/.test(command)) continue;
    const read = readCommand(command, target, line);
    if (read) rules.push(read);
    else unread.push({ line, text: recipe.trim() });
  }
  return { rules, unread };
}

function joinedLines(text: string): { text: string; line: number }[] {
  const joined: { text: string; line: number }[] = [];
  let isOpen = false;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const last = joined.at(-1);
    if (isOpen && last) last.text += ` ${line.trim()}`;
    else joined.push({ text: line, line: index + 1 });
    isOpen = line.endsWith('\\');
    const now = joined.at(-1);
    if (isOpen && now) now.text = now.text.slice(0, -1).replace(/\\$/, '');
  }
  return joined;
}

function expand(text: string, variables: ReadonlyMap<string, string>): string {
  let expanded = text;
  for (let depth = 0; depth < 5; depth += 1)
    expanded = expanded
      .replace(/\$[({]([\w.-]+)[)}]/g, (all, name: string) => variables.get(name) ?? all)
      .slice(0, 10_000);
  return expanded;
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(word => word !== '');
}

function readCommand(
  command: string,
  { names, needs }: { readonly names: readonly string[]; readonly needs: readonly string[] },
  line: number,
): NotangleRule | undefined {
  const [name = ''] = names;
  const suffix =
    /^\.nw(\.\w+)$/.exec(name)?.[1] ?? (/^%(\.\w+)$/.exec(name) && needs.includes('%.nw') ? name.slice(1) : undefined);
  const part = /notangle\s+([^|;&]*)((?:\|[^;&]*)?)/.exec(command);
  const tokens = shellWords(part?.[1] ?? '');
  if (!part || !tokens) return undefined;
  const behind = tokens.indexOf('>');
  const args = behind < 0 ? tokens : tokens.slice(0, behind);
  const piped = /^\|\s*cpif\s+(?:-\w+\s+)*(\S+)\s*$/.exec(part[2] ?? '')?.[1];
  const output = (behind < 0 ? piped : tokens[behind + 1])?.replace('$@', suffix ?? name).replace(/^\$\*(?=\.)/, '');
  const roots = args.filter(arg => arg.startsWith('-R')).map(arg => arg.slice(2));
  const sources = args
    .filter(arg => !arg.startsWith('-'))
    .flatMap(arg => (arg === '$<' ? needs.slice(0, 1) : arg === '$^' ? needs : [arg]));
  const options = {
    hasLines: args.some(arg => arg.startsWith('-L')),
    keepsTabs: args.some(arg => /^-t\d/.test(arg)) || args.some(arg => arg.startsWith('-L')),
  };
  if (output === undefined || roots.length > 1 || (part[2] && !piped)) return undefined;
  if (suffix !== undefined)
    return { line, output: suffix, isForAll: true, root: roots[0] ?? '*', sources: [], ...options };
  if ([output, ...sources].some(word => word.includes('$') || word.includes('%')) || sources.length === 0)
    return undefined;
  return { line, output, isForAll: false, root: roots[0] ?? '*', sources, ...options };
}

/** The words of a command; undefined where quotes do not end. */
function shellWords(command: string): string[] | undefined {
  const found: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < command.length; at += 1) {
    const character = command[at] ?? '';
    if (character === '"' || character === "'") {
      const end = command.indexOf(character, at + 1);
      if (end < 0) return undefined;
      word = (word ?? '') + command.slice(at + 1, end);
      at = end;
    } else if (/\s/.test(character) || character === '>') {
      if (word !== undefined) found.push(word);
      word = undefined;
      if (character === '>') found.push('>');
    } else word = (word ?? '') + character;
  }
  if (word !== undefined) found.push(word);
  return found;
}
