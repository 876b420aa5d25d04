import { gapsBetween } from '../diff/match.ts';
import { patienceMatches } from '../diff/patience.ts';
import { pairSimilar } from './pair-similar.ts';
import type { StoredBlock } from './stored-block.ts';

/** A block of the old version and what became of it in the new one; indexes from 0. */
export interface BlockPair {
  readonly before: number;
  readonly after: number;
  /** It no longer stands in the order of the others. */
  readonly moved: boolean;
}

/**
 * Finds which block became which: an author's name first; then equal beginnings and ends, equal blocks in order; equal ones out of
 * order have moved; of the rest, those of one kind that share half of their words, first between the same neighbours. What is in no
 * pair was removed or added.
 *
 * @returns in the order of the new version
 */
export function matchBlocks(before: readonly StoredBlock[], after: readonly StoredBlock[]): readonly BlockPair[] {
  const named = sharedNames(before, after);
  const old = before.map(block => keyOf(block, named));
  const now = after.map(block => keyOf(block, named));
  const matches = patienceMatches(old, now);
  const pairs: BlockPair[] = matches.flatMap(match =>
    Array.from({ length: match.length }, (_, i) => ({
      before: match.before + i,
      after: match.after + i,
      moved: false,
    })),
  );
  const gaps = gapsBetween(matches, before.length, after.length);
  const oldLeft = new Set(gaps.flatMap(gap => range(gap.before, gap.beforeEnd)));
  const newLeft = new Set(gaps.flatMap(gap => range(gap.after, gap.afterEnd)));
  const take = (pair: BlockPair) => {
    oldLeft.delete(pair.before);
    newLeft.delete(pair.after);
    pairs.push(pair);
  };
  for (const pair of equalLeftovers(old, now, oldLeft, newLeft)) take(pair);
  for (const gap of gaps) {
    const from = range(gap.before, gap.beforeEnd).filter(index => oldLeft.has(index));
    const to = range(gap.after, gap.afterEnd).filter(index => newLeft.has(index));
    for (const pair of pairSimilar(before, after, from, to)) take({ ...pair, moved: false });
  }
  for (const pair of pairSimilar(before, after, [...oldLeft], [...newLeft])) take({ ...pair, moved: true });
  return pairs.toSorted((a, b) => a.after - b.after);
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

/** Names that exactly one block has on each side. */
function sharedNames(before: readonly StoredBlock[], after: readonly StoredBlock[]): ReadonlySet<string> {
  const old = uniqueNames(before);
  return new Set([...uniqueNames(after)].filter(name => old.has(name)));
}

function uniqueNames(blocks: readonly StoredBlock[]): ReadonlySet<string> {
  const groups = Map.groupBy(
    blocks.flatMap(block => block.alias ?? []),
    name => name,
  );
  return new Set([...groups].filter(([, group]) => group.length === 1).map(([name]) => name));
}

function keyOf(block: StoredBlock, named: ReadonlySet<string>): string {
  return block.alias !== undefined && named.has(block.alias) ? `#${block.alias}` : block.id;
}

function equalLeftovers(
  old: readonly string[],
  now: readonly string[],
  oldLeft: ReadonlySet<number>,
  newLeft: ReadonlySet<number>,
): readonly BlockPair[] {
  const waiting = Map.groupBy([...newLeft], index => now[index] ?? '');
  for (const queue of waiting.values()) queue.reverse();
  return [...oldLeft].flatMap(before => {
    const after = waiting.get(old[before] ?? '')?.pop();
    return after === undefined ? [] : [{ before, after, moved: true }];
  });
}
