import type { SiteDocument } from '../../literate/format.ts';
import type { BookLook } from '../print/book-look.ts';

/** How pages of LaTeX look, and what is said of a book. */
export interface LatexBook extends BookLook {
  /** Files of fonts, by name, that are asked for characters that the usual ones lack. */
  readonly fonts: readonly string[];
  /** In the order of the book. */
  readonly documents: readonly SiteDocument[];
  /** The titles of parts, by the documents that begin them. */
  readonly parts: ReadonlyMap<string, string>;
}

/** A book of which nothing was said. */
export function plainBook(title: string, documents: readonly SiteDocument[]): LatexBook {
  return {
    ...{ title, authors: [], colophon: [], paper: { width: 210, height: 297 } },
    ...{ margins: { top: 28, bottom: 28, inside: 27, outside: 27 }, sides: documents.length > 1 ? 2 : 1, size: 11 },
    ...{ chunkLabels: 'pages', numbering: true, lists: true, fonts: [], documents, parts: new Map() },
  };
}
