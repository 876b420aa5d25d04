import type { Row } from '../box.ts';
import { macroSymbol, typedSymbol, type ZSymbol } from '../symbols.ts';
import type { Token } from '../tokens.ts';

/** About so many characters have room on a line of paper. */
const LONGEST = 68;

/** Characters that further lines have less room for. */
const INDENTED = 8;

/** Lines end behind these, and before operators. */
const BEHIND = new Set([',', ';', '•', '∣', '|', '@']);

/** Whether a row is wider than a line. */
export function isLong({ tokens }: Row): boolean {
  return widthOf(tokens) > LONGEST;
}

/** Breaks a long row into lines, further ones indented; one that cannot be broken stays as it is. */
export function brokenRow(row: Row): readonly Row[] {
  if (!isLong(row)) return [row];
  const [first = [], ...rest] = linesOf(row.tokens);
  return [{ ...row, tokens: first }, ...rest.map(tokens => ({ ...row, gap: 0, tokens: [indent(tokens), ...tokens] }))];
}

function linesOf(tokens: readonly Token[]): Token[][] {
  const lines: Token[][] = [[]];
  let width = 0;
  for (const piece of piecesOf(tokens)) {
    const own = widthOf(piece);
    if (width > 0 && width + own > LONGEST) {
      lines.push([]);
      width = INDENTED;
    }
    lines.at(-1)?.push(...piece);
    width += own;
  }
  return lines;
}

/** What stands between two places where a line may end. */
function piecesOf(tokens: readonly Token[]): Token[][] {
  const pieces: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    depth += token.kind === 'open' ? 1 : token.kind === 'close' ? -1 : 0;
    const symbol = depth === 0 ? symbolOf(token) : undefined;
    const isBetween = symbol !== undefined && /^(?:infix|infix-generic|relation)$/.test(symbol.kind);
    if (isBetween && !/[:_^]/.test(symbol.text)) pieces.push([]);
    pieces.at(-1)?.push(token);
    if (depth === 0 && BEHIND.has(symbol?.text ?? token.text)) pieces.push([]);
  }
  return pieces;
}

function symbolOf({ kind, text }: Token): ZSymbol | undefined {
  if (kind === 'macro') return macroSymbol(text, 'oz');
  return kind === 'symbol' || kind === 'word' ? typedSymbol(text) : undefined;
}

/** Spaces of the source are none on paper, but operators have some. */
function widthOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, token) => sum + tokenWidth(token), 0);
}

function tokenWidth(token: Token): number {
  if (token.kind === 'blank' || token.kind === 'open' || token.kind === 'close') return 0;
  if (token.kind === 'indent') return 2 * Number(token.text);
  const symbol = symbolOf(token);
  return symbol ? [...symbol.text].length + 1 : [...token.text].length;
}

function indent(tokens: readonly Token[]): Token {
  const at = tokens[0]?.at ?? 0;
  return { kind: 'indent', text: '2', at, end: at };
}
