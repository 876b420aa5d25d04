/** The history of a page's blocks, as the file beside the page holds it. Texts are plain: whoever shows them escapes them. */
export interface PageHistory {
  /** Path of the document from the source root. */
  readonly document: string;
  /** Only what is newer than this version is told. */
  readonly since?: string;
  readonly commits: readonly PageCommit[];
  /** In the order of the document; those that show nothing on the page are among them. */
  readonly blocks: readonly BlockHistory[];
}

export interface PageCommit {
  /** The beginning of the id. */
  readonly id: string;
  /** ISO 8601, in the author's zone. */
  readonly date: string;
  readonly author: string;
  /** The first line. */
  readonly message: string;
}

export interface BlockHistory {
  /** As the page's element has it in `data-block`. */
  readonly id: string;
  readonly kind: string;
  /** First words. */
  readonly title: string;
  /** Newest first. */
  readonly versions: readonly BlockEdit[];
  /** How many older versions are left out. */
  readonly more?: number;
}

/** A change of a block. */
export interface BlockEdit {
  /** Index of its commit; null: not committed yet. */
  readonly commit: number | null;
  readonly change: 'added' | 'edited' | 'moved' | 'removed';
  /** An edited block that also stands elsewhere since. */
  readonly moved?: true;
  /** The document that it came from. */
  readonly from?: string;
  /** Stretches of text that stayed (`=`), went (`-`) and came (`+`); none where it only moved. */
  readonly words: readonly (readonly ['=' | '-' | '+', string])[];
  /** Parts of a very long text are left out. */
  readonly shortened?: true;
}

/** Path in the site of the file with the history of a page. */
export function historyPath(page: string): string {
  return `${HISTORY_FOLDER}/${page.replace(/\.html$/, '')}.json`;
}

/** The folder in the site for all that is made from history. */
export const HISTORY_FOLDER = 'pylit-history';
