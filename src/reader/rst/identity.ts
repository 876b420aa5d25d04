/** Options of the reStructuredText reader. */
export interface RstReaderOptions {
  /** Unknown directives and roles are errors, as in docutils; by default they become generic nodes. */
  readonly strict?: boolean;
  /**
   * A text whose targets and substitutions every document may use, as Sphinx's `rst_prolog`: mostly an `include`. What else stands in it is
   * not shown.
   */
  readonly prolog?: string;
}

/** File name endings of reStructuredText. */
export const RST_EXTENSIONS = ['.rst'];

/** Changes whenever the same source may give another result; known without loading the reader. */
export function rstIdentity({ strict, prolog }: RstReaderOptions): string {
  return ['rst 10', strict ? 'strict' : '', prolog ?? ''].join(' ').trimEnd();
}
