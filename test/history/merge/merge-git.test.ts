import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
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

  it.each(realDocuments())('merges edits of %s as git does', file => {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    const lines = text.split('\n');
    for (const [mine, other] of [
      [0.2, 0.6],
      [0.7, 0.1],
      [0.45, 0.5],
    ] as const) {
      const ours = edited(lines, Math.floor(mine * lines.length), line => line.replace(/\w+$/, 'ours'));
      const theirs = edited(lines, Math.floor(other * lines.length), line => `${line}\n\nNew text by them.\n`);
      const git = gitMergeFile(text, ours, theirs);
      if (git.conflicts === 0)
        expect(merge(text, ours, theirs, file)).toMatchObject({ conflicts: [], source: git.text });
    }
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

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** The guide, and documents in reStructuredText, as people write them. */
function realDocuments(): string[] {
  return globSync(['guide/*.md', 'fixtures/**/*.rst'], { cwd: ROOT })
    .filter(file => statSync(path.join(ROOT, file)).size < 20_000)
    .sort()
    .slice(0, 24);
}

/** Edits one line, or the next one that has words. */
function edited(lines: readonly string[], from: number, edit: (line: string) => string): string {
  const at = lines.findIndex((line, index) => index >= from && /\w$/.test(line));
  return lines.map((line, index) => (index === at ? edit(line) : line)).join('\n');
}
