/** How citations look: `[1]`, `[Knu84]`, `(Knuth 1984)`. */
export const CITATION_STYLES = ['numeric', 'alphabetic', 'author-year'] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];
