import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from './merged.ts';
import { forks } from './random-documents.ts';

const RUNS = { numRuns: 80 };

describe('merging documents', () => {
  it('with nothing gives the other side', () => {
    fc.assert(
      fc.property(forks, ({ base, ours }) => {
        expect(merge(base, ours, base)).toMatchObject({ source: ours, conflicts: [], runTogether: [] });
        expect(merge(base, base, ours)).toMatchObject({ source: ours, conflicts: [], runTogether: [] });
      }),
      RUNS,
    );
  });

  it('with the same gives the same', () => {
    fc.assert(
      fc.property(forks, ({ base, ours }) => {
        expect(merge(base, ours, ours)).toMatchObject({ source: ours, conflicts: [], runTogether: [] });
      }),
      RUNS,
    );
  });

  it('conflicts the other way round where it conflicts, with the same words', () => {
    fc.assert(
      fc.property(forks, ({ base, ours, theirs }) => {
        const [one, other] = [merge(base, ours, theirs), merge(base, theirs, ours)];
        expect(other.conflicts.length).toBe(one.conflicts.length);
        expect(wordsOf(other.source)).toEqual(wordsOf(one.source));
      }),
      RUNS,
    );
  });

  it('loses no word that either side wrote', () => {
    fc.assert(
      fc.property(forks, ({ base, ours, theirs }) => {
        const [was, merged] = [counts(base), counts(merge(base, ours, theirs).source)];
        for (const side of [counts(ours), counts(theirs)]) {
          for (const [word, count] of side) {
            const written = count - (was.get(word) ?? 0);
            if (written > 0) expect(merged.get(word) ?? 0, word).toBeGreaterThan(0);
          }
        }
      }),
      RUNS,
    );
  });
});

function wordsOf(text: string): string[] {
  return (text.match(/[a-z]+/gi) ?? []).sort();
}

function counts(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const word of wordsOf(text)) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}
