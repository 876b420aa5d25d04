import type { DocumentOutline, PageList } from '../literate/document.ts';
import { fitsPattern } from '../literate/path-pattern.ts';
import { type DocumentPaths, resolveDocument, resolvePath } from './paths.ts';

/** A document that a list names, with the title that the list gives it. */
export interface ListedDocument {
  readonly document: string;
  readonly title?: string;
}

/** The documents among which lists find those that they name. */
export type Documents = DocumentPaths & { keys(): Iterable<string> };

/** Each is compared with all documents. */
const MAX_PATTERNS = 100;

/** The documents that a list in one of them names, in its order, each once. What is no document is left out. */
export function listedDocuments(
  documents: Documents,
  from: string,
  { entries, glob, reversed }: Pick<PageList, 'entries' | 'glob' | 'reversed'>,
): ListedDocument[] {
  const found = new Map<string, ListedDocument>();
  let patterns = 0;
  for (const { target, title } of entries) {
    const isOne = !glob || !isPattern(target);
    if (!isOne && ++patterns > MAX_PATTERNS) continue;
    const names = isOne ? [named(documents, from, target)] : matching(documents, from, target);
    for (const document of names) {
      if (document === undefined || found.has(document)) continue;
      found.set(document, { document, ...(title !== undefined && { title }) });
    }
  }
  const listed = [...found.values()];
  return reversed ? listed.reverse() : listed;
}

/** Whether an entry of a list may stand for several documents. */
function isPattern(target: string): boolean {
  return /[*?[]/.test(target);
}

function named(documents: Documents, from: string, target: string): string | undefined {
  return target === 'self' && !documents.has('self') ? from : resolveDocument(documents, from, target);
}

/** The documents whose paths without ending fit a pattern, in the order of their paths; not the one that asks. */
function matching(documents: Documents, from: string, pattern: string): string[] {
  const path = resolvePath(from, pattern);
  if (path === undefined) return [];
  const fitting: { name: string; document: string }[] = [];
  for (const document of documents.keys()) {
    const name = document.replace(/\.[^./]+$/, '');
    if (document !== from && fitsPattern(path, name)) fitting.push({ name, document });
  }
  return fitting.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ document }) => document);
}

/** The patterns of a document's lists that no document fits, with the lists. */
export function emptyPatterns(documents: Documents, from: string, lists: readonly PageList[]) {
  return lists.flatMap(list =>
    list.entries.slice(0, MAX_PATTERNS).flatMap(({ target }) => {
      const isEmpty = list.glob && isPattern(target) && matching(documents, from, target).length === 0;
      return isEmpty ? [{ list, target }] : [];
    }),
  );
}

/** The documents that those in a document list, list by list. */
export function listsOf(
  outlines: ReadonlyMap<string, DocumentOutline>,
  document: string,
): readonly (PageList & { readonly documents: readonly ListedDocument[] })[] {
  const lists = outlines.get(document)?.exports.pages ?? [];
  return lists.map(list => ({ ...list, documents: listedDocuments(outlines, document, list) }));
}
