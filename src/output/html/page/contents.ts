import type { Anchor, DocumentOutline } from '../../../literate/document.ts';
import type { ListedPage } from '../../../literate/format.ts';
import { escapeHtml } from './escape.ts';

/** A list of headings in which deeper ones are nested. */
interface Entry {
  readonly anchor: Anchor;
  readonly children: Entry[];
}

/** The headings that a page's own list of contents shows: all but its title. */
export function pageHeadings(outline: ListedPage['outline']): readonly Anchor[] {
  const headings = outline.exports.anchors.filter(anchor => anchor.kind === 'heading');
  const [first, ...rest] = headings;
  const isTitle = first !== undefined && rest.every(heading => (heading.depth ?? 1) > (first.depth ?? 1));
  return isTitle ? rest : headings;
}

/** The headings below the one that block `block` stands under. */
export function localHeadings(outline: DocumentOutline, block: number): readonly Anchor[] {
  const headings = outline.exports.anchors.filter(anchor => anchor.kind === 'heading');
  const index = headings.findLastIndex(heading => heading.block < block);
  const depth = headings[index]?.depth ?? 0;
  const after = headings.slice(index + 1);
  const end = after.findIndex(heading => (heading.depth ?? 1) <= depth);
  return end < 0 ? after : after.slice(0, end);
}

/**
 * Makes a nested list of links to headings.
 *
 * @param levels how many levels below the highest are shown
 * @param href makes a heading's URL
 */
export function headingList(headings: readonly Anchor[], levels: number, href: (anchor: Anchor) => string): string {
  const top = headings.reduce((least, heading) => Math.min(least, heading.depth ?? 1), 6);
  const shown = headings.filter(heading => (heading.depth ?? 1) < top + levels);
  return list(nested(shown), href);
}

function nested(headings: readonly Anchor[]): Entry[] {
  const root: Entry[] = [];
  const open: Entry[] = [];
  for (const anchor of headings) {
    while (open.length > 0 && (open.at(-1)?.anchor.depth ?? 1) >= (anchor.depth ?? 1)) open.pop();
    const entry: Entry = { anchor, children: [] };
    (open.at(-1)?.children ?? root).push(entry);
    open.push(entry);
  }
  return root;
}

function list(entries: readonly Entry[], href: (anchor: Anchor) => string): string {
  if (entries.length === 0) return '';
  const items = entries.map(({ anchor, children }) => {
    const link = `<a href="${escapeHtml(href(anchor))}">${escapeHtml(anchor.text || anchor.id)}</a>`;
    return `<li>${link}${list(children, href)}</li>`;
  });
  return `<ul>\n${items.join('\n')}\n</ul>`;
}
