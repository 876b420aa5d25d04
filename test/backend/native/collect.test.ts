import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openNativeStore } from '../../../src/backend/native/native-store.ts';
import type { ObjectId } from '../../../src/core/object-kind.ts';
import { makeSignature } from '../../../src/core/signature.ts';
import { MODE } from '../../../src/core/tree.ts';
import type { Batch } from '../../../src/store/batch.ts';
import { checkStore } from '../../../src/store/fsck.ts';
import type { Store } from '../../../src/store/store.ts';
import { allOf } from '../../store/all-of.ts';
import { temporaryFolder } from './store-folder.ts';

const DAY = 86_400_000;
const by = makeSignature('Ada', 'ada@example.org', 1_700_000_000, '+0000');
const log = { by, message: 'test' };

function putCommit(store: Store, batch: Batch, texts: readonly string[], parents: readonly ObjectId[] = []): ObjectId {
  const entries = texts.map((text, i) => ({ name: `${i}.md`, mode: MODE.file, id: batch.put('blob', text) }));
  const tree = store.trees.write(batch, entries);
  return store.history.write(batch, { tree, parents, author: by, committer: by, message: `${texts[0]}\n` });
}

function texts(name: string, count = 300): string[] {
  return Array.from({ length: count }, (_, i) => `${name} ${i} ${Math.sin(i)}`.repeat(8));
}

async function newStore(): Promise<{ store: Store; path: string }> {
  const path = join(temporaryFolder(), 'store.db');
  return { store: await openNativeStore({ path, create: true }), path };
}

async function collect(store: Store, grace: number, now = Date.now()) {
  if (!store.collect) throw new Error('this store cannot');
  return store.collect({ grace, now });
}

describe('collecting garbage', () => {
  it('removes what no ref leads to, and keeps all that one does', async () => {
    const { store, path } = await newStore();
    const batch = store.batch();
    const kept = putCommit(store, batch, texts('kept'));
    const gone = putCommit(store, batch, texts('gone', 3000));
    const tagged = batch.put('blob', 'x'.repeat(2 ** 21));
    const large = batch.put('blob', 'z'.repeat(2 ** 21));
    await batch.commit([
      { name: 'HEAD', to: kept, log },
      { name: 'refs/tags/large', to: tagged, log },
    ]);
    const size = statSync(path).size + statSync(`${path}-wal`).size;
    const before = await allOf(store.objects.ids());
    expect(await collect(store, 0)).toEqual({ removed: 3003, kept: 303 });
    expect(await store.objects.has(gone)).toBe(false);
    expect(await store.objects.has(large)).toBe(false);
    expect((await store.objects.read(tagged))?.body).toHaveLength(2 ** 21);
    const after = await allOf(store.objects.ids());
    expect(after).toHaveLength(303);
    expect(after.filter(id => !before.includes(id))).toEqual([]);
    expect(await allOf(checkStore(store))).toEqual([]);
    await store.close();
    expect(statSync(path).size).toBeLessThan(size / 2);
  });

  it('keeps the young, and what they lead to', async () => {
    const { store } = await newStore();
    const old = store.batch();
    const tree = store.trees.write(old, [{ name: 'a.md', mode: MODE.file, id: old.put('blob', 'old') }]);
    await old.commit();
    expect(await collect(store, 14 * DAY)).toEqual({ removed: 0, kept: 2 });
    expect(await collect(store, 14 * DAY, Date.now() + 13 * DAY)).toEqual({ removed: 0, kept: 2 });
    expect(await store.objects.has(tree)).toBe(true);
    expect(await collect(store, 14 * DAY, Date.now() + 15 * DAY)).toEqual({ removed: 2, kept: 0 });
    expect(await allOf(checkStore(store))).toEqual([]);
    await store.close();
  });

  it('stores again what was removed', async () => {
    const { store } = await newStore();
    for (let round = 0; round < 3; round += 1) {
      const batch = store.batch();
      batch.put('blob', 'again');
      expect((await batch.commit()).added).toBe(1);
      expect((await collect(store, 0)).removed).toBe(1);
    }
    await store.close();
  });

  it('refuses a batch that relies on something which was removed meanwhile, and takes it the next time', async () => {
    const { store, path } = await newStore();
    const first = store.batch();
    putCommit(store, first, ['nobody needs me']);
    await first.commit();
    const other = await openNativeStore({ path });
    const batch = other.batch();
    const commit = putCommit(other, batch, ['nobody needs me']);
    expect((await collect(store, 0)).removed).toBe(3);
    const update = { name: 'HEAD', to: commit, log };
    await expect(batch.commit([update])).rejects.toMatchObject({ code: 'ref-conflict' });
    await expect(other.refs.update([update])).rejects.toMatchObject({ code: 'object-missing' });
    const again = other.batch();
    putCommit(other, again, ['nobody needs me']);
    await again.commit([update]);
    expect(await allOf(checkStore(store))).toEqual([]);
    await other.close();
    await store.close();
  });

  it('leaves readers of other processes what they look for, wherever it is now', async () => {
    const { store, path } = await newStore();
    const batch = store.batch();
    const kept = putCommit(store, batch, texts('kept'));
    putCommit(store, batch, texts('gone'));
    await batch.commit([{ name: 'HEAD', to: kept, log }]);
    const reader = await openNativeStore({ path });
    const ids = (await allOf(reader.trees.walk((await reader.history.read(kept)).tree))).map(({ id }) => id);
    // Only the first is read, and so in memory; the places of all are.
    await reader.objects.read(ids[0] ?? '');
    expect((await collect(store, 0)).removed).toBe(302);
    const found = await reader.objects.readMany(ids);
    expect(found.every(object => object?.kind === 'blob')).toBe(true);
    await reader.close();
    await store.close();
  });

  it('does nothing to a store in which something is missing', async () => {
    const { store } = await newStore();
    const batch = store.batch();
    const commit = store.history.write(batch, {
      ...{ tree: '1'.repeat(40), parents: [], author: by, committer: by },
      message: 'of nothing\n',
    });
    batch.put('blob', 'left alone');
    await batch.commit([{ name: 'HEAD', to: commit, log }]);
    await expect(collect(store, 0)).rejects.toMatchObject({ code: 'object-missing' });
    expect((await store.stats()).objects).toBe(2);
    await store.close();
  });

  it('killed at any moment, leaves a sound store with all that refs lead to', async () => {
    const { store, path } = await newStore();
    const batch = store.batch();
    const kept = putCommit(store, batch, texts('kept', 500));
    await batch.commit([{ name: 'HEAD', to: kept, log }]);
    let collections = 0;
    for (let round = 0; round < 6; round += 1) {
      const child = spawn(
        process.execPath,
        [
          '--conditions=pylit-source',
          '--disable-warning=ExperimentalWarning',
          join(import.meta.dirname, 'collector.ts'),
          path,
        ],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      child.stdout.on('data', (data: Buffer) => (collections += data.toString().split('\n').length - 1));
      child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), (round * 23) % 90));
      // Others read and write all the time.
      let gone = false;
      const end = new Promise<void>(resolve => child.once('close', () => resolve())).then(() => (gone = true));
      for (let number = 0; !gone; number += 1) {
        const own = store.batch();
        const head = (await store.refs.resolve('HEAD'))?.id ?? '';
        const next = putCommit(store, own, [`${round} ${number}`], [head]);
        await own.commit([{ name: 'HEAD', expect: head, to: next, log }]);
        await new Promise(resolve => setTimeout(resolve, 5));
      }
      await end;
      expect((await allOf(checkStore(store))).filter(({ severity }) => severity === 'error')).toEqual([]);
      expect((await store.trees.read((await store.history.read(kept)).tree)).length).toBe(500);
    }
    expect(collections).toBeGreaterThan(0);
    await store.close();
  });
});
