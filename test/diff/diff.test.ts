import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonSubsequence } from '../../src/diff/common-subsequence.ts';
import { countLines, diffLines, splitLines } from '../../src/diff/line-diff.ts';
import { gapsBetween, type Match } from '../../src/diff/match.ts';
import { patienceMatches } from '../../src/diff/patience.ts';
import { unifiedDiff } from '../../src/diff/unified-diff.ts';
import { cpuClock } from '../cpu-clock.ts';

const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 40 });
const related = fc
  .tuple(letters, fc.array(fc.tuple(fc.nat(40), fc.constantFrom('a', 'x', 'y', '')), { maxLength: 6 }))
  .map(([before, edits]) => {
    const after: string[] = [...before];
    for (const [place, text] of edits)
      after.splice(place % (after.length + 1), text === '' ? 1 : 0, ...(text === '' ? [] : [text]));
    return [before, after] as const;
  });
const pairs = fc.oneof(fc.tuple(letters, letters), related);

/** Length of a longest common subsequence by the table that everybody knows. */
function longest(before: readonly string[], after: readonly string[]): number {
  let row = new Array<number>(after.length + 1).fill(0);
  for (const text of before) {
    const next = [0];
    for (const [j, other] of after.entries())
      next.push(text === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}

function total(matches: readonly Match[]): number {
  return matches.reduce((sum, match) => sum + match.length, 0);
}

/** Checks that matches are in order and equal, and that following them makes the new sequence of the old one. */
function expectValid(before: readonly string[], after: readonly string[], matches: readonly Match[]): void {
  const made: string[] = [];
  let old = 0;
  for (const { before: from, after: to, length } of matches) {
    expect(from).toBeGreaterThanOrEqual(old);
    expect(length).toBeGreaterThan(0);
    made.push(...after.slice(made.length, to), ...before.slice(from, from + length));
    old = from + length;
  }
  made.push(...after.slice(made.length));
  expect(made).toEqual(after);
}

describe('commonSubsequence', () => {
  it('is common, in order, and the longest', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const matches = commonSubsequence(before, after);
        expectValid(before, after, matches);
        expect(total(matches)).toBe(longest(before, after));
      }),
      { numRuns: 2000 },
    );
  });

  it('stays right where it must give up being the longest, and ends soon', () => {
    const random = (seed: number) =>
      Array.from({ length: 20_000 }, (_, i) => String(((i * 2654435761 + seed * 40503) >>> 7) % 50));
    const spent = cpuClock();
    const [before, after] = [random(1), random(2).reverse()];
    const matches = commonSubsequence(before, after);
    expect(spent()).toBeLessThan(8000);
    expectValid(before, after, matches);
    expect(total(matches)).toBeGreaterThan(1000);
  });

  it('compares half a million equal lines but one', () => {
    const before = Array.from({ length: 500_000 }, (_, i) => String(i % 1000));
    const after = before.with(250_000, 'x');
    const spent = cpuClock();
    expect(total(commonSubsequence(before, after))).toBe(499_999);
    expect(spent()).toBeLessThan(4000);
  });
});

describe('patienceMatches', () => {
  it('is common and in order', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => expectValid(before, after, patienceMatches(before, after))),
      { numRuns: 1000 },
    );
  });

  it('keeps unique elements together where the longest subsequence would not', () => {
    const before = ['{', 'one', '}', '', '{', 'two', '}'];
    const after = ['{', 'new', '}', '', '{', 'one', '}', '', '{', 'two', '}'];
    const matched = patienceMatches(before, after).flatMap(match =>
      before.slice(match.before, match.before + match.length),
    );
    expect(matched).toEqual(before);
  });
});

describe('gapsBetween', () => {
  it('covers everything that is not matched', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const matches = commonSubsequence(before, after);
        const gaps = gapsBetween(matches, before.length, after.length);
        const removed = gaps.reduce((sum, gap) => sum + gap.beforeEnd - gap.before, 0);
        expect(removed).toBe(before.length - total(matches));
      }),
    );
  });
});

describe('diffLines', () => {
  it('counts a missing last line end as a difference', () => {
    expect(countLines(diffLines('a\nb', 'a\nb\n'))).toEqual({ added: 1, removed: 1 });
  });

  it('splits so that joining gives the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\n', '\r') }),
        text => void expect(splitLines(text).join('')).toBe(text),
      ),
    );
  });
});

describe('unifiedDiff', () => {
  it('is empty for equal texts', () => {
    expect(unifiedDiff('a\n', 'a\n', { before: 'x', after: 'y' })).toBe('');
  });

  it('writes what git writes', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\n';
    const after = 'a\nB\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl';
    expect(unifiedDiff(before, after, { before: 'a/x', after: 'b/x' })).toBe(
      '--- a/x\n+++ b/x\n@@ -1,5 +1,5 @@\n a\n-b\n+B\n c\n d\n e\n@@ -9,4 +9,4 @@\n i\n j\n k\n-l\n+l\n\\ No newline at end of file\n',
    );
    expect(unifiedDiff('', 'a\n')).toBe('@@ -0,0 +1 @@\n+a\n');
    expect(unifiedDiff('a\nb\n', '')).toBe('@@ -1,2 +0,0 @@\n-a\n-b\n');
  });

  it('leads from one text to the other', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\n'), maxLength: 60 });
    fc.assert(
      fc.property(text, text, fc.nat(4), (before, after, context) => {
        expect(patched(before, unifiedDiff(before, after, { context }))).toBe(after);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Applies a unified diff, checking the lines that it says are there. */
function patched(before: string, diff: string): string {
  const source = splitLines(before);
  const made: string[] = [];
  let at = 0;
  for (const [whole] of diff.matchAll(/[@ +-][^\n]*\n(?:\\ No newline at end of file\n)?/g)) {
    const line = whole.replace(/\n\\ No newline at end of file\n$/, '');
    const start = /^@@ -(\d+)(?:,(\d+))?/.exec(line);
    if (start) {
      const to = Number(start[1]) - (start[2] === '0' ? 0 : 1);
      made.push(...source.slice(at, to));
      at = to;
    } else if (line.startsWith('+')) made.push(line.slice(1));
    else {
      expect(source[at]).toBe(line.slice(1));
      if (line.startsWith(' ')) made.push(line.slice(1));
      at += 1;
    }
  }
  return [...made, ...source.slice(at)].join('');
}
