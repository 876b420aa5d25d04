import type { Document } from '../literate/document.ts';

/** What a reader needs to read one document. */
export interface ReadInput {
  /** Path of the document from the source root, with `/`. Used to resolve inclusions, never kept in the result. */
  readonly path: string;
  /** The file's text as decoded from UTF-8: a byte-order mark and line ends as they are. */
  readonly source: string;
  /** Text of another file of the project (path from the source root, with `/`), or undefined where there is none. */
  readonly include: (path: string) => string | undefined;
}

/** Reads one source format. Reading is pure and cannot fail: what is wrong in the source becomes messages and error nodes. */
export interface Reader {
  /** Name of the format: `markdown`, `rst`. */
  readonly format: string;
  /** File name endings, lower case, with the dot. */
  readonly extensions: readonly string[];
  /** Changes whenever the same source may give another result. */
  readonly identity: string;
  read(input: ReadInput): Document;
  /**
   * Reads a document of which an earlier state is known: gives what `read` gives, perhaps faster. `previous` gives its nodes away and must
   * not be used any more.
   */
  readAgain?(previous: Document, input: ReadInput): Document;
}
