import type { PhrasingContent } from 'mdast';

/** A person or body, as a bibliography names them. */
export interface PersonName {
  /** Of a body its whole name. */
  readonly family: string;
  readonly given?: string;
  /** `van`, `de la`. */
  readonly particle?: string;
  /** `Jr.` */
  readonly suffix?: string;
}

/** The parts of an entry that are running text. */
export type TextField =
  | 'title'
  | 'container'
  | 'series'
  | 'volume'
  | 'number'
  | 'pages'
  | 'chapter'
  | 'edition'
  | 'publisher'
  | 'place'
  | 'event'
  | 'genre'
  | 'medium'
  | 'note';

/** What a work is, by what its entry says of it. */
export type EntryKind = 'article' | 'book' | 'part' | 'report' | 'thesis' | 'other';

/** One work of a bibliography, whatever its file's format. Plain data. */
export interface BibliographyEntry {
  readonly key: string;
  readonly kind: EntryKind;
  readonly authors: readonly PersonName[];
  readonly editors: readonly PersonName[];
  /** There are more than are named. */
  readonly moreAuthors?: true;
  readonly moreEditors?: true;
  readonly fields: Readonly<Partial<Record<TextField, readonly PhrasingContent[]>>>;
  /** As it is shown: mostly four digits. */
  readonly year?: string;
  /** From 1. */
  readonly month?: number;
  readonly day?: number;
  readonly doi?: string;
  readonly url?: string;
  /** When the address was looked at: `2024-05-01`. */
  readonly visited?: string;
  /** Number in arXiv. */
  readonly arxiv?: string;
  readonly isbn?: string;
  /** Decides the order, in place of the names. */
  readonly sortName?: string;
  /** Line in its file, from 1. */
  readonly line: number;
}

/** A problem in a bibliography's file. Lines and columns count from 1. */
export interface EntryProblem {
  readonly severity: 'error' | 'warning';
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly hint?: string;
}

/** Works by their keys. Of a large file few are cited, so each is made when it is asked for. */
export interface EntryTable {
  get(key: string): BibliographyEntry | undefined;
  has(key: string): boolean;
  keys(): Iterable<string>;
}

/** What a file says. */
export interface ReadEntries {
  readonly entries: EntryTable;
  readonly problems: readonly EntryProblem[];
}

/** Longer files are not read, in characters. */
export const LONGEST_FILE = 32_000_000;

/** Of more entries than these the rest is left out. */
export const MOST_ENTRIES = 100_000;
