import type { Site } from '../literate/format.ts';
import type { Listing } from '../literate/listing/listing.ts';
import { findListings } from '../literate/listing/listings.ts';
import type { PlacedPart } from '../literate/tangle/placed-part.ts';
import { stageParts } from '../literate/tangle/stages.ts';
import type { Config } from './config.ts';
import type { SymbolTable } from './link.ts';
import type { ReadingOrder } from './reading-order.ts';

/** Tells where code blocks go in their programs. All is found out when a page first asks. */
export function siteListings(config: Config, table: SymbolTable, order: ReadingOrder): Site['listing'] {
  let found: ReadonlyMap<string, Listing> | undefined;
  return (document, block, part) => {
    found ??= allListings(config, table, order);
    return found.get(listingKey(document, block, part));
  };
}

function allListings(config: Config, table: SymbolTable, order: ReadingOrder): Map<string, Listing> {
  const parts: PlacedPart[] = [];
  const keys: string[] = [];
  for (const document of order.documents) {
    const inBlock = new Map<number, number>();
    for (const part of table.outlines.get(document)?.exports.chunks ?? []) {
      const index = inBlock.get(part.block) ?? 0;
      inBlock.set(part.block, index + 1);
      parts.push({ ...part, document });
      keys.push(listingKey(document, part.block, index));
    }
  }
  const staged = stageParts(parts, config.stages);
  const listings = new Map<string, Listing>();
  for (const [place, listing] of findListings(staged).entries()) {
    const key = keys[staged.readingOrder[place] ?? -1];
    if (listing && key !== undefined) listings.set(key, listing);
  }
  return listings;
}

function listingKey(document: string, block: number, part: number): string {
  return `${block} ${part} ${document}`;
}
