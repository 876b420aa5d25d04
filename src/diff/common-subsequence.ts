import { joinMatches, type Match } from './match.ts';
import { type Box, diagonals, middleSnake } from './middle-snake.ts';

/** Sequences up to this many elements together are compared exactly, however different. */
const EXACT_SIZE = 4096;

/** Edits that are followed from both ends in longer ones, before a good split is taken for the best. */
const EDIT_LIMIT = 512;

/**
 * Finds a longest common subsequence of two sequences of texts. Linear in memory; in time linear in length times differences, which
 * are capped: beyond 4096 elements that differ almost everywhere the result is common to both, but perhaps not the longest.
 *
 * @returns runs in order, none empty, none touching the next
 */
export function commonSubsequence(before: readonly string[], after: readonly string[]): readonly Match[] {
  const { old, now, oldPlaces, nowPlaces } = number(before, after);
  return joinMatches(single(compare(old, now), oldPlaces, nowPlaces));
}

interface Numbered {
  readonly old: Int32Array;
  readonly now: Int32Array;
  /** Places of the kept elements in the sequences. */
  readonly oldPlaces: readonly number[];
  readonly nowPlaces: readonly number[];
}

/** Gives equal texts equal numbers, and leaves out what only one side has: it cannot match. */
function number(before: readonly string[], after: readonly string[]): Numbered {
  const inAfter = new Set(after);
  const numbers = new Map<string, number>();
  for (const text of before) if (inAfter.has(text) && !numbers.has(text)) numbers.set(text, numbers.size);
  const keep = (texts: readonly string[]) => {
    const places = texts.flatMap((text, place) => (numbers.has(text) ? [place] : []));
    return { places, values: Int32Array.from(places, place => numbers.get(texts[place] ?? '') ?? -1) };
  };
  const old = keep(before);
  const now = keep(after);
  return { old: old.values, now: now.values, oldPlaces: old.places, nowPlaces: now.places };
}

/** Splits boxes at their middles until nothing is left to split, from the front to the back. */
function compare(old: Int32Array, now: Int32Array): readonly Match[] {
  const size = old.length + now.length;
  const limit = size <= EXACT_SIZE ? size : EDIT_LIMIT;
  const room = diagonals(size);
  const matches: Match[] = [];
  const work: Work[] = [{ a: 0, aEnd: old.length, b: 0, bEnd: now.length }];
  for (let item = work.pop(); item; item = work.pop()) {
    if ('length' in item) {
      matches.push(item);
      continue;
    }
    const { box, prefix, suffix } = trim(old, now, item);
    matches.push(prefix);
    work.push(suffix);
    if (box.a === box.aEnd || box.b === box.bEnd) continue;
    const snake = middleSnake(old, now, box, room, limit);
    work.push({ a: snake.aEnd, aEnd: box.aEnd, b: snake.bEnd, bEnd: box.bEnd });
    work.push({ before: snake.a, after: snake.b, length: snake.aEnd - snake.a });
    work.push({ a: box.a, aEnd: snake.a, b: box.b, bEnd: snake.b });
  }
  return matches;
}

type Work = Box | Match;

function trim(old: Int32Array, now: Int32Array, box: Box): { box: Box; prefix: Match; suffix: Match } {
  let { a, aEnd, b, bEnd } = box;
  while (a < aEnd && b < bEnd && old[a] === now[b]) {
    a += 1;
    b += 1;
  }
  while (aEnd > a && bEnd > b && old[aEnd - 1] === now[bEnd - 1]) {
    aEnd -= 1;
    bEnd -= 1;
  }
  return {
    box: { a, aEnd, b, bEnd },
    prefix: { before: box.a, after: box.b, length: a - box.a },
    suffix: { before: aEnd, after: bEnd, length: box.aEnd - aEnd },
  };
}

/** Takes runs of kept elements back to places in the sequences, one element at a time: between them others may have been left out. */
function* single(
  matches: readonly Match[],
  oldPlaces: readonly number[],
  nowPlaces: readonly number[],
): Generator<Match> {
  for (const { before, after, length } of matches) {
    for (let i = 0; i < length; i += 1) {
      yield { before: oldPlaces[before + i] ?? 0, after: nowPlaces[after + i] ?? 0, length: 1 };
    }
  }
}
