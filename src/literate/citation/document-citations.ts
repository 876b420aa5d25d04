/** A place that cites a work. */
export interface CitationUse {
  readonly key: string;
  readonly block: number;
  /** Id of its anchor in the page. */
  readonly anchor: string;
}

/** A place for the list of works. */
export interface WorkListPlace {
  readonly block: number;
  /** It lists all works of the files, cited or not. */
  readonly all?: true;
}

/** What a document cites, in the order of its text, and where it wants the list. */
export interface DocumentCitations {
  readonly works: readonly CitationUse[];
  readonly lists: readonly WorkListPlace[];
}
