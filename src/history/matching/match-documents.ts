import { linkEqual, linkInOrder } from './link-equal.ts';
import { linkSimilar } from './link-similar.ts';
import { type BlockLink, type DocumentVersions, Matching } from './matching.ts';

/**
 * Finds which block became which, within and between documents: an author's name first; then equal beginnings and ends, equal blocks
 * in order; equal ones out of order, or in another document, have moved; of the rest, those of one kind that are alike, first between
 * the same neighbours. What is in no link was removed or added.
 *
 * The order of the documents decides between equals only; give them in a fixed one.
 *
 * @returns in the order of the new versions
 */
export function matchDocuments(documents: readonly DocumentVersions[]): readonly BlockLink[] {
  const matching = new Matching(documents);
  linkInOrder(matching);
  if (matching.isOpen()) linkEqual(matching);
  if (matching.isOpen()) linkSimilar(matching);
  return matching.links();
}
