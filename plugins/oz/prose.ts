import type { Element, ElementContent } from 'hast';
import type { Row } from './box.ts';
import { type FormulaContext, formula } from './formula.ts';
import { math } from './mathml.ts';
import type { Token } from './tokens.ts';

/** Draws the text of a proof or a comment: words as they stand, with formulas between dollar signs. */
export function drawProse(rows: readonly Row[], context: FormulaContext & { readonly source: string }): Element {
  const paragraphs = rows.map(({ tokens }) => element('p', paragraph(tokens, context)));
  return { ...element('div', paragraphs), properties: { className: ['oz-prose'] } };
}

function paragraph(tokens: readonly Token[], context: FormulaContext & { readonly source: string }): ElementContent[] {
  return cutAtDollars(tokens).map((piece, index) => {
    if (index % 2 === 1) return math('math', formula(piece, context));
    const text = context.source.slice(piece[0]?.at ?? 0, piece.at(-1)?.end ?? 0);
    return { type: 'text', value: text.replace(/%[^\n]*/g, '').replace(/\s+/g, ' ') };
  });
}

function cutAtDollars(tokens: readonly Token[]): Token[][] {
  const pieces: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'symbol' && token.text === '$') pieces.push([]);
    else pieces.at(-1)?.push(token);
  }
  return pieces;
}

function element(tagName: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children };
}
