import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openGitStore } from '../../../src/backend/git/git-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { allOf } from '../../store/all-of.ts';
import { describeNeeding } from '../../tools.ts';
import { by, commitFiles, fsck, git, temporaryFolder } from './repository.ts';

const log = { by, message: 'test' };

async function makeStore(patience = 5000): Promise<{ store: Store; path: string; id: string }> {
  const path = join(temporaryFolder(), 'store.git');
  const store = await openGitStore({ path, create: true, patience });
  return { store, path, id: await commitFiles(store, { 'a.md': 'a\n' }) };
}

describeNeeding('git', 'refs in files', () => {
  it('are written as git writes them, with logs that git reads', async () => {
    const { store, path, id } = await makeStore();
    await store.refs.update([{ name: 'refs/heads/x/y', to: id, log }]);
    await store.refs.update([{ name: 'refs/heads/link', to: { symbolic: 'refs/heads/x/y' }, log }]);
    expect(readFileSync(join(path, 'refs/heads/x/y'), 'utf8')).toBe(`${id}\n`);
    expect(git(path, ['symbolic-ref', 'refs/heads/link']).trim()).toBe('refs/heads/x/y');
    expect(git(path, ['reflog', 'show', '--format=%gs %gn %ge', 'refs/heads/x/y'])).toBe('test Ada ada@example.org\n');
    git(path, ['update-ref', '--create-reflog', '-m', 'by git', 'refs/heads/new', id]);
    expect(await store.refs.log('refs/heads/new')).toMatchObject([{ after: id, message: 'by git' }]);
    expect(fsck(path)).toBe('');
    await store.close();
  });

  it('that are packed are deleted from the pack first, and then from their files', async () => {
    const { store, path, id } = await makeStore();
    for (const name of ['a', 'b/c/d', 'e']) await store.refs.update([{ name: `refs/heads/${name}`, to: id, log }]);
    git(path, ['tag', '-am', 'tag', 'v1', id]);
    git(path, ['pack-refs', '--all']);
    await store.refs.update([{ name: 'refs/heads/a', to: id, log }]);
    await store.refs.update(['a', 'b/c/d'].map(name => ({ name: `refs/heads/${name}`, to: 'absent' as const, log })));
    expect(git(path, ['for-each-ref', '--format=%(refname)']).split('\n')).toEqual([
      'refs/heads/e',
      'refs/heads/main',
      'refs/tags/v1',
      '',
    ]);
    expect(git(path, ['rev-parse', 'v1^{commit}']).trim()).toBe(id);
    expect(readFileSync(join(path, 'packed-refs'), 'utf8')).toContain(`\n^${id}\n`);
    expect(existsSync(join(path, 'refs/heads/b'))).toBe(false);
    // The names are free again, also for git, and in the folders of logs.
    await store.refs.update([{ name: 'refs/heads/a/b', to: id, log }]);
    git(path, ['branch', 'b', id]);
    expect((await store.refs.log('refs/heads/a')).map(({ after }) => after)).toEqual(['0'.repeat(40), id]);
    expect(fsck(path)).toBe('');
    expect(await allOf(store.inspect())).toEqual([]);
    await store.close();
  });

  it('take the place of empty folders', async () => {
    const { store, path, id } = await makeStore();
    mkdirSync(join(path, 'refs/heads/x/y/z'), { recursive: true });
    mkdirSync(join(path, 'logs/refs/heads/x/y'), { recursive: true });
    await store.refs.update([{ name: 'refs/heads/x', to: id, log }]);
    expect(git(path, ['rev-parse', 'refs/heads/x']).trim()).toBe(id);
    await store.close();
  });

  it('that someone else has locked wait, and then name the lock', async () => {
    const { store, path, id } = await makeStore(300);
    const lock = join(path, 'refs/heads/main.lock');
    writeFileSync(lock, '');
    const update = { name: 'refs/heads/main', to: id, log };
    await expect(store.refs.update([update])).rejects.toMatchObject({
      code: 'store-locked',
      message: expect.stringContaining(lock),
    });
    expect(readFileSync(lock, 'utf8')).toBe('');
    expect(readdirSync(join(path, 'pylit/locks'))).toEqual([]);
    await store.close();
  });

  it('that several writers move at once follow each other', async () => {
    const { path, store } = await makeStore();
    const stores = await Promise.all([1, 2, 3].map(() => openGitStore({ path })));
    const names = ['refs/heads/a', 'refs/heads/b'];
    const start = (await store.refs.resolve('HEAD'))?.id ?? '';
    const results = await Promise.allSettled(
      stores.map(one => one.refs.update(names.map(name => ({ name, expect: 'absent' as const, to: start, log })))),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await store.refs.log('refs/heads/b')).toHaveLength(1);
    for (const one of [...stores, store]) await one.close();
  });

  it('that are torn are an error that names the file', async () => {
    const { store, path } = await makeStore();
    for (const text of ['', 'abc\n', 'ref: ../../x\n', `${'g'.repeat(40)}\n`]) {
      writeFileSync(join(path, 'refs/heads/main'), text);
      await expect(async () => store.refs.resolve('HEAD')).rejects.toMatchObject({
        code: 'object-corrupt',
        message: expect.stringContaining(join(path, 'refs/heads/main')),
      });
      expect((await allOf(store.inspect())).map(({ kind, id }) => `${kind} ${id}`)).toContain('ref refs/heads/main');
    }
    await store.close();
  });

  it('have long logs that are read from the end', async () => {
    const { store, path, id } = await makeStore();
    const line = `${id} ${id} Ada <ada@example.org> 1700000000 +0100\t${'ö'.repeat(300)}\n`;
    writeFileSync(join(path, 'logs/refs/heads/main'), line.repeat(900));
    const entries = await store.refs.log('refs/heads/main');
    expect(entries).toHaveLength(900);
    expect(entries.every(({ message }) => message === 'ö'.repeat(300))).toBe(true);
    // A line that was cut off is not there, and the next one does not stand behind it.
    writeFileSync(join(path, 'logs/refs/heads/main'), `${line}${line.slice(0, 70)}`);
    await store.refs.update([{ name: 'refs/heads/main', to: 'absent', log }]);
    expect((await store.refs.log('refs/heads/main')).map(({ after }) => after)).toEqual(['0'.repeat(40), id]);
    await store.close();
  });
});
