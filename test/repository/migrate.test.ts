import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/backend/memory/memory-store.ts';
import { openNativeStore } from '../../src/backend/native/native-store.ts';
import { encodeCommit } from '../../src/core/commit.ts';
import { encodeTree, MODE } from '../../src/core/tree.ts';
import { migrateStore } from '../../src/repository/migrate.ts';
import { checkStore } from '../../src/store/fsck.ts';
import type { Store } from '../../src/store/store.ts';
import { allOf } from '../store/all-of.ts';

const by = { name: 'Ada', email: 'ada@example.org', time: 1_700_000_000, zone: '+0100' };

/** Three commits, a branch, a tag, an object over 1 MiB, and one that nothing leads to. */
async function fill(store: Store): Promise<void> {
  let parents: string[] = [];
  for (const number of [1, 2, 3]) {
    const batch = store.batch();
    const blob = batch.put('blob', `version ${number}\n`.repeat(number === 2 ? 150_000 : 1));
    const tree = batch.put('tree', encodeTree([{ name: 'a.md', mode: MODE.file, id: blob }], store.algorithm));
    const commit = batch.put(
      'commit',
      encodeCommit({ tree, parents, author: by, committer: by, message: `c${number}\n` }),
    );
    await batch.commit([{ name: 'HEAD', to: commit, log: { by, message: `commit: c${number}` } }]);
    if (number === 2) await store.refs.update([{ name: 'refs/tags/two', to: commit, log: { by, message: 'tag' } }]);
    parents = [commit];
  }
  const batch = store.batch();
  batch.put('blob', 'nothing leads here\n');
  await batch.commit();
}

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function nativeStore(): Promise<Store> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pylit-migrate-'));
  folders.push(folder);
  return openNativeStore({ path: path.join(folder, 'store.db'), create: true });
}

async function refsOf(store: Store): Promise<unknown> {
  const refs = await store.refs.list();
  return Promise.all(
    refs.map(async ref => ({ ...ref, log: ref.name === 'HEAD' ? [] : await store.refs.log(ref.name) })),
  );
}

describe('migrateStore', () => {
  it('copies objects, refs and their logs, and leaves out what nothing leads to', async () => {
    const from = memoryStore();
    await fill(from);
    const to = await nativeStore();
    expect(await migrateStore(from, to)).toEqual({ objects: 9, refs: 3, verified: 3 });
    expect(await refsOf(to)).toEqual(await refsOf(from));
    expect(await allOf(checkStore(to))).toEqual([]);
    const back = memoryStore();
    await migrateStore(to, back);
    expect(await refsOf(back)).toEqual(await refsOf(from));
    await to.close();
  });

  it('is done again without harm, and goes on where it was interrupted', async () => {
    const from = memoryStore();
    await fill(from);
    const to = memoryStore();
    const batch = to.batch();
    batch.put('blob', 'version 1\n');
    await batch.commit();
    expect((await migrateStore(from, to)).objects).toBe(8);
    expect((await migrateStore(from, to)).objects).toBe(0);
    expect(await refsOf(to)).toEqual(await refsOf(from));
  });

  it('keeps a HEAD that is on no branch', async () => {
    const from = memoryStore();
    await fill(from);
    const first = (await from.refs.log('HEAD')).at(-1)?.after ?? '';
    await from.refs.update([{ name: 'HEAD', to: first, noFollow: true, log: { by, message: 'checkout' } }]);
    const to = memoryStore();
    await migrateStore(from, to);
    expect(await to.refs.list()).toEqual(await from.refs.list());
  });

  it('refuses a store with a history of its own', async () => {
    const from = memoryStore();
    await fill(from);
    const to = memoryStore();
    const batch = to.batch();
    const tree = batch.put('tree', encodeTree([], 'sha1'));
    const commit = batch.put(
      'commit',
      encodeCommit({ tree, parents: [], author: by, committer: by, message: 'other\n' }),
    );
    await batch.commit([{ name: 'HEAD', to: commit, log: { by, message: 'commit' } }]);
    await expect(migrateStore(from, to)).rejects.toMatchObject({ code: 'ref-conflict' });
    expect((await to.refs.resolve('HEAD'))?.id).toBe(commit);
  });

  it('refuses a store with ids of another kind', async () => {
    await expect(migrateStore(memoryStore('sha1'), memoryStore('sha256'))).rejects.toMatchObject({
      code: 'store-format',
    });
  });
});
