import { diceBound, diceSimilarity, type WordBag, wordBag } from '../diff/similarity.ts';
import type { StoredBlock } from './stored-block.ts';

/** The least share of words that makes one block a later version of another. */
const SIMILAR = 0.5;

/** Pairs that are compared at most: a version that has nothing to do with the other is not worth more. */
const MAX_COMPARISONS = 250_000;

/** Pairs blocks of one kind that share at least half of their words, the most similar first; among equals the earliest. */
export function pairSimilar(
  before: readonly StoredBlock[],
  after: readonly StoredBlock[],
  from: readonly number[],
  to: readonly number[],
): readonly { readonly before: number; readonly after: number }[] {
  const candidates = similarPairs(bagged(before, from), bagged(after, to));
  const usedBefore = new Set<number>();
  const usedAfter = new Set<number>();
  return candidates
    .toSorted((a, b) => b.score - a.score || a.before - b.before || a.after - b.after)
    .flatMap(pair => {
      if (usedBefore.has(pair.before) || usedAfter.has(pair.after)) return [];
      usedBefore.add(pair.before);
      usedAfter.add(pair.after);
      return [{ before: pair.before, after: pair.after }];
    });
}

interface Bagged {
  readonly index: number;
  readonly kind: string;
  readonly bag: WordBag;
}

function bagged(blocks: readonly StoredBlock[], indexes: readonly number[]): readonly Bagged[] {
  return indexes.flatMap(index => {
    const block = blocks[index];
    return block ? [{ index, kind: block.kind, bag: wordBag(block.text) }] : [];
  });
}

function similarPairs(
  old: readonly Bagged[],
  now: readonly Bagged[],
): { before: number; after: number; score: number }[] {
  const found: { before: number; after: number; score: number }[] = [];
  const byKind = Map.groupBy(now, block => block.kind);
  let left = MAX_COMPARISONS;
  for (const one of old) {
    for (const other of byKind.get(one.kind) ?? []) {
      if ((left -= 1) < 0) return found;
      if (diceBound(one.bag, other.bag) < SIMILAR) continue;
      const score = diceSimilarity(one.bag, other.bag);
      if (score >= SIMILAR) found.push({ before: one.index, after: other.index, score });
    }
  }
  return found;
}
