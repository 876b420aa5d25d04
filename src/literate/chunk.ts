/** How a code block joins the chunk of its name. */
export type JoinMode = 'append' | 'replace' | 'prepend' | 'before' | 'after';

/**
 * One code block of a chunk, as a reader exports it. A chunk is all parts of one name over the project, in the
 * order of documents and lines (`literate/tangle` joins them).
 */
export interface ChunkPart {
  /** The chunk's name; for a part that only has a file target, that path. */
  readonly name: string;
  /** Index of the block it stands in (the top-level block, where the code is nested in a list or quote). */
  readonly block: number;
  readonly language: string;
  /** The code, LF ends, without the final line end and without the container's indentation. */
  readonly code: string;
  /** Line of the first line of `code` in the source, from 1. */
  readonly line: number;
  /** Column of the code's first column in the source, from 1. */
  readonly column: number;
  /** Path this chunk is tangled to, as written. */
  readonly file?: string;
  readonly join?: JoinMode;
  /** What `before` and `after` stand by, and what `replace` replaces if not all: a part's `label`, or a reference in the chunk. */
  readonly anchor?: string;
  /** What other parts call this one. */
  readonly label?: string;
  /** The stage from which this holds; else it holds from its own place on. */
  readonly stage?: string;
  /** How many lines of the program the page shows above and below the code. */
  readonly context?: readonly [above: number, below: number];
  /** File permissions in octal, such as 0o755. */
  readonly mode?: number;
  /** Text above the first line of the tangled file: shebang, header, licence. */
  readonly header?: string;
  readonly eol?: 'lf' | 'crlf';
  /** Line ends at the end of the file, instead of one: 0 for none, 3 for two blank lines. */
  readonly finalNewlines?: number;
  readonly scope?: 'document' | 'project';
  /** Names that its author says it defines. */
  readonly defs?: readonly string[];
  /** `<<x>>` is literal text. */
  readonly noexpand?: true;
  /** Undefined references are errors even where `<<x>>` may be code. */
  readonly strict?: true;
  /** `tangle=false`: shown, never tangled. */
  readonly shownOnly?: true;
  /** Its name comes from an option that Sphinx has too: unless something refers to it, it is code with a title and no part of a program. */
  readonly implied?: { readonly title?: string };
}
