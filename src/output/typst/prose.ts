import { type Quote, QuoteReader } from '../print/quotes.ts';
import { literal } from './literal.ts';

/** Writes words whose quotation marks are set as the book's language has them: a string. */
export function prose(text: string): string {
  return proseOf(text, new QuoteReader()).join(' + ') || '""';
}

/** Writes a piece of a run of text: strings. */
export function proseOf(text: string, quotes: QuoteReader): string[] {
  return quotes.read(text).map(piece => ('text' in piece ? literal(piece.text) : quoteMark(piece.quote)));
}

/** The variable that holds a mark of the book's language. */
export function quoteMark(quote: Quote): string {
  return `q-${quote}`;
}

/** The variables of the marks. */
export function quoteVariables(marks: Readonly<Record<Quote, string>>): string {
  return Object.entries(marks)
    .map(([quote, mark]) => `#let q-${quote} = ${literal(mark)}\n`)
    .join('');
}
