import type { ComparedDocument, Side } from './compare-sides.ts';
import { otherSide, SIDES } from './compare-sides.ts';
import type { Arrival, Travellers } from './resolve-block.ts';

/**
 * Finds blocks that one side moved from one document to another, word by word, while the other side edited them where they were: the edit
 * follows the block. Small blocks that are the same everywhere (a rule, `## Notes`) tell nothing and are left alone.
 */
export function travellingBlocks(documents: ReadonlyMap<string, ComparedDocument>): ReadonlyMap<string, Travellers> {
  const found = new Map([...documents.keys()].map(path => [path, emptyTravellers()] as const));
  for (const side of SIDES) {
    const arrivals = newBlocks(documents, side);
    for (const [path, document] of documents) {
      for (const { index, id, base, other } of editedElsewhere(document, side)) {
        const places = arrivals.get(id)?.filter(place => place.path !== path) ?? [];
        const [place] = places;
        if (!place || places.length > 1) continue;
        arrivals.delete(id);
        found.get(path)?.departed[side].add(index);
        found.get(place.path)?.arrived[side].set(place.index, { base, other });
      }
    }
  }
  return found;
}

/** As {@link Travellers}, being filled. */
function emptyTravellers() {
  return {
    departed: { ours: new Set<number>(), theirs: new Set<number>() },
    arrived: { ours: new Map<number, Arrival>(), theirs: new Map<number, Arrival>() },
  } satisfies Travellers;
}

interface Place {
  readonly path: string;
  readonly index: number;
}

function newBlocks(documents: ReadonlyMap<string, ComparedDocument>, side: Side): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const [path, { blocks, pairs }] of documents) {
    const known = new Set(pairs[side].map(({ after }) => after));
    for (const [index, block] of blocks[side].entries()) {
      if (known.has(index)) continue;
      const found = places.get(block.id) ?? [];
      found.push({ path, index });
      places.set(block.id, found);
    }
  }
  return places;
}

/** Blocks that a side removed and the other edited. */
function editedElsewhere({ blocks, pairs }: ComparedDocument, side: Side) {
  const kept = new Set(pairs[side].map(({ before }) => before));
  return pairs[otherSide(side)].flatMap(({ before, after }) => {
    const [base, other] = [blocks.base[before], blocks[otherSide(side)][after]];
    if (!base || !other || kept.has(before) || base.id === other.id) return [];
    return [{ index: before, id: base.id, base: base.text, other: other.text }];
  });
}
