import type { SiteDocument } from '../../literate/format.ts';

/** How pages of LaTeX look, and what is said of a book. Lengths are in millimetres, sizes of type in points. */
export interface LatexBook {
  readonly title: string;
  readonly subtitle?: string;
  readonly authors: readonly string[];
  readonly edition?: string;
  readonly publisher?: string;
  /** Lines of the page after the title: a licence, a commit. */
  readonly colophon: readonly string[];
  readonly paper: { readonly width: number; readonly height: number };
  readonly margins: {
    readonly top: number;
    readonly bottom: number;
    readonly inside: number;
    readonly outside: number;
  };
  readonly sides: 1 | 2;
  readonly size: number;
  readonly chunkLabels: 'pages' | 'numbers';
  readonly numbering: boolean;
  /** Whether the files, chunks and names of the program are listed at the end. */
  readonly lists: boolean;
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
