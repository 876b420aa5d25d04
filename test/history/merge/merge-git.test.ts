import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeNeeding } from '../../tools.ts';
import { gitMergeFile } from './git-merge-file.ts';
import { merge } from './merged.ts';
import { forks, orderedForks } from './random-documents.ts';

const RUNS = { numRuns: 80 };

describeNeeding('git', 'beside git merge-file', () => {
  it('merges whatever git merges when no block moved, to the same words', () => {
    fc.assert(
      fc.property(orderedForks, ({ base, ours, theirs }) => {
        const git = gitMergeFile(base, ours, theirs);
        if (git.conflicts > 0) return;
        const own = merge(base, ours, theirs);
        expect(own.conflicts).toEqual([]);
        // Where a block was replaced by several, what the other side added beside it may stand before or behind these.
        expect(wordsOf(own.source)).toEqual(wordsOf(git.text));
      }),
      RUNS,
    );
  });

  it('has no conflict where git has none when blocks moved, but for one that was removed and also edited', () => {
    fc.assert(
      fc.property(forks, ({ base, ours, theirs }) => {
        const git = gitMergeFile(base, ours, theirs);
        if (git.conflicts > 0) return;
        const own = merge(base, ours, theirs);
        expect(own.conflicts.filter(({ reason }) => !reason.includes('removed'))).toEqual([]);
        const known = new Set(wordsOf(git.text));
        if (own.conflicts.length === 0) expect(wordsOf(own.source).filter(word => !known.has(word))).toEqual([]);
      }),
      RUNS,
    );
  });

  const [first, second, third] = [
    'First one here among all the other words.\n',
    'Second thing there.\n',
    'Third of them all.\n',
  ];
  const documentOf = (...blocks: readonly string[]) => blocks.join('\n');
  const base = documentOf(first, second, third);

  it.each([
    {
      name: 'a block that one side removed and the other only moved is gone: git keeps it',
      ours: documentOf(second, third, first),
      theirs: documentOf(second, third),
      git: documentOf(second, third, first),
      own: documentOf(second, third),
    },
    {
      name: 'a block that both moved stands once: git has it twice',
      ours: documentOf(second, first, third),
      theirs: documentOf(second, third, first),
      git: documentOf(second, first, third, first),
      own: documentOf(second, first, third),
    },
    {
      name: 'a block that one side removed and the other moved and edited is a conflict: git keeps it',
      ours: documentOf(second, third, 'First one now among all the other words.\n'),
      theirs: documentOf(second, third),
      git: documentOf(second, third, 'First one now among all the other words.\n'),
      own: undefined,
    },
  ])('differs: $name', ({ ours, theirs, git, own }) => {
    expect(gitMergeFile(base, ours, theirs)).toEqual({ conflicts: 0, text: git });
    const merged = merge(base, ours, theirs);
    if (own === undefined) expect(merged.conflicts).toMatchObject([{ reason: 'edited here, removed there' }]);
    else expect(merged).toMatchObject({ conflicts: [], source: own });
  });

  it('differs: beside a block that moved, what is new may stand before it or behind it', () => {
    const ours = documentOf(third, second, first);
    const theirs = documentOf(first, 'New words.\n', second, third);
    expect(gitMergeFile(base, ours, theirs).text).toBe(documentOf(third, 'New words.\n', second, first));
    expect(wordsOf(merge(base, ours, theirs).source)).toEqual(
      wordsOf(documentOf(first, second, third, 'New words.\n')),
    );
  });
});

function wordsOf(text: string): string[] {
  return (text.match(/[a-z]+/gi) ?? []).sort();
}
