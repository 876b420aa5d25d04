import type { ListedPage } from '../../../literate/format.ts';
import { nestedToc, type Toc, type TocEntry } from '../../../literate/toc.ts';
import { pageHeadings } from './contents.ts';
import { escapeHtml } from './escape.ts';
import { relativeUrl } from './relative-url.ts';

/** Shows lists of pages on one page. */
interface Listing {
  /** Output path of the page that the list stands on. */
  readonly from: string;
}

type Lists = NonNullable<ListedPage['lists']>[number];

/** List items that link to pages, with their headings and the lists of pages in them, so many levels deep. */
export function pageItems(pages: readonly ListedPage[], depth: number, from: string): string {
  return pages.map(page => pageItem({ from }, page, depth)).join('\n');
}

function pageItem(listing: Listing, page: ListedPage, depth: number): string {
  const { title: own, anchors } = page.outline.exports;
  const title = page.title ?? own ?? page.path;
  const headings = pageHeadings(page.outline);
  // The lists are counted from the first heading of all.
  const skipped = anchors.length - headings.length;
  const lists = (page.lists ?? []).map(list => ({ ...list, after: Math.max(0, list.after - skipped) }));
  const below = depth > 1 ? sectionItems(listing, page, nestedToc(headings, lists), depth - 1) : '';
  const link = linkHtml(relativeUrl(listing.from, page.path), page.number, title);
  return `<li>${link}${below === '' ? '' : `<ul>\n${below}\n</ul>`}</li>`;
}

function sectionItems(listing: Listing, page: ListedPage, toc: Toc<Lists> | TocEntry<Lists>, depth: number): string {
  if (depth < 1) return '';
  const pages = toc.lists.flatMap(list => list.pages.map(each => pageItem(listing, each, depth)));
  const sections = toc.children.map(entry => {
    const { id, text } = entry.anchor;
    const below = sectionItems(listing, page, entry, depth - 1);
    const link = linkHtml(relativeUrl(listing.from, page.path, id), page.numbers?.[id], text || id);
    return `<li>${link}${below === '' ? '' : `<ul>\n${below}\n</ul>`}</li>`;
  });
  return [...pages, ...sections].join('\n');
}

function linkHtml(url: string, number: string | undefined, title: string): string {
  const shown = number === undefined ? '' : `<span class="section-number">${escapeHtml(number)}. </span>`;
  return `<a href="${escapeHtml(url)}">${shown}${escapeHtml(title)}</a>`;
}
