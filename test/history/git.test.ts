import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ObjectId } from '../../src/core/object-kind.ts';
import { writeProjectTree } from '../../src/history/project-tree.ts';
import { memoryTrees, type ObjectSink } from '../../src/history/tree-source.ts';
import { describeNeeding } from '../tools.ts';
import { projectFiles } from './documents.ts';

describeNeeding('git', 'a project tree in a real git repository', () => {
  it('has the same ids, passes fsck, and lists documents as folders', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pylit-history-'));
    try {
      const git = (args: readonly string[], input = '') => execFileSync('git', args, { cwd: folder, input }).toString();
      git(['init', '-q']);
      const root = writeProjectTree(
        gitSink(folder),
        projectFiles({ 'docs/intro.md': '# Ünicode title!\n\ntext\n\n\n\n## B\n\nx\n', 'docs/a.txt': 'x' }),
      );
      expect(root).toBe(
        writeProjectTree(
          memoryTrees(),
          projectFiles({ 'docs/a.txt': 'x', 'docs/intro.md': '# Ünicode title!\n\ntext\n\n\n\n## B\n\nx\n' }),
        ),
      );
      git(['fsck', '--strict']);
      expect(git(['-c', 'core.quotePath=false', 'ls-tree', '-r', '--name-only', root]).split('\n')).toEqual([
        'docs/a.txt',
        'docs/intro.md/0000.document.json',
        'docs/intro.md/0001-ünicode-title/0001.heading.md',
        'docs/intro.md/0001-ünicode-title/0002.paragraph.md',
        'docs/intro.md/0001-ünicode-title/0003.gap',
        'docs/intro.md/0001-ünicode-title/0004-b/0001.heading.md',
        'docs/intro.md/0001-ünicode-title/0004-b/0002.paragraph.md',
        '',
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** Writes objects with git itself. */
function gitSink(folder: string): ObjectSink {
  return {
    algorithm: 'sha1',
    put(kind, body): ObjectId {
      return execFileSync('git', ['hash-object', '-w', '-t', kind, '--stdin'], { cwd: folder, input: body })
        .toString()
        .trim();
    },
  };
}
