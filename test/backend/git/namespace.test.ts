import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openGitStore } from '../../../src/backend/git/git-store.ts';
import { checkStore } from '../../../src/store/fsck.ts';
import { allOf } from '../../store/all-of.ts';
import { describeNeeding } from '../../tools.ts';
import { by, commitFiles, fsck, git, temporaryFolder } from './repository.ts';

const namespace = 'refs/pylit/';
const log = { by, message: 'test' };

function makeProject(folder: string): void {
  git(folder, ['init', '-q', '-b', 'main']);
  writeFileSync(join(folder, 'own.md'), 'own\n');
  git(folder, ['add', '.']);
  git(folder, ['commit', '-qm', 'own']);
}

/** What the project's own work is made of. */
function ownState(folder: string): unknown {
  const file = (name: string) => [readFileSync(join(folder, name), 'latin1'), statSync(join(folder, name)).mtimeMs];
  return {
    head: file('.git/HEAD'),
    index: file('.git/index'),
    work: [readdirSync(folder), file('own.md')],
    branches: git(folder, ['for-each-ref', 'refs/heads', 'refs/tags']),
    log: file('.git/logs/HEAD'),
  };
}

describeNeeding('git', "a history beside the project's own", () => {
  it("touches neither HEAD, branches, index nor work tree, and is git's in every other way", async () => {
    const folder = temporaryFolder();
    makeProject(folder);
    const before = ownState(folder);
    const store = await openGitStore({ path: folder, namespace });
    expect(await store.refs.list()).toEqual([{ name: 'HEAD', value: { symbolic: 'refs/heads/main' } }]);
    const ids = [];
    for (let i = 0; i < 4; i += 1) ids.unshift(await commitFiles(store, { 'a.md': `text ${i}\n`, 'b.md': 'same\n' }));
    await store.refs.update([{ name: 'refs/tags/v1', to: ids[0] ?? '', log }]);
    expect(ownState(folder)).toEqual(before);
    expect(git(folder, ['status', '--porcelain'])).toBe('');
    expect(git(folder, ['for-each-ref', '--format=%(refname)', 'refs/pylit'])).toBe(
      'refs/pylit/heads/main\nrefs/pylit/tags/v1\n',
    );
    expect(git(folder, ['log', '--format=%H', 'refs/pylit/heads/main']).trim().split('\n')).toEqual(ids);
    expect(git(folder, ['reflog', 'show', '--format=%H', 'refs/pylit/heads/main']).trim().split('\n')).toEqual(ids);
    git(folder, ['-c', 'gc.reflogExpire=never', 'gc', '-q', '--prune=now']);
    expect(fsck(folder)).toBe('');
    expect(await allOf(checkStore(store))).toEqual([]);
    expect((await store.refs.log('refs/heads/main')).map(({ after }) => after)).toEqual(ids);
    expect(await commitFiles(store, { 'a.md': 'after\n' })).toMatch(/^[0-9a-f]{40}$/);
    expect(fsck(folder)).toBe('');
    await store.close();
  });

  it('is shared by pushing refs/pylit/* and fetched into another clone', async () => {
    const folder = temporaryFolder();
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    git(folder, ['init', '-q', '--bare', 'host.git']);
    git(folder, ['init', '-q', '-b', 'main', 'one']);
    git(one, ['remote', 'add', 'origin', '../host.git']);
    const store = await openGitStore({ path: one, namespace });
    const first = await commitFiles(store, { 'a.md': 'one\n' });
    await store.refs.update([{ name: 'HEAD', to: { symbolic: 'refs/heads/draft' }, log }]);
    git(one, ['push', '-q', 'origin', 'refs/pylit/*']);
    git(folder, ['clone', '-q', 'host.git', 'two']);
    git(two, ['fetch', '-q', 'origin', 'refs/pylit/*:refs/pylit/*']);
    const other = await openGitStore({ path: two, namespace });
    expect(await other.refs.list()).toEqual([
      { name: 'HEAD', value: { symbolic: 'refs/heads/main' } },
      { name: 'refs/heads/main', value: { id: first } },
    ]);
    const second = await commitFiles(other, { 'a.md': 'two\n' });
    git(two, ['push', '-q', 'origin', 'refs/pylit/*']);
    git(one, ['fetch', '-q', 'origin', 'refs/pylit/*:refs/pylit/*']);
    expect(await store.refs.read('refs/heads/main')).toEqual({ id: second });
    expect([fsck(one), fsck(two), fsck(join(folder, 'host.git'))]).toEqual(['', '', '']);
    await store.close();
    await other.close();
  });

  it('keeps what a detached HEAD leads to, and follows a HEAD that was made by git', async () => {
    const folder = temporaryFolder();
    makeProject(folder);
    const store = await openGitStore({ path: folder, namespace });
    const first = await commitFiles(store, { 'a.md': 'one\n' });
    await store.refs.update([{ name: 'HEAD', to: first, noFollow: true, log }]);
    const detached = await commitFiles(store, { 'a.md': 'two\n' });
    expect(await store.refs.read('refs/heads/main')).toEqual({ id: first });
    git(folder, ['reflog', 'expire', '--expire=now', '--all']);
    git(folder, ['gc', '-q', '--prune=now']);
    expect(await store.objects.has(detached)).toBe(true);
    expect(git(folder, ['rev-parse', 'refs/pylit/HEAD']).trim()).toBe(detached);
    await store.refs.update([{ name: 'HEAD', to: { symbolic: 'refs/heads/main' }, log }]);
    expect(existsSync(join(folder, '.git', 'refs', 'pylit', 'HEAD'))).toBe(false);
    await store.close();
    const fresh = temporaryFolder();
    makeProject(fresh);
    git(fresh, ['symbolic-ref', 'refs/pylit/HEAD', 'refs/pylit/heads/other']);
    const followed = await openGitStore({ path: fresh, namespace });
    const id = await commitFiles(followed, { 'a.md': 'one\n' });
    expect(git(fresh, ['rev-parse', 'refs/pylit/heads/other', 'refs/pylit/HEAD'])).toBe(`${id}\n${id}\n`);
    git(fresh, ['gc', '-q', '--prune=now']);
    expect(fsck(fresh)).toBe('');
    await followed.close();
  });

  it('has no place for a ref beside HEAD', async () => {
    const folder = temporaryFolder();
    makeProject(folder);
    const store = await openGitStore({ path: folder, namespace });
    const id = await commitFiles(store, { 'a.md': 'one\n' });
    await expect(store.refs.update([{ name: 'refs/HEAD', to: id, log }])).rejects.toMatchObject({ code: 'ref-name' });
    await store.close();
  });
});
