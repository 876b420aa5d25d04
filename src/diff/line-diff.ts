import { commonSubsequence } from './common-subsequence.ts';
import { type Gap, gapsBetween, type Match } from './match.ts';

/** Two texts compared by lines. A line has its end, so a missing last line end is a difference. */
export interface LineDiff {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly matches: readonly Match[];
  readonly gaps: readonly Gap[];
}

/** Compares two texts by lines. */
export function diffLines(before: string, after: string): LineDiff {
  const old = splitLines(before);
  const now = splitLines(after);
  const matches = commonSubsequence(old, now);
  return { before: old, after: now, matches, gaps: gapsBetween(matches, old.length, now.length) };
}

/** Counts the lines that a difference adds and removes. */
export function countLines(diff: LineDiff): { readonly added: number; readonly removed: number } {
  return diff.gaps.reduce(
    ({ added, removed }, gap) => ({
      added: added + gap.afterEnd - gap.after,
      removed: removed + gap.beforeEnd - gap.before,
    }),
    { added: 0, removed: 0 },
  );
}

/** The lines of a text, each with its LF; the last has none where the text does not end with one. */
export function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
