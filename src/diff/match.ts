/** A run of elements that two sequences have in common: `length` elements from `before` in the old one and from `after` in the new one. */
export interface Match {
  readonly before: number;
  readonly after: number;
  readonly length: number;
}

/** A place where two sequences differ: elements `before` up to `beforeEnd` gave way to `after` up to `afterEnd` (ends excluded, from 0). */
export interface Gap {
  readonly before: number;
  readonly beforeEnd: number;
  readonly after: number;
  readonly afterEnd: number;
}

/** Joins runs that touch and drops empty ones. */
export function joinMatches(matches: Iterable<Match>): readonly Match[] {
  const joined: Match[] = [];
  for (const match of matches) {
    const last = joined.at(-1);
    if (match.length === 0) continue;
    if (last && last.before + last.length === match.before && last.after + last.length === match.after) {
      joined[joined.length - 1] = { ...last, length: last.length + match.length };
    } else joined.push(match);
  }
  return joined;
}

/** The places between matches, in order, with the lengths of both sequences. */
export function gapsBetween(matches: readonly Match[], beforeLength: number, afterLength: number): readonly Gap[] {
  const gaps: Gap[] = [];
  let before = 0;
  let after = 0;
  for (const match of [...matches, { before: beforeLength, after: afterLength, length: 0 }]) {
    if (match.before > before || match.after > after)
      gaps.push({ before, beforeEnd: match.before, after, afterEnd: match.after });
    before = match.before + match.length;
    after = match.after + match.length;
  }
  return gaps;
}
