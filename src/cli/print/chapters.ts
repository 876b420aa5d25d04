import type { BookEntry } from '../../build/book-config.ts';

/** The documents of a book in their order, and the titles of the parts that begin with some of them. */
export interface Chapters<Page> {
  readonly pages: readonly Page[];
  readonly parts: ReadonlyMap<string, string>;
}

/**
 * Puts documents into the order that entries say: paths of documents or folders, and titled groups, which are parts.
 *
 * @param isWhole whether only what is named is in the book; else what is not named keeps its place
 */
export function chaptersOf<Page extends { readonly document: string }>(
  pages: readonly Page[],
  entries: readonly BookEntry[] | undefined,
  isChosen: boolean,
): Chapters<Page> {
  const parts = new Map<string, string>();
  const ordered: Page[] = [];
  const add = (entry: BookEntry): void => {
    if (typeof entry === 'string') {
      for (const page of pages) if (isNamed(page.document, entry) && !ordered.includes(page)) ordered.push(page);
      return;
    }
    const before = ordered.length;
    for (const page of entry.pages) add(page);
    const first = ordered[before];
    if (first) parts.set(first.document, entry.title);
  };
  for (const entry of entries ?? []) add(entry);
  return { pages: isChosen ? ordered : pages, parts };
}

function isNamed(document: string, entry: string): boolean {
  const name = entry.replace(/^\.?\//, '').replace(/\/$/, '');
  return document === name || document.startsWith(`${name}/`) || document.replace(/\.[^./]+$/, '') === name;
}
