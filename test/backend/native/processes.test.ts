import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openNativeStore } from '../../../src/backend/native/native-store.ts';
import { checkStore } from '../../../src/store/fsck.ts';
import { allOf } from '../../store/all-of.ts';
import { acknowledged, startCommitter } from '../../store/committer-process.ts';
import { temporaryFolder } from './store-folder.ts';

const committer = join(import.meta.dirname, 'committer.ts');

describe('processes that share a store', () => {
  it('lose no commit when two write at once, also while the store is made', async () => {
    const path = join(temporaryFolder(), '.pylit', 'store.db');
    const runs = [startCommitter(committer, path, 'ada', 20), startCommitter(committer, path, 'bob', 20)];
    const ended = await Promise.all(runs.map(acknowledged));
    expect(ended.map(({ errors, code }) => ({ errors, code }))).toEqual([
      { errors: '', code: 0 },
      { errors: '', code: 0 },
    ]);
    const store = await openNativeStore({ path });
    const head = (await store.refs.resolve('HEAD'))?.id ?? '';
    const walked = (await allOf(store.history.walk([head]))).map(({ id }) => id);
    expect(walked.toSorted()).toEqual(ended.flatMap(({ ids }) => ids).sort());
    expect(walked).toHaveLength(40);
    const log = await store.refs.log('refs/heads/main');
    expect(log.map(entry => entry.after).sort()).toEqual(walked.toSorted());
    expect(await allOf(checkStore(store))).toEqual([]);
    await store.close();
  });

  it('show each other what they commit, at once', async () => {
    const path = join(temporaryFolder(), 'store.db');
    const one = await openNativeStore({ path, create: true });
    const two = await openNativeStore({ path });
    for (let round = 0; round < 30; round += 1) {
      const [writer, reader] = round % 2 ? [one, two] : [two, one];
      const batch = writer.batch();
      const ids = Array.from({ length: 1 + (round % 9) * 40 }, (_, i) => batch.put('blob', `${round} ${i}`));
      expect(await reader.objects.has(ids[0] ?? '')).toBe(false);
      await batch.commit();
      const found = await reader.objects.readMany(ids);
      expect(found.filter(object => !object)).toEqual([]);
    }
    await one.close();
    await two.close();
  });
});

describe('a process killed with SIGKILL', () => {
  it('loses nothing that it acknowledged and leaves a sound store', async () => {
    const path = join(temporaryFolder(), 'store.db');
    const all: string[] = [];
    for (let round = 0; round < 8; round += 1) {
      const child = startCommitter(committer, path, `round${round}`, 1_000_000);
      child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), (round * 37) % 60));
      const { ids, errors } = await acknowledged(child);
      expect(errors).toBe('');
      all.push(...ids);
      const store = await openNativeStore({ path });
      const head = (await store.refs.resolve('HEAD'))?.id ?? '';
      const walked = new Set((await allOf(store.history.walk([head]))).map(({ id }) => id));
      expect(all.filter(id => !walked.has(id))).toEqual([]);
      expect((await allOf(checkStore(store))).filter(({ severity }) => severity === 'error')).toEqual([]);
      await store.close();
    }
    expect(all.length).toBeGreaterThanOrEqual(8);
  });
});
