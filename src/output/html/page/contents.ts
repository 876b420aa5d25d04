import type { Anchor } from '../../../literate/document.ts';
import { escapeHtml } from './escape.ts';

export { localHeadings, pageHeadings } from '../../print/headings.ts';

/** A list of headings in which deeper ones are nested. */
interface Entry {
  readonly anchor: Anchor;
  readonly children: Entry[];
}

/**
 * Makes a nested list of links to headings.
 *
 * @param levels how many levels below the highest are shown
 * @param href makes a heading's URL
 * @param numbers of sections as they stand before titles, by their anchors
 */
export function headingList(
  headings: readonly Anchor[],
  levels: number,
  href: (anchor: Anchor) => string,
  numbers?: Readonly<Record<string, string>>,
): string {
  const top = headings.reduce((least, heading) => Math.min(least, heading.depth ?? 1), 6);
  const shown = headings.filter(heading => (heading.depth ?? 1) < top + levels);
  return list(nested(shown), href, numbers);
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

function list(
  entries: readonly Entry[],
  href: (anchor: Anchor) => string,
  numbers: Readonly<Record<string, string>> | undefined,
): string {
  if (entries.length === 0) return '';
  const items = entries.map(({ anchor, children }) => {
    const number = numbers?.[anchor.id];
    const shown = (number ?? '') + (anchor.text || anchor.id);
    const link = `<a href="${escapeHtml(href(anchor))}">${escapeHtml(shown)}</a>`;
    return `<li>${link}${list(children, href, numbers)}</li>`;
  });
  return `<ul>\n${items.join('\n')}\n</ul>`;
}
