import type { PageInput } from '../../../literate/format.ts';
import type { Listing } from '../../../literate/listing/listing.ts';
import { wherePieces } from '../../../literate/listing/where-text.ts';
import { escapeHtml } from './escape.ts';

/** Makes what stands over the code of a block that changes a program: where it goes. */
export function listingHead({ site, document }: PageInput, block: number, part: number): string {
  const listing = site.listing(document, block, part);
  return listing ? whereLine(listing) : '';
}

function whereLine(listing: Listing): string {
  const pieces = wherePieces(listing).map(({ text, isCode }) =>
    isCode ? `<code>${escapeHtml(text)}</code>` : escapeHtml(text),
  );
  return `<p class="chunk-where">${pieces.join('')}</p>`;
}
