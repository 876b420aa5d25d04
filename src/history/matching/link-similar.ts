import { diceBound, diceSimilarity, type WordBag, wordBag } from '../../diff/similarity.ts';
import type { Item, Matching } from './matching.ts';

/** The least share of words that makes one block a later version of another. */
const SIMILAR = 0.5;

/** Between documents more is asked for: they often say alike things. */
const SIMILAR_ELSEWHERE = 0.6;

/** Blocks of fewer words are too much like each other to be looked for anywhere but between the same neighbours. */
const WORDS_ELSEWHERE = 5;

/** Pairs that are compared at most: a version that has nothing to do with the other is not worth more. */
const MAX_COMPARISONS = 250_000;

/** Links blocks of one kind that are alike, the most alike first: between the same neighbours, then in the document, then anywhere. */
export function linkSimilar(matching: Matching): void {
  const work: Work = { matching, bags: new Map(), left: MAX_COMPARISONS };
  linkAlike(
    work,
    item => `gap ${matching.gap('before', item)}`,
    item => `gap ${matching.gap('after', item)}`,
    inGap,
  );
  linkRenamed(matching);
  const document = (item: Item) => `document ${item.document}`;
  linkAlike(work, document, document, (a, b) => elsewhere(a, b, SIMILAR));
  linkAlike(
    work,
    () => '',
    () => '',
    (a, b) => elsewhere(a, b, SIMILAR_ELSEWHERE),
  );
  linkRenamed(matching);
}

interface Work {
  readonly matching: Matching;
  readonly bags: Map<Item, WordBag>;
  /** Comparisons that may still be made. */
  left: number;
}

interface Pair {
  readonly before: Item;
  readonly after: Item;
  readonly score: number;
}

/** How alike two blocks are; 0 where they are not alike enough. */
type Score = (before: WordBag, after: WordBag) => number;

function linkAlike(work: Work, placeBefore: (item: Item) => string, placeAfter: (item: Item) => string, score: Score) {
  const { matching } = work;
  const isInGap = (before: Item, after: Item) => matching.gap('before', before) === matching.gap('after', after);
  for (const { before, after } of alikePairs(work, placeBefore, placeAfter, score)) {
    if (matching.isFree(before, after)) matching.link(before, after, !isInGap(before, after));
  }
}

function alikePairs(
  work: Work,
  placeBefore: (item: Item) => string,
  placeAfter: (item: Item) => string,
  score: Score,
): readonly Pair[] {
  const { matching } = work;
  const found: Pair[] = [];
  const now = Map.groupBy(matching.freeAfter(), item => `${item.value.kind} ${placeAfter(item)}`);
  for (const before of matching.freeBefore()) {
    for (const after of now.get(`${before.value.kind} ${placeBefore(before)}`) ?? []) {
      if ((work.left -= 1) < 0) break;
      // Equal ones are not linked here that were not linked as such: they are everywhere.
      if (before.value.id === after.value.id && before.document !== after.document) continue;
      const alike = score(bagOf(work, before), bagOf(work, after));
      if (alike === 0) continue;
      const beside = Number(matching.linkedAbove(before, after)) + Number(matching.linkedBelow(before, after));
      found.push({ before, after, score: alike + BESIDE * beside });
    }
  }
  return found.toSorted((a, b) => b.score - a.score || distance(a) - distance(b) || a.before.at - b.before.at);
}

/** What it counts that the block above, or below, became the one above or below. */
const BESIDE = 0.05;

/** How much further a block would be from the beginning of its document. */
function distance({ before, after }: Pair): number {
  return Math.abs(before.block - after.block);
}

function bagOf({ bags }: Work, item: Item): WordBag {
  const known = bags.get(item);
  if (known) return known;
  const bag = wordBag(item.value.text);
  bags.set(item, bag);
  return bag;
}

/** Dice's coefficient, or, for a block that was divided or joined, how much of the smaller one is in the larger. */
function inGap(before: WordBag, after: WordBag): number {
  const smaller = Math.min(before.size, after.size);
  if (diceBound(before, after) < SIMILAR && smaller < WORDS_OF_A_PART) return 0;
  const dice = diceSimilarity(before, after);
  if (dice >= SIMILAR) return dice;
  const contained = (dice * (before.size + after.size)) / (2 * smaller);
  return smaller >= WORDS_OF_A_PART && contained >= CONTAINED ? dice : 0;
}

const WORDS_OF_A_PART = 8;
const CONTAINED = 0.8;

function elsewhere(before: WordBag, after: WordBag, least: number): number {
  if (Math.min(before.size, after.size) < WORDS_ELSEWHERE || diceBound(before, after) < least) return 0;
  const dice = diceSimilarity(before, after);
  const isShort = Math.min(before.size, after.size) < WORDS_OF_A_PART;
  return dice >= (isShort ? Math.max(least, SIMILAR_ELSEWHERE) : least) ? dice : 0;
}

/** A heading with other words is the same one where what is below it stayed below it, or where it alone changed. */
function linkRenamed(matching: Matching): void {
  for (const before of matching.freeBefore().filter(isHeading)) {
    const after = matching.besideLinked(before).find(item => {
      const isAtEnd = before.isLast && item.isLast && matching.linkedAbove(before, item);
      return isHeading(item) && matching.isFree(before, item) && (matching.linkedBelow(before, item) || isAtEnd);
    });
    if (after) matching.link(before, after, matching.gap('before', before) !== matching.gap('after', after));
  }
}

function isHeading(item: Item): boolean {
  return item.value.kind === 'heading';
}
