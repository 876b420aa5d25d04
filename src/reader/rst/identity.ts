/** Options of the reStructuredText reader. */
export interface RstReaderOptions {
  /** Unknown directives and roles are errors, as in docutils; by default they become generic nodes. */
  readonly strict?: boolean;
  /**
   * A text whose targets and substitutions every document may use, as Sphinx's `rst_prolog`: mostly an `include`. What else stands in it is
   * not shown.
   */
  readonly prolog?: string | undefined;
  /** The same, as Sphinx's `rst_epilog`. */
  readonly epilog?: string | undefined;
  /** Tags that `only` directives may ask for, besides the format's own. */
  readonly tags?: readonly string[] | undefined;
  /** The language of code that names none, as Sphinx's `highlight_language`. */
  readonly highlight?: string | undefined;
  /** The domain of directives and roles that name none, as Sphinx's `primary_domain`; without one it is Python's. */
  readonly domain?: string | undefined;
  /** Directives that describe things of their own kind, and the roles that lead there. */
  readonly objects?: Readonly<Record<string, string>> | undefined;
  /** Whether references of domains that lead nowhere are warnings, and not only notes; by default they are. */
  readonly nitpicky?: boolean | undefined;
  /** Whether pages show the numbers of figures, tables and listings, as Sphinx's `numfig`. */
  readonly numfig?: boolean | undefined;
  /** The language of the documents, whose names directives, roles and bibliographic fields may have besides English ones: `de`. */
  readonly language?: string | undefined;
  /** Whether quotes, dashes and dots become typographic; `alternative` for the other quotes of the language. */
  readonly smartQuotes?: boolean | 'alternative' | undefined;
  /** Whether markup may begin and end within words, as docutils' `character_level_inline_markup`. */
  readonly markupInWords?: boolean | undefined;
}

/** File name endings of reStructuredText. */
export const RST_EXTENSIONS = ['.rst'];

/** Changes whenever the same source may give another result; known without loading the reader. */
export function rstIdentity({
  strict,
  prolog,
  epilog,
  tags,
  highlight,
  domain,
  objects,
  nitpicky,
  numfig,
  language,
  smartQuotes,
  markupInWords,
}: RstReaderOptions): string {
  const words = [language, smartQuotes, markupInWords];
  const others = [epilog, tags?.length ? tags : undefined, highlight, domain, nitpicky, numfig, objects, ...words];
  return [
    'rst 40',
    strict ? 'strict' : '',
    prolog ?? '',
    others.some(other => other !== undefined) ? JSON.stringify(others) : '',
  ]
    .join(' ')
    .trimEnd();
}
