/** Candidates longer than this are not compared: nobody mistypes such a name, and the comparison is quadratic. */
const MAX_LENGTH = 64;

/** At most this many candidates are compared, so that a message about one name never costs a noticeable time. */
const MAX_CANDIDATES = 20_000;

/**
 * Finds the names most like a mistyped or shortened one, for "did you mean": equal but for case and punctuation first, then
 * beginnings of one another, then by Damerau-Levenshtein distance (at most a third of the length).
 *
 * @param name what was written
 * @param candidates what exists
 * @param limit at most so many are returned
 * @returns best first; ties in alphabetical order
 * @example nearest('instal', ['install', 'remove']) // ['install']
 */
export function nearest(name: string, candidates: Iterable<string>, limit = 3): readonly string[] {
  const wanted = simplify(name);
  if (wanted === '') return [];
  const found = new Map<string, number>();
  let count = 0;
  for (const candidate of candidates) {
    if ((count += 1) > MAX_CANDIDATES) break;
    const score = likeness(wanted, simplify(candidate));
    if (score !== undefined && candidate !== name) found.set(candidate, score);
  }
  return [...found]
    .sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([candidate]) => candidate);
}

/** Lower is more alike; undefined is unlike. */
function likeness(wanted: string, candidate: string): number | undefined {
  if (candidate === wanted) return 0;
  if (candidate === '') return undefined;
  const shorter = Math.min(wanted.length, candidate.length);
  if (shorter >= 3 && (candidate.startsWith(wanted) || wanted.startsWith(candidate))) return 0.5;
  if (wanted.length > MAX_LENGTH || candidate.length > MAX_LENGTH) return undefined;
  const allowed = Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3));
  if (Math.abs(wanted.length - candidate.length) > allowed || shorter < 2) return undefined;
  if (differentLetters(wanted, candidate) > 2 * allowed) return undefined;
  const distance = editDistance(wanted, candidate);
  return distance <= allowed ? distance : undefined;
}

/** Letters (modulo 32) that only one of two names has. One edit changes this by two at most, and it is found much faster than edits are. */
function differentLetters(a: string, b: string): number {
  let bits = letters(a) ^ letters(b);
  let count = 0;
  for (; bits !== 0; bits &= bits - 1) count += 1;
  return count;
}

function letters(name: string): number {
  let bits = 0;
  for (let i = 0; i < name.length; i += 1) bits |= 1 << (name.charCodeAt(i) & 31);
  return bits;
}

function simplify(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_.:/-]+/g, '-');
}

/** Counts insertions, deletions, substitutions and swaps of neighbours (optimal string alignment) between two short strings. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
