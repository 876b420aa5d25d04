import { diceBound, diceSimilarity, wordBag } from '../../diff/similarity.ts';
import type { MatchableBlock } from './matching.ts';

/** A version of a document that may be a later, or an earlier, version of one at another path. */
export interface PairableDocument {
  readonly path: string;
  /** Names its content: equal where all is equal. */
  readonly content: string;
  readonly blocks: readonly MatchableBlock[];
}

/** Documents that are compared at most to find those that moved and were edited at once. */
const MAX_COMPARISONS = 20_000;

/** Words of documents that share too few blocks are compared for fewer pairs: it takes longer. */
const MAX_TEXT_COMPARISONS = 400;

const SIMILAR = 0.5;
const SIMILAR_WORDS = 0.6;

/**
 * Finds documents that moved: a removed and an added one that are equal, that share blocks with half of their words, or else most of
 * their words; the most alike first, those that kept their name before others.
 *
 * @returns pairs of indexes, each index once, in the order of the added ones
 */
export function pairDocuments(
  removed: readonly PairableDocument[],
  added: readonly PairableDocument[],
): readonly { readonly from: number; readonly to: number }[] {
  const origins = new Map<number, number>();
  const taken = new Set<number>();
  const take = (pairs: readonly Candidate[]) => {
    for (const { from, to } of pairs.toSorted(byScore)) {
      if (origins.has(to) || taken.has(from)) continue;
      origins.set(to, from);
      taken.add(from);
    }
  };
  take(equalPairs(removed, added));
  take(similarPairs(removed, added, taken, origins, MAX_COMPARISONS, SIMILAR, blockScores()));
  take(similarPairs(removed, added, taken, origins, MAX_TEXT_COMPARISONS, SIMILAR_WORDS, wordScores()));
  return [...origins].map(([to, from]) => ({ from, to })).toSorted((a, b) => a.to - b.to);
}

interface Candidate {
  readonly from: number;
  readonly to: number;
  readonly score: number;
}

function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || a.to - b.to || a.from - b.from;
}

function equalPairs(removed: readonly PairableDocument[], added: readonly PairableDocument[]): Candidate[] {
  const byContent = Map.groupBy(removed.keys(), index => removed[index]?.content);
  return added.flatMap((document, to) =>
    (byContent.get(document.content) ?? []).slice(0, 10).map(from => ({
      from,
      to,
      score: 1 + sameName(removed[from], document),
    })),
  );
}

type Score = (before: PairableDocument, after: PairableDocument) => number;

function similarPairs(
  removed: readonly PairableDocument[],
  added: readonly PairableDocument[],
  taken: ReadonlySet<number>,
  origins: ReadonlyMap<number, number>,
  most: number,
  least: number,
  score: Score,
): Candidate[] {
  let left = most;
  const candidates: Candidate[] = [];
  for (const [to, after] of added.entries()) {
    if (origins.has(to)) continue;
    for (const [from, before] of removed.entries()) {
      if (taken.has(from)) continue;
      if ((left -= 1) < 0) return candidates;
      const alike = score(before, after);
      if (alike >= least) candidates.push({ from, to, score: alike + sameName(before, after) });
    }
  }
  return candidates;
}

/** What it counts that a document only went to another folder. */
function sameName(before: PairableDocument | undefined, after: PairableDocument): number {
  return before && nameOf(before.path) === nameOf(after.path) ? 0.1 : 0;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The share of words that are in equal blocks, from 0 to 1: many blocks may be alike in documents that say nothing alike. */
function blockScores(): Score {
  const weightsOf = remembered(({ blocks }: PairableDocument) => {
    const weights = new Map(blocks.map(block => [block.id, block.text.match(WORDS)?.length ?? 0]));
    return { weights, total: [...weights.values()].reduce((sum, words) => sum + words, 0) };
  });
  return (before, after) => {
    const [old, now] = [weightsOf(before), weightsOf(after)];
    let shared = 0;
    for (const [id, words] of now.weights) if (old.weights.has(id)) shared += words;
    return shared / Math.max(1, old.total, now.total);
  };
}

const WORDS = /\S+/g;

function wordScores(): Score {
  const bagOf = remembered(({ blocks }: PairableDocument) => wordBag(blocks.map(block => block.text).join('\n')));
  return (before, after) => {
    const [old, now] = [bagOf(before), bagOf(after)];
    if (Math.min(old.size, now.size) === 0 || diceBound(old, now) < SIMILAR_WORDS) return 0;
    return diceSimilarity(old, now);
  };
}

function remembered<Value>(make: (document: PairableDocument) => Value): (document: PairableDocument) => Value {
  const known = new Map<PairableDocument, Value>();
  return document => {
    const value = known.get(document) ?? make(document);
    known.set(document, value);
    return value;
  };
}
