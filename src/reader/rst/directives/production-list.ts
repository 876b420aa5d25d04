import type { PhrasingContent } from 'mdast';
import type { ParsedLiteral, Target } from '../../../literate/nodes.ts';
import { tokenReference } from '../inline/object-roles.ts';
import { systemMessage } from '../system-message.ts';
import { type Line, linesPosition } from '../text/line.ts';
import { sphinxId } from '../text/sphinx-id.ts';
import { type DirectiveDefinition, failure } from './definition.ts';

/** `productionlist`: rules of a grammar. Their names are tokens that the whole project can refer to. */
export const productionList: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: {},
  run(call) {
    const [first, ...others] = call.argument;
    if (!first) return failure('A list of productions needs at least one rule.');
    const isGroup = !first.text.includes(':');
    const group = isGroup ? first.text.trim() : '';
    const lines = joinedLines(isGroup ? others : [first, ...others]);
    const end = lines.findIndex(line => !line.text.includes(':'));
    const rules = (end < 0 ? lines : lines.slice(0, end)).map(ruleOf);
    const width = Math.max(0, ...rules.map(({ name }) => name.length));
    const node: ParsedLiteral = {
      type: 'parsedLiteral',
      children: rules.flatMap((rule, index) => production(rule, { group, width, isFirst: index === 0 })),
      data: { hName: 'pre', hProperties: { className: ['productionlist'] } },
      position: linesPosition(call.source),
    };
    const rest = lines[end];
    if (rest === undefined) return [node];
    const text = 'This line of the production list has no ":", so it and what follows are left out.';
    return [node, systemMessage(rest, { level: 2, rule: 'production-list', text })];
  },
};

interface Rule {
  readonly name: string;
  readonly tokens: string;
  readonly line: Line;
}

/** A line that ends with a backslash goes on in the next. */
function joinedLines(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  let begun: Line | undefined;
  for (const line of lines) {
    const whole: Line = begun ? { ...begun, text: begun.text + line.text } : line;
    begun = whole.text.endsWith('\\') ? { ...whole, text: whole.text.slice(0, -1) } : undefined;
    if (!begun) joined.push(whole);
  }
  return begun ? [...joined, begun] : joined;
}

function ruleOf(line: Line): Rule {
  const colon = line.text.indexOf(':');
  return { name: line.text.slice(0, colon).trim(), tokens: line.text.slice(colon + 1).trim(), line };
}

function production(
  { name, tokens, line }: Rule,
  { group, width, isFirst }: { group: string; width: number; isFirst: boolean },
): PhrasingContent[] {
  const start = isFirst ? '' : '\n';
  const rest = tokenNodes(tokens, group);
  if (name === '') return [text(`${start}${' '.repeat(width + 5)}`), ...rest];
  const target: Target = {
    type: 'target',
    names: [],
    id: tokenId(name, group),
    objects: [{ namespace: 'token', name: group === '' ? name : `${group}:${name}` }],
    children: [{ type: 'strong', children: [text(name)] }],
    data: { hName: 'span' },
    position: linesPosition([line]),
  };
  return [...(isFirst ? [] : [text(start)]), target, text(`${' '.repeat(width - name.length)} ::= `), ...rest];
}

function tokenId(name: string, group: string): string {
  return sphinxId(['grammar-token', group, name].filter(part => part !== '').join('-'));
}

/** Text with references to tokens in backquotes: `name`, `group:name`, or `~group:name`, which shows the name alone. */
function tokenNodes(tokens: string, group: string): PhrasingContent[] {
  return tokens.split(/`((?:~?\w*:)?\w+)`/).flatMap((part, index): PhrasingContent[] => {
    if (index % 2 === 1) return [tokenReference(part, group)];
    return part === '' ? [] : [text(part)];
  });
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}
