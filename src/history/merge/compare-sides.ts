import type { BlockPair } from '../match-blocks.ts';
import { matchBlocks } from '../match-blocks.ts';
import { type DocumentVersion, type MergeBlock, mergeBlocks } from './document-version.ts';

export type Side = 'ours' | 'theirs';

export const SIDES: readonly Side[] = ['ours', 'theirs'];

export function otherSide(side: Side): Side {
  return side === 'ours' ? 'theirs' : 'ours';
}

/** Three versions of a document as blocks, and which block of the base became which on each side. */
export interface ComparedDocument {
  readonly versions: { readonly [Version in 'base' | Side]: DocumentVersion | undefined };
  readonly blocks: { readonly [Version in 'base' | Side]: readonly MergeBlock[] };
  readonly pairs: { readonly [Which in Side]: readonly BlockPair[] };
}

/** Compares both sides of a merge with their base. */
export function compareSides(versions: ComparedDocument['versions']): ComparedDocument {
  const blocks = {
    base: mergeBlocks(versions.base),
    ours: mergeBlocks(versions.ours),
    theirs: mergeBlocks(versions.theirs),
  };
  const pairs = {
    ours: pairsOf(blocks.base, blocks.ours),
    theirs: pairsOf(blocks.base, blocks.theirs),
  };
  return { versions, blocks, pairs };
}

/** There is one front matter, however it was changed. */
function pairsOf(base: readonly MergeBlock[], side: readonly MergeBlock[]): readonly BlockPair[] {
  const hasBoth = base[0]?.kind === 'frontmatter' && side[0]?.kind === 'frontmatter';
  if (!hasBoth) return withRewritten(orderedPairs(matchBlocks(base, side)), base, side);
  const rest = matchBlocks(base.slice(1), side.slice(1)).map(pair => ({
    ...pair,
    before: pair.before + 1,
    after: pair.after + 1,
  }));
  return withRewritten(orderedPairs([{ before: 0, after: 0, moved: false }, ...rest]), base, side);
}

/** Between the same neighbours, as many new blocks as were removed, of the same kinds, are these, written anew. */
function withRewritten(
  pairs: readonly BlockPair[],
  base: readonly MergeBlock[],
  side: readonly MergeBlock[],
): readonly BlockPair[] {
  const [old, now] = [new Set(pairs.map(({ before }) => before)), new Set(pairs.map(({ after }) => after))];
  const staying = pairs.filter(({ moved }) => !moved).toSorted((a, b) => a.before - b.before);
  const rewritten: BlockPair[] = [];
  let [before, after] = [0, 0];
  for (const pair of [...staying, { before: base.length, after: side.length }]) {
    const gone = range(before, pair.before).filter(index => !old.has(index));
    const come = range(after, pair.after).filter(index => !now.has(index));
    const isSame =
      gone.length === come.length && gone.every((index, i) => base[index]?.kind === side[come[i] ?? -1]?.kind);
    if (isSame) rewritten.push(...gone.map((index, i) => ({ before: index, after: come[i] ?? -1, moved: false })));
    [before, after] = [pair.before + 1, pair.after + 1];
  }
  return [...pairs, ...rewritten];
}

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i);
}

/** As few as possible have moved: all but a longest run that is in order on both sides. */
function orderedPairs(pairs: readonly BlockPair[]): readonly BlockPair[] {
  const inOrder = new Set(longestInOrder(pairs.toSorted((a, b) => a.before - b.before)));
  return pairs.map(pair => ({ ...pair, moved: !inOrder.has(pair) }));
}

/** The longest run of pairs whose `after` increases (M. Fredman, "On computing the length of longest increasing subsequences", 1975). */
function longestInOrder(pairs: readonly BlockPair[]): readonly BlockPair[] {
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [index, pair] of pairs.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.after ?? 0) < pair.after) low = middle + 1;
      else high = middle;
    }
    previous.push(ends[low - 1] ?? -1);
    ends[low] = index;
  }
  const chosen: BlockPair[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index];
    if (pair) chosen.push(pair);
  }
  return chosen;
}
