import { gapsBetween, type Match } from '../../diff/match.ts';
import { patienceMatches } from '../../diff/patience.ts';
import type { Item, Matching } from './matching.ts';

/** Links blocks that are equal, or that their author gave the same name, and kept their order in their document. */
export function linkInOrder(matching: Matching): void {
  const before = byDocument(matching.before);
  const after = byDocument(matching.after);
  let gap = 0;
  for (const document of [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b)) {
    gap = linkVersions(matching, before.get(document) ?? [], after.get(document) ?? [], gap);
  }
}

/** Links blocks that are equal, or that their author gave the same name, wherever they went. */
export function linkEqual(matching: Matching): void {
  linkNames(matching);
  const isHere = (one: Item, other: Item) => one.document === other.document;
  linkBesideLinked(matching, isHere);
  linkInTurn(
    matching,
    isHere,
    distinctBlocks(matching, item => `${item.document} `),
  );
  linkBesideLinked(matching, isHere);
  linkInTurn(
    matching,
    () => true,
    distinctBlocks(matching, () => '', DISTINCT_WORDS),
  );
  while (linkBesideLinked(matching, () => true) > 0);
}

function byDocument(items: readonly Item[]): ReadonlyMap<number, readonly Item[]> {
  return Map.groupBy(items, item => item.document);
}

/** Links what two versions of a document have in common, in order, and numbers the gaps between. @returns the next gap's number */
function linkVersions(matching: Matching, before: readonly Item[], after: readonly Item[], firstGap: number): number {
  const named = sharedNames(before, after);
  const matches = patienceMatches(
    before.map(item => keyOf(item, named)),
    after.map(item => keyOf(item, named)),
  );
  for (const match of matches) linkRun(matching, before, after, match);
  let gap = firstGap;
  for (const { before: from, beforeEnd, after: to, afterEnd } of gapsBetween(matches, before.length, after.length)) {
    for (const item of before.slice(from, beforeEnd)) matching.setGap('before', item.at, gap);
    for (const item of after.slice(to, afterEnd)) matching.setGap('after', item.at, gap);
    gap += 1;
  }
  return gap;
}

function linkRun(matching: Matching, before: readonly Item[], after: readonly Item[], match: Match): void {
  for (let i = 0; i < match.length; i += 1) {
    const from = before[match.before + i];
    const to = after[match.after + i];
    if (from && to) matching.link(from, to, false);
  }
}

/** Names that exactly one block has on each side. */
function sharedNames(before: readonly Item[], after: readonly Item[]): ReadonlySet<string> {
  const now = uniqueNames(after);
  return new Set([...uniqueNames(before).keys()].filter(name => now.has(name)));
}

function uniqueNames(items: readonly Item[]): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>();
  const repeated = new Set<string>();
  for (const item of items) {
    const { alias } = item.value;
    if (alias === undefined) continue;
    if (found.has(alias)) repeated.add(alias);
    found.set(alias, item);
  }
  for (const name of repeated) found.delete(name);
  return found;
}

function keyOf({ value }: Item, named: ReadonlySet<string>): string {
  return value.alias !== undefined && named.has(value.alias) ? `#${value.alias}` : value.id;
}

/** Names lead from one place to another, also between documents. */
function linkNames(matching: Matching): void {
  const now = uniqueNames(matching.freeAfter());
  for (const [name, item] of uniqueNames(matching.freeBefore())) {
    const other = now.get(name);
    if (other && matching.isFree(item, other)) matching.link(item, other, true);
  }
}

type Pairing = (before: Item, after: Item) => boolean;

/** Links equal blocks whose neighbours became each other, as far as that leads. @returns how many */
function linkBesideLinked(matching: Matching, may: Pairing): number {
  let count = 0;
  const waiting = matching.freeBefore();
  // Down the old versions, then up: a run is followed from its linked end in one go.
  for (const item of [...waiting, ...waiting.toReversed()]) {
    const other = matching
      .besideLinked(item)
      .find(place => place.value.id === item.value.id && matching.isFree(item, place) && may(item, place));
    if (!other) continue;
    matching.link(item, other, true);
    count += 1;
  }
  return count;
}

/** Links equal blocks one after the other. */
function linkInTurn(matching: Matching, may: Pairing, isWanted: (item: Item) => boolean): void {
  const now = Map.groupBy(matching.freeAfter(), item => item.value.id);
  for (const item of matching.freeBefore()) {
    const candidates = now.get(item.value.id);
    if (!candidates || !isWanted(item)) continue;
    const index = candidates.findIndex(candidate => matching.isFree(item, candidate) && may(item, candidate));
    const other = candidates[index];
    if (!other) continue;
    matching.link(item, other, true);
    candidates.splice(index, 1);
  }
}

/**
 * Tells whether finding a block's text again says that it came from here: "Usage" and "---" are everywhere. Its text is there once, before as
 * after, or long enough in the document that it stays in.
 *
 * @param placeOf within which it is there once
 * @param leastWords fewer say nothing, once or not; 0 for any number, but then many words say enough, however often they are there
 */
function distinctBlocks(matching: Matching, placeOf: (item: Item) => string, leastWords = 0): (item: Item) => boolean {
  const keyOfItem = (item: Item) => placeOf(item) + item.value.id;
  const before = Map.groupBy(matching.before, keyOfItem);
  const after = Map.groupBy(matching.after, keyOfItem);
  return item => {
    const key = keyOfItem(item);
    const words = item.value.text.match(WORDS)?.length ?? 0;
    const isOnce = before.get(key)?.length === 1 && after.get(key)?.length === 1;
    return leastWords > 0 ? isOnce && words >= leastWords : isOnce || words >= DISTINCT_WORDS;
  };
}

const WORDS = /[\p{L}\p{N}_]+/gu;
const DISTINCT_WORDS = 4;
