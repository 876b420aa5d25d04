import { commonSubsequence } from './common-subsequence.ts';
import { type Gap, gapsBetween, type Match } from './match.ts';

/** A part of a merged sequence: what both sides agree on, or what both changed in different ways. Places are ends-excluded runs, from 0. */
export interface MergedRegion {
  readonly base: Run;
  readonly ours: Run;
  readonly theirs: Run;
  /** Whose elements are taken; `both` where they are the same, `conflict` where nobody's can be. */
  readonly take: 'both' | 'ours' | 'theirs' | 'conflict';
}

export interface Run {
  readonly start: number;
  readonly end: number;
}

/** What each side has in common with the base. */
export interface SideMatches {
  readonly ours: readonly Match[];
  readonly theirs: readonly Match[];
}

/**
 * Merges two sequences that come from a third (diff3: S. Khanna, K. Kunal, B. Pierce, "A Formal Investigation of Diff3", 2007). Changes
 * of the two sides that overlap or touch are a conflict, unless they are the same.
 *
 * @returns regions in order, which together cover all three sequences
 */
export function mergeSequences(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
  matches: SideMatches = { ours: commonSubsequence(base, ours), theirs: commonSubsequence(base, theirs) },
): readonly MergedRegion[] {
  const left = new Changes(gapsBetween(matches.ours, base.length, ours.length));
  const right = new Changes(gapsBetween(matches.theirs, base.length, theirs.length));
  const regions: MergedRegion[] = [];
  let at = { base: 0, ours: 0, theirs: 0 };
  const region = (end: typeof at, take?: MergedRegion['take']) => {
    const runs = {
      base: { start: at.base, end: end.base },
      ours: { start: at.ours, end: end.ours },
      theirs: { start: at.theirs, end: end.theirs },
    };
    at = end;
    const isEmpty = [runs.base, runs.ours, runs.theirs].every(run => run.start === run.end);
    if (!isEmpty) regions.push({ ...runs, take: take ?? taken(runs, base, ours, theirs) });
  };
  for (;;) {
    const start = Math.min(left.next(), right.next());
    const same = (start === Number.POSITIVE_INFINITY ? base.length : start) - at.base;
    region({ base: at.base + same, ours: at.ours + same, theirs: at.theirs + same }, 'both');
    if (start === Number.POSITIVE_INFINITY) return regions;
    const end = takeTouching(left, right, start);
    region({ base: end, ours: end + left.shift, theirs: end + right.shift });
  }
}

/** The changes of one side, taken in order. */
class Changes {
  readonly #gaps: readonly Gap[];
  #at = 0;
  /** How far places of the side are ahead of those of the base, behind the changes that were taken. */
  shift = 0;

  constructor(gaps: readonly Gap[]) {
    this.#gaps = gaps;
  }

  /** Where the next change begins in the base. */
  next(): number {
    return this.#gaps[this.#at]?.before ?? Number.POSITIVE_INFINITY;
  }

  /** Takes the changes that begin up to a place, and says how far they reach. */
  take(end: number): number {
    let reach = end;
    for (let gap = this.#gaps[this.#at]; gap && gap.before <= reach; gap = this.#gaps[this.#at]) {
      reach = Math.max(reach, gap.beforeEnd);
      this.shift = gap.afterEnd - gap.beforeEnd;
      this.#at += 1;
    }
    return reach;
  }
}

function takeTouching(left: Changes, right: Changes, start: number): number {
  let end = start;
  for (;;) {
    const reach = right.take(left.take(end));
    if (reach === end && left.next() > end && right.next() > end) return end;
    end = reach;
  }
}

type Runs = Omit<MergedRegion, 'take'>;

function taken(
  runs: Runs,
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): MergedRegion['take'] {
  if (areEqual(ours, runs.ours, theirs, runs.theirs)) return 'both';
  if (areEqual(base, runs.base, theirs, runs.theirs)) return 'ours';
  return areEqual(base, runs.base, ours, runs.ours) ? 'theirs' : 'conflict';
}

function areEqual(a: readonly string[], inA: Run, b: readonly string[], inB: Run): boolean {
  const length = inA.end - inA.start;
  if (length !== inB.end - inB.start) return false;
  for (let i = 0; i < length; i += 1) if (a[inA.start + i] !== b[inB.start + i]) return false;
  return true;
}
