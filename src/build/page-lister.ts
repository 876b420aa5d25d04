import type { ListedPage, PageLink, PageQuestion, Site } from '../literate/format.ts';
import { headingsOf } from '../literate/toc.ts';
import type { SymbolTable } from './link.ts';
import { type ListedDocument, listedDocuments, listsOf } from './page-lists.ts';
import { resolveDocument } from './paths.ts';
import type { SectionNumbers } from './section-numbers.ts';

/** What listing pages needs to know of a site. */
interface Listing {
  readonly table: SymbolTable;
  readonly pagePath: (document: string) => string;
  readonly numbers: SectionNumbers;
  /** Pages that are no document's, which lists may name: `genindex`. */
  readonly made: (name: string) => PageLink | undefined;
}

/** Answers what lists of documents show. */
export function pageLister(listing: Listing): Pick<Site, 'listed' | 'numbers'> {
  return {
    listed: (document, question) => listed(listing, document, question),
    numbers: document => listing.numbers.get(document),
  };
}

function listed(listing: Listing, document: string, question: PageQuestion): ListedPage[] {
  const { outlines } = listing.table;
  const walk: Walk = { listing, question, left: MAX_PAGES };
  const listedAlready = new Set<string>();
  const entries = question.reversed ? question.entries.toReversed() : question.entries;
  return entries.flatMap((entry): ListedPage[] => {
    const made = listing.made(entry.target);
    if (made && resolveDocument(outlines, document, entry.target) === undefined)
      return [withoutHeadings(made.path, entry.title ?? made.title)];
    const own = listedDocuments(outlines, document, { ...question, entries: [entry] });
    // A page that lists itself shows no more of itself than its title.
    const news = own.filter(page => !listedAlready.has(page.document));
    for (const page of news) listedAlready.add(page.document);
    return news.flatMap(page => listedPage(walk, page, page.document === document ? 1 : question.depth, [document]));
  });
}

function withoutHeadings(path: string, title: string): ListedPage {
  return { path, title, outline: { exports: { title, anchors: [] } } };
}

/** Pages that one list may show with all that is below it. */
const MAX_PAGES = 20_000;

interface Walk {
  readonly listing: Listing;
  readonly question: PageQuestion;
  left: number;
}

/** @param above the documents that it is listed in */
function listedPage(
  walk: Walk,
  { document, title }: ListedDocument,
  depth: number,
  above: readonly string[],
): ListedPage[] {
  const { table, numbers: all, pagePath } = walk.listing;
  const outline = table.outlines.get(document);
  walk.left -= 1;
  if (!outline || walk.left < 0) return [];
  const numbers = all.get(document);
  const number = titleNumber(table, all)(document);
  const own = outline.exports.title;
  const anchors = walk.question.titlesOnly || depth <= 1 ? [] : headingsOf(outline.exports.anchors);
  return [
    {
      path: pagePath(document),
      ...(title !== undefined && { title }),
      ...(number !== undefined && { number }),
      ...(numbers && depth > 1 && { numbers }),
      outline: { exports: { ...(own !== undefined && { title: own }), anchors } },
      ...(depth > 1 && listsBelow(walk, document, depth - 1, [...above, document])),
    },
  ];
}

function listsBelow(walk: Walk, document: string, depth: number, above: readonly string[]): Pick<ListedPage, 'lists'> {
  const { listing, question } = walk;
  const lists = listsOf(listing.table.outlines, document).filter(list => !list.hidden || question.includeHidden);
  const filled = lists.map(({ after, documents }) => ({
    after: question.titlesOnly ? 0 : after,
    pages: documents.flatMap(page => (above.includes(page.document) ? [] : listedPage(walk, page, depth, above))),
  }));
  return filled.length > 0 ? { lists: filled } : {};
}

/** The number of a document's title; undefined where it has none. */
export function titleNumber(
  { outlines }: SymbolTable,
  numbers: SectionNumbers,
): (document: string) => string | undefined {
  return document => {
    const [title] = headingsOf(outlines.get(document)?.exports.anchors ?? []);
    return title && numbers.get(document)?.[title.id];
  };
}
