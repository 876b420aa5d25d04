import type { Box, Row } from './box.ts';
import type { Token } from './tokens.ts';

/** Macros that end a row, and the space that they leave. */
const GAPS: Readonly<Record<string, number>> = {
  '\\also': 1,
  '\\Also': 2,
  '\\ALSO': 4,
  '\\zbreak': 1,
  '\\znewpage': 1,
  '\\classbreak': 0,
  '\\newline': 0,
};

/** Collects the rows of one part of a box. */
export class RowBuilder {
  private readonly content: (Row | Box)[] = [];
  private tokens: Token[] = [];
  private gap = 0;
  private hasBreaks = false;
  private readonly isBare: boolean;

  /** @param isBare whether it stands in no environment: there a line is a row, unless rows are ended by `\\` */
  constructor(isBare: boolean) {
    this.isBare = isBare;
  }

  add(token: Token): void {
    if (token.kind === 'break') this.endRow(0);
    else if (token.kind === 'macro' && Object.hasOwn(GAPS, token.text)) this.endRow(GAPS[token.text] ?? 0);
    else if (token.kind === 'blank' && /\n[^\S\n]*\n/.test(token.text)) this.endRow(1);
    else this.tokens.push(token);
    this.hasBreaks ||= token.kind === 'break';
  }

  addBox(box: Box): void {
    this.endRow(0);
    this.content.push(box);
    this.gap = 0;
  }

  finish(): (Row | Box)[] {
    this.endRow(0);
    if (!this.isBare || this.hasBreaks) return this.content;
    return this.content.flatMap((item): (Row | Box)[] => (item.kind === 'row' ? linesOf(item) : [item]));
  }

  private endRow(gap: number): void {
    const tokens = trim(this.tokens);
    this.tokens = [];
    if (tokens.length > 0) {
      this.content.push({ kind: 'row', tokens, gap: this.content.length > 0 ? this.gap : 0 });
      this.gap = 0;
    }
    this.gap = Math.max(this.gap, gap);
  }
}

/** Splits a row at the ends of its lines. */
function linesOf(row: Row): Row[] {
  const lines: Token[][] = [[]];
  for (const token of row.tokens) {
    if (token.kind === 'blank' && token.text.includes('\n')) lines.push([]);
    else lines.at(-1)?.push(token);
  }
  return lines
    .filter(tokens => tokens.length > 0)
    .map((tokens, index) => ({ kind: 'row', tokens, gap: index === 0 ? row.gap : 0 }));
}

function trim(tokens: readonly Token[]): Token[] {
  const first = tokens.findIndex(({ kind }) => kind !== 'blank');
  if (first < 0) return [];
  return tokens.slice(first, tokens.findLastIndex(({ kind }) => kind !== 'blank') + 1);
}
