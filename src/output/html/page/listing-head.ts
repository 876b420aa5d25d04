import type { PageInput } from '../../../literate/format.ts';
import type { Listing, ListingContext } from '../../../literate/listing/listing.ts';
import { wherePieces } from '../../../literate/listing/where-text.ts';
import type { Words } from '../../../literate/words/words.ts';
import { pageWords } from '../../print/page-words.ts';
import { escapeHtml } from './escape.ts';

/**
 * Makes what stands over the code of a block that changes a program: where it goes, the lines that it replaces, and lines of the program
 * above it, as many as the author wants to be seen.
 */
export function listingHead(page: PageInput, block: number, part: number): string {
  const { site, document } = page;
  const words = pageWords(page);
  const listing = site.listing(document, block, part);
  if (!listing) return '';
  const { context, replaces } = listing;
  const kind = `chunk-where${shiftClass(context)}`;
  const line = whereLine(listing, words);
  const where = replaces
    ? `<details class="${kind}"><summary>${line}</summary>${removedLines(listing, words)}</details>`
    : `<p class="${kind}">${line}</p>`;
  return where + contextLines(context?.above, 'above');
}

/** Makes the lines of the program below the code. */
export function listingFoot({ site, document }: PageInput, block: number, part: number): string {
  return contextLines(site.listing(document, block, part)?.context?.below, 'below');
}

function whereLine(listing: Listing, words: Words): string {
  const pieces = wherePieces(listing, words).map(({ text, isCode }) =>
    isCode ? `<code>${escapeHtml(text)}</code>` : escapeHtml(text),
  );
  return pieces.join('');
}

/** The lines that were there, with those above them, so that they read on into the new ones. */
function removedLines({ replaces, removed, context }: Listing, words: Words): string {
  const lines = replaces?.lines.map(line => `<del>${escapeHtml(line)}</del>\n`) ?? [];
  const left = removed - (replaces?.lines.length ?? 0);
  const more = replaces?.more ? `<i>${words.counted(escapeHtml, 'moreLines', left)}</i>\n` : '';
  const name = words.markup(escapeHtml, 'replacedLines');
  return (
    contextLines(context?.above, 'above') +
    `<div class="chunk-removed" role="group" aria-label="${name}" tabindex="0"><code>${lines.join('')}${more}</code></div>`
  );
}

function contextLines(lines: readonly string[] | undefined, side: 'above' | 'below'): string {
  if (!lines || lines.length === 0) return '';
  return `<div class="chunk-context chunk-context-${side}"><code>${escapeHtml(lines.join('\n'))}\n</code></div>`;
}

/** The style sheet has no room for more. */
export const MAX_SHIFT = 16;

/** The code's own lines are moved to the right, under those that are indented less. */
function shiftClass(context: ListingContext | undefined): string {
  const width = [...(context?.indent ?? '')].reduce(
    (sum, space) => (space === '\t' ? sum + 4 - (sum % 4) : sum + 1),
    0,
  );
  return width === 0 ? '' : ` chunk-shift-${Math.min(width, MAX_SHIFT)}`;
}
