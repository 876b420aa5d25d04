import type { Row } from './box.ts';
import type { Token } from './tokens.ts';

/** How the rows of a part stand below one another: by themselves, with their colons aligned, or as `&` divides them. */
export type Layout = 'lines' | 'declarations' | 'cells';

/** More are not told apart. */
const MOST = 6;

/** Chooses the layout of a part. */
export function layoutOf(rows: readonly Row[], declares: boolean): Layout {
  if (rows.some(({ tokens }) => tokens.some(({ kind }) => kind === 'cell'))) return 'cells';
  return declares && rows.some(({ tokens }) => colonIn(tokens) > 0) ? 'declarations' : 'lines';
}

/** Cuts a row into its columns. */
export function cellsOf({ tokens }: Row, layout: Layout): (readonly Token[])[] {
  if (layout === 'lines') return [tokens];
  if (layout === 'cells') return cutAtCells(tokens);
  const colon = colonIn(tokens);
  return colon > 0 ? [tokens.slice(0, colon), tokens.slice(colon)] : [tokens];
}

/** The colon of a declaration: names before it, and no bracket open. */
function colonIn(tokens: readonly Token[]): number {
  let depth = 0;
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind === 'open' || OPENING.has(text)) depth += 1;
    else if (kind === 'close' || CLOSING.has(text)) depth -= 1;
    else if (depth === 0 && (text === ':' || text === '\\typecolon')) return index;
    else if (depth === 0 && (text === ';' || text === '|' || text === '=')) return -1;
  }
  return -1;
}

const OPENING = new Set(['(', '[', '⟨', '\\{', '\\langle', '\\lseq', '\\limg', '\\lblot', '\\lbag', '\\lsch']);
const CLOSING = new Set([')', ']', '⟩', '\\}', '\\rangle', '\\rseq', '\\rimg', '\\rblot', '\\rbag', '\\rsch']);

function cutAtCells(tokens: readonly Token[]): Token[][] {
  const cells: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'cell' && cells.length < MOST) cells.push([]);
    else cells.at(-1)?.push(token);
  }
  return cells;
}
