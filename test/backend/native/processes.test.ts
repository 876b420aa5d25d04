import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openNativeStore } from '../../../src/backend/native/native-store.ts';
import { checkStore } from '../../../src/store/fsck.ts';
import { allOf } from '../../store/all-of.ts';
import { temporaryFolder } from './store-folder.ts';

const script = join(import.meta.dirname, 'committer.ts');

type Committer = ChildProcessByStdio<null, Readable, Readable>;

function startCommitter(path: string, name: string, count: number): Committer {
  const args = [
    '--conditions=pylit-source',
    '--disable-warning=ExperimentalWarning',
    script,
    path,
    name,
    String(count),
  ];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Waits for the end of a process and gives the ids it printed whole. */
async function acknowledged(committer: Committer): Promise<{ ids: string[]; errors: string; code: number | null }> {
  let output = '';
  let errors = '';
  committer.stdout.on('data', part => (output += part));
  committer.stderr.on('data', part => (errors += part));
  const code = await new Promise<number | null>(resolve => committer.on('close', resolve));
  return { ids: output.split('\n').filter(line => line.length === 40), errors, code };
}

describe('processes that share a store', () => {
  it('lose no commit when two write at once, also while the store is made', async () => {
    const path = join(temporaryFolder(), '.pylit', 'store.db');
    const runs = [startCommitter(path, 'ada', 20), startCommitter(path, 'bob', 20)];
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
      const committer = startCommitter(path, `round${round}`, 1_000_000);
      committer.stdout.once('data', () => setTimeout(() => committer.kill('SIGKILL'), (round * 37) % 60));
      const { ids, errors } = await acknowledged(committer);
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
