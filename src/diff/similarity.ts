/** The words of a text, counted; made once for each text that is compared with many. */
export interface WordBag {
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

/** Text beyond this many characters is not looked at. */
const MAX_TEXT = 100_000;

/** Counts the words of a text; where there are none, its characters that are not blank. */
export function wordBag(text: string): WordBag {
  const cut = text.slice(0, MAX_TEXT);
  const words = cut.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? cut.match(/\S/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, size: words.length };
}

/** Dice's coefficient of two bags of words: twice what they share over what they hold, from 0 to 1. Two empty ones are alike. */
export function diceSimilarity(a: WordBag, b: WordBag): number {
  if (a.size + b.size === 0) return 1;
  const [small, large] = a.counts.size <= b.counts.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [word, count] of small.counts) shared += Math.min(count, large.counts.get(word) ?? 0);
  return (2 * shared) / (a.size + b.size);
}

/** The most that two bags can be alike, by their sizes alone. */
export function diceBound(a: WordBag, b: WordBag): number {
  return a.size + b.size === 0 ? 1 : (2 * Math.min(a.size, b.size)) / (a.size + b.size);
}
