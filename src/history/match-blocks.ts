import { matchDocuments } from './matching/match-documents.ts';
import type { MatchableBlock } from './matching/matching.ts';

/** A block that became another: indexes in the old and the new version. */
export interface BlockPair {
  readonly before: number;
  readonly after: number;
  /** It no longer stands in the order of the others. */
  readonly moved: boolean;
}

/**
 * Finds which block of a document became which. What is in no pair was removed or added.
 *
 * @returns in the order of the new version
 */
export function matchBlocks(before: readonly MatchableBlock[], after: readonly MatchableBlock[]): readonly BlockPair[] {
  return matchDocuments([{ before, after }]).map(({ from, to, moved }) => ({
    before: from.block,
    after: to.block,
    moved,
  }));
}
