import type { PhrasingContent } from 'mdast';
import { ACCENTS, CHARACTERS } from './characters.ts';

/**
 * Makes running text of LaTeX as it stands in bibliographies: accents and signs become characters, emphasis and formulas nodes; braces that
 * protect letters go. Of commands that mean something else only the arguments stay.
 *
 * @example latexText('The {\\TeX}book by G{\\"o}del') // [{ type: 'text', value: 'The TeXbook by Gödel' }]
 */
export function latexText(source: string): PhrasingContent[] {
  return joined(new Reader(source).nodes(0));
}

/** The same without any mark-up. */
export function plainLatex(source: string): string {
  return textOf(latexText(source)).trim();
}

/** The text of nodes; formulas by their source. */
export function textOf(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map(node => ('value' in node ? node.value : 'children' in node ? textOf(node.children as PhrasingContent[]) : ''))
    .join('');
}

/** An address or number, in which hardly anything is a command. */
export function verbatim(source: string): string {
  return source
    .replace(/\\(?:url|href|path)\s*\{([^{}]*)\}/g, '$1')
    .replace(/\\([_%&#~$])/g, '$1')
    .replace(/\{\\textunderscore\s*\}|\\textunderscore\s?/g, '_')
    .replace(/[{}\s]/g, '');
}

/** Groups that are nested deeper are text. */
const DEEPEST = 20;

/** Commands whose argument is shown in another way. */
const STYLES: Readonly<Record<string, 'emphasis' | 'strong' | 'code' | 'plain' | 'none'>> = {
  ...{ emph: 'emphasis', textit: 'emphasis', textsl: 'emphasis', mkbibemph: 'emphasis', textbf: 'strong' },
  ...{ texttt: 'code', url: 'code', nolinkurl: 'code', path: 'code', noopsort: 'none', hspace: 'none', label: 'none' },
};

/** Commands that hold for the rest of their group. */
const SWITCHES: Readonly<Record<string, 'emphasis' | 'strong'>> = {
  ...{ em: 'emphasis', it: 'emphasis', itshape: 'emphasis', sl: 'emphasis', slshape: 'emphasis' },
  ...{ bf: 'strong', bfseries: 'strong' },
};

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads to the end of the group. */
  nodes(depth: number): PhrasingContent[] {
    const out: PhrasingContent[] = [];
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at] ?? '';
      if (character === '}') {
        if (depth > 0) break;
        this.#at += 1;
      } else if (character === '{') out.push(...this.#group(depth));
      else if (character === '\\') {
        const style = this.#command(depth, out);
        if (style) out.push({ type: style, children: joined(this.nodes(depth)) });
      } else if (character === '$') out.push(this.#formula());
      else out.push(text(this.#run()));
    }
    return out;
  }

  #group(depth: number): PhrasingContent[] {
    this.#at += 1;
    if (depth >= DEEPEST) return [];
    const inner = this.nodes(depth + 1);
    this.#at += 1;
    return inner;
  }

  /** @returns the style that the rest of the group has */
  #command(depth: number, out: PhrasingContent[]): 'emphasis' | 'strong' | undefined {
    this.#at += 1;
    const name = this.#take(/[A-Za-z]+|[\s\S]/y);
    const isWord = /^[A-Za-z]/.test(name);
    const accent = ACCENTS.get(name);
    if (accent !== undefined) {
      const base = this.#base(depth, isWord);
      if (base !== '' || !CHARACTERS.has(name)) {
        out.push(text(accented(base, accent)));
        return undefined;
      }
    }
    const known = CHARACTERS.get(name);
    if (known !== undefined) {
      if (isWord) this.#take(/\s*(?:\{\})?/y);
      // Blanks behind a command end its name; braces keep them.
      out.push(text(known));
      return undefined;
    }
    if (isWord && SWITCHES[name]) {
      this.#take(/\s*/y);
      return SWITCHES[name];
    }
    if (isWord) this.#styled(name, depth, out);
    return undefined;
  }

  #styled(name: string, depth: number, out: PhrasingContent[]): void {
    this.#take(/\*?\s*(?:\[[^\]]{0,200}\])?/y);
    if (name === 'href') this.#argument(depth);
    const inner = this.#argument(depth);
    switch (STYLES[name] ?? 'plain') {
      case 'emphasis':
        out.push({ type: 'emphasis', children: inner });
        return;
      case 'strong':
        out.push({ type: 'strong', children: inner });
        return;
      case 'code':
        out.push({ type: 'inlineCode', value: textOf(inner) });
        return;
      case 'plain':
        if (name === 'enquote' || name === 'mkbibquote') out.push(text('“'), ...inner, text('”'));
        else out.push(...inner);
    }
  }

  #argument(depth: number): PhrasingContent[] {
    this.#take(/\s*/y);
    return this.#text[this.#at] === '{' ? joined(this.#group(depth)) : [];
  }

  /** What an accent stands over: a letter, a group, or `\i`. */
  #base(depth: number, isWord: boolean): string {
    if (isWord && !/^\s*[{\\]|^\s+[^\s]/.test(this.#text.slice(this.#at, this.#at + 20))) return '';
    this.#take(/\s*/y);
    const next = this.#text[this.#at];
    if (next === '{') return textOf(this.#group(depth));
    if (next === '\\')
      return this.#take(/\\[A-Za-z]+\s?/y).replace(
        /^\\([A-Za-z]+)\s?$/,
        (_, name: string) => CHARACTERS.get(name) ?? name,
      );
    return this.#take(/[\p{L}\p{N}]/uy);
  }

  #formula(): PhrasingContent {
    const formula = this.#take(/\$\$?([^$]{0,2000})\$\$?/y);
    if (formula === '') {
      this.#at += 1;
      return text('$');
    }
    const value = formula.replace(/^\$+|\$+$/g, '');
    const simple = /^\s*\^?\{?([\d.]+)\}?\s*$/.exec(value)?.[1];
    if (simple !== undefined && !value.includes('^')) return text(simple);
    const hProperties = { className: ['language-math', 'math-inline'] };
    return { type: 'inlineMath', value, data: { hName: 'code', hProperties, hChildren: [{ type: 'text', value }] } };
  }

  #run(): string {
    const run = this.#take(/[^\\{}$]+/y);
    return run
      .replace(/\s+/g, ' ')
      .replace(/~/g, '\u00a0')
      .replace(/---/g, '—')
      .replace(/--/g, '–')
      .replace(/``|''|[`']/g, mark => ({ '``': '“', "''": '”', '`': '‘', "'": '’' })[mark] ?? mark);
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }
}

function accented(base: string, accent: string): string {
  const [first = '', ...rest] = [...base];
  const letter = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first;
  return (letter + accent + rest.join('')).normalize('NFC');
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}

function joined(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.type !== 'text' || last?.type !== 'text') out.push(node);
    else out[out.length - 1] = text(last.value + node.value);
  }
  return out.filter(node => node.type !== 'text' || node.value !== '');
}
