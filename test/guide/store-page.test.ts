import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeNeeding } from '../tools.ts';
import { emptyProject, pylit, removeProject, root, run } from './project-copy.ts';

describeNeeding('git', '"The store"', () => {
  it('shows the id that git and pylit both give to a file', () => {
    const page = readFileSync(join(root, 'guide/store.md'), 'utf8');
    const [, text, ofGit, ofPylit] =
      /\$ echo '(.+)' > hello\.txt\n\$ git hash-object hello\.txt\n(\w+)\n\$ npx pylit store hash hello\.txt\n(\w+)\n/.exec(
        page,
      ) ?? [];
    const folder = emptyProject();
    writeFileSync(join(folder, 'hello.txt'), `${text}\n`);
    expect(run(folder, 'git', ['hash-object', 'hello.txt']).stdout.trim()).toBe(ofGit);
    expect(pylit(folder, 'store', 'hash', 'hello.txt').stdout).toContain(ofPylit);
    removeProject(folder);
  });
});
