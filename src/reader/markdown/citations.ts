import type { Nodes, PhrasingContent } from 'mdast';
import type { LeafDirective } from 'mdast-util-directive';
import { type Citation, type CitationWork, citationNode } from '../../literate/citation/citation-nodes.ts';
import { type Cell, cellsOf, nodesOfCells, textOfCells } from './citation-cells.ts';
import type { MarkdownParser } from './create.ts';

/** A parser that also reads citations, as pandoc has them: `[see @knuth84, p. 3; @liskov87]`, `@knuth84 says`, `[-@knuth84]`. */
export function withCitations({ parse, identity }: MarkdownParser): MarkdownParser {
  return {
    identity: `${identity}, citations 2`,
    parse(text) {
      const root = parse(text);
      if (/@|::bibliography/.test(text)) cite(root, new Source(text));
      return root;
    },
  };
}

/** Their text is no place for a citation: a link in a link leads nowhere. */
const CLOSED: ReadonlySet<string> = new Set(['link', 'linkReference', 'citation']);

function cite(parent: Nodes, source: Source): void {
  if (!('children' in parent) || CLOSED.has(parent.type)) return;
  const children = parent.children as Nodes[];
  for (const [index, child] of children.entries()) {
    if (isListPlace(child)) children[index] = listPlace(child);
    else cite(child, source);
  }
  if (!children.some(child => child.type === 'text' && child.value.includes('@'))) return;
  const cited = citeText(children as PhrasingContent[], source);
  if (cited) parent.children = cited as never;
}

/** A directive without attributes was taken for prose. */
function isListPlace(node: Nodes): boolean {
  if (node.type !== 'paragraph' || node.children.length !== 1) return false;
  const [only] = node.children;
  return only?.type === 'text' && /^::bibliography[ \t]*$/.test(only.value);
}

function listPlace({ position }: Nodes): LeafDirective {
  return { type: 'leafDirective', name: 'bibliography', attributes: {}, children: [], ...(position && { position }) };
}

/** Longer stretches in brackets are no citations. */
const LONGEST_GROUP = 2000;

/** Finds citations in running text; undefined where there are none. */
function citeText(children: readonly PhrasingContent[], source: Source): PhrasingContent[] | undefined {
  const cells = cellsOf(children, source.text);
  const text = textOfCells(cells);
  const brackets = bracketsOf(text);
  const out: PhrasingContent[] = [];
  let done = 0;
  for (let at = 0; at < text.length; ) {
    const found = text[at] === '[' ? group(cells, text, brackets, at) : bare(cells, text, brackets, at);
    if (!found) {
      at += 1;
      continue;
    }
    out.push(...nodesOfCells(cells.slice(done, at)));
    const places = found.keys.map(key => positionAt(cells, key, source));
    const whole = positionAt(cells, at, source);
    const parts = { ...found.citation, written: written(cells, at, found.end, source) };
    out.push(citationNode({ ...parts, ...(whole && { position: whole }) }, places));
    at = found.end;
    done = at;
  }
  return done === 0 ? undefined : [...out, ...nodesOfCells(cells.slice(done))];
}

interface Found {
  readonly citation: Omit<Citation, 'type' | 'children' | 'written'>;
  /** Where its keys begin, in cells. */
  readonly keys: readonly number[];
  /** Behind it. */
  readonly end: number;
}

/** `[see @knuth84, p. 3; @liskov87]`: each part has a key. */
function group(cells: readonly Cell[], text: string, brackets: Brackets, open: number): Found | undefined {
  const close = closing(brackets, open);
  if (close === undefined || !text.slice(open, close).includes('@')) return undefined;
  const works: CitationWork[] = [];
  const keys: number[] = [];
  let from = open + 1;
  for (const part of parts(text, open + 1, close)) {
    const found = workIn(cells, text, from, part);
    if (!found) return undefined;
    works.push(found.work);
    keys.push(found.at);
    from = part + 1;
  }
  return { citation: { mode: 'parenthetical', works }, keys, end: close + 1 };
}

/** The places where parts end: at semicolons, and at the closing bracket. */
function parts(text: string, from: number, to: number): number[] {
  const ends: number[] = [];
  let depth = 0;
  for (let at = from; at < to; at += 1) {
    if (text[at] === '[') depth += 1;
    else if (text[at] === ']') depth -= 1;
    else if (text[at] === ';' && depth === 0) ends.push(at);
  }
  return [...ends, to];
}

/** The bracket that closes one. */
function closing(brackets: Brackets, open: number): number | undefined {
  const close = brackets.get(open);
  return close === undefined || close - open > LONGEST_GROUP ? undefined : close;
}

/** Closing brackets by the places of those that they close. */
type Brackets = ReadonlyMap<number, number>;

function bracketsOf(text: string): Brackets {
  const brackets = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '[') open.push(at);
    else if (text[at] === ']') {
      const start = open.pop();
      if (start !== undefined) brackets.set(start, at);
    }
  }
  return brackets;
}

const KEY = /@(?:\{([^\s{}\uFFFC\uFFFD]{1,200})\}|([\p{L}\p{N}_](?:[:.#$%&+?<>~/-]?[\p{L}\p{N}_]){0,199}))/uy;

/** `-@knuth84`: where a key begins and ends. */
function keyAt(
  text: string,
  at: number,
): { readonly key: string; readonly noNames: boolean; readonly end: number } | undefined {
  if (/[\p{L}\p{N}_]/u.test(text[at - 1] ?? '')) return undefined;
  const noNames = text[at] === '-' && text[at + 1] === '@';
  KEY.lastIndex = noNames ? at + 1 : at;
  const match = KEY.exec(text);
  const key = match?.[1] ?? match?.[2];
  return key === undefined ? undefined : { key, noNames, end: KEY.lastIndex };
}

function workIn(
  cells: readonly Cell[],
  text: string,
  from: number,
  to: number,
): { readonly work: CitationWork; readonly at: number } | undefined {
  for (let at = from; at < to; at += 1) {
    if (text[at] !== '@' && text[at] !== '-') continue;
    const found = keyAt(text, at);
    if (!found || found.end > to) continue;
    const before = nodesOfCells(trimmed(cells, text, from, at));
    const work: CitationWork = {
      key: found.key,
      ...(found.noNames && { noNames: true }),
      ...(before.length > 0 && { before }),
      ...afterwards(nodesOfCells(trimmed(cells, text, found.end, to))),
    };
    return { work, at };
  }
  return undefined;
}

/** What follows a key is parted from it by a comma. */
function afterwards(nodes: PhrasingContent[]): Pick<CitationWork, 'after'> {
  const [first] = nodes;
  if (!first) return {};
  const isParted = first.type === 'text' && /^[,.:;)]/.test(first.value);
  return { after: isParted ? nodes : [{ type: 'text', value: ', ' }, ...nodes] };
}

function trimmed(cells: readonly Cell[], text: string, from: number, to: number): readonly Cell[] {
  const inner = text.slice(from, to);
  const start = inner.length - inner.trimStart().length;
  return start === inner.length ? [] : cells.slice(from + start, from + inner.trimEnd().length);
}

/** `@knuth84`, and `[p. 3]` behind it. */
function bare(cells: readonly Cell[], text: string, brackets: Brackets, at: number): Found | undefined {
  if (text[at] !== '@' && text[at] !== '-') return undefined;
  const found = keyAt(text, at);
  if (!found) return undefined;
  const { key, noNames, end } = found;
  const open = text.startsWith(' [', end) ? end + 1 : undefined;
  const close = open === undefined ? undefined : closing(brackets, open);
  const isNote = open !== undefined && close !== undefined && !text.slice(open, close).includes('@');
  const after = isNote ? afterwards(nodesOfCells(trimmed(cells, text, open + 1, close))) : {};
  const work: CitationWork = { key, ...(noNames && { noNames: true }), ...after };
  return {
    citation: { mode: noNames ? 'parenthetical' : 'textual', works: [work], isBare: true },
    keys: [at],
    end: isNote ? close + 1 : end,
  };
}

function written(cells: readonly Cell[], from: number, to: number, { text }: Source): string {
  const [first, last] = [cells[from], cells[to - 1]];
  if (!first || !last || 'node' in first || 'node' in last) return '';
  return text.slice(first.offset, last.offset + 1);
}

/** The place of a cell in the source. */
function positionAt(cells: readonly Cell[], at: number, source: Source): Citation['position'] {
  const cell = cells[at];
  if (!cell || 'node' in cell) return undefined;
  const point = source.point(cell.offset);
  return { start: point, end: point };
}

/** A text, and where its lines begin. */
class Source {
  readonly text: string;
  readonly #starts = [0];

  constructor(text: string) {
    this.text = text;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) this.#starts.push(end + 1);
  }

  point(offset: number): { line: number; column: number; offset: number } {
    let [line, after] = [0, this.#starts.length];
    while (after - line > 1) {
      const middle = (line + after) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) line = middle;
      else after = middle;
    }
    return { line: line + 1, column: offset - (this.#starts[line] ?? 0) + 1, offset };
  }
}
