import { commonSubsequence } from './common-subsequence.ts';
import { gapsBetween, joinMatches, type Match } from './match.ts';

/**
 * Matches two sequences as a reader would: equal beginnings and ends, then elements that are unique on both sides and in the same
 * order (Bram Cohen's patience diff), then the longest common subsequence of what is left between those.
 *
 * @returns runs in order, none touching the next
 */
export function patienceMatches(before: readonly string[], after: readonly string[]): readonly Match[] {
  const prefix = commonPrefix(before, after);
  const suffix = commonSuffix(before, after, prefix);
  const anchors: readonly Match[] = [
    { before: 0, after: 0, length: prefix },
    ...uniqueAnchors(before, after, prefix, suffix),
    { before: before.length - suffix, after: after.length - suffix, length: suffix },
  ];
  const between = gapsBetween(anchors, before.length, after.length).flatMap(gap =>
    commonSubsequence(before.slice(gap.before, gap.beforeEnd), after.slice(gap.after, gap.afterEnd)).map(match => ({
      before: match.before + gap.before,
      after: match.after + gap.after,
      length: match.length,
    })),
  );
  return joinMatches([...anchors, ...between].toSorted((a, b) => a.before - b.before || a.after - b.after));
}

function commonPrefix(before: readonly string[], after: readonly string[]): number {
  const most = Math.min(before.length, after.length);
  let length = 0;
  while (length < most && before[length] === after[length]) length += 1;
  return length;
}

function commonSuffix(before: readonly string[], after: readonly string[], prefix: number): number {
  const most = Math.min(before.length, after.length) - prefix;
  let length = 0;
  while (length < most && before[before.length - 1 - length] === after[after.length - 1 - length]) length += 1;
  return length;
}

function uniqueAnchors(
  before: readonly string[],
  after: readonly string[],
  prefix: number,
  suffix: number,
): readonly Match[] {
  const old = uniquePlaces(before, prefix, before.length - suffix);
  const now = uniquePlaces(after, prefix, after.length - suffix);
  const pairs = [...old].flatMap(([text, place]): Match[] => {
    const other = now.get(text);
    return other === undefined ? [] : [{ before: place, after: other, length: 1 }];
  });
  return longestIncreasing(pairs.toSorted((a, b) => a.before - b.before));
}

function uniquePlaces(texts: readonly string[], start: number, end: number): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (let place = start; place < end; place += 1) {
    const text = texts[place] ?? '';
    if (places.has(text)) repeated.add(text);
    places.set(text, place);
  }
  for (const text of repeated) places.delete(text);
  return places;
}

/** The longest run of pairs, in order, whose `after` increases: cards are laid on piles, each remembering the pile to its left. */
function longestIncreasing(pairs: readonly Match[]): readonly Match[] {
  const tops: number[] = [];
  const previous: number[] = [];
  for (const [index, pair] of pairs.entries()) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.after ?? 0) < pair.after) low = middle + 1;
      else high = middle;
    }
    previous.push(low > 0 ? (tops[low - 1] ?? -1) : -1);
    tops[low] = index;
  }
  const chosen: Match[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index];
    if (pair) chosen.push(pair);
  }
  return chosen.reverse();
}
