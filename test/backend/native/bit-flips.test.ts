import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openNativeStore } from '../../../src/backend/native/native-store.ts';
import { SCHEMA } from '../../../src/backend/native/schema.ts';
import { PylitError } from '../../../src/core/error.ts';
import { makeSignature } from '../../../src/core/signature.ts';
import { MODE } from '../../../src/core/tree.ts';
import { checkStore } from '../../../src/store/fsck.ts';
import type { Store } from '../../../src/store/store.ts';
import { allOf } from '../../store/all-of.ts';
import { temporaryFolder } from './store-folder.ts';

/*
 * One bit of the file is flipped, many times over. Each flip must be found by fsck, or be harmless. Harmless is what no query can
 * see: every row of every table is what it was, and a store that is written to afterwards is still sound. That leaves unused
 * bytes of pages and the counters of the header, which SQLite writes anew.
 */

const FLIPS = 250;

interface Known {
  readonly bytes: Buffer;
  readonly rows: string;
  readonly objects: ReadonlyMap<string, string>;
  readonly refs: string;
}

describe('a flipped bit', () => {
  it('is found by fsck, unless nothing can see it, and no read ever gives wrong bytes', async () => {
    const folder = temporaryFolder();
    const known = await makeStore(join(folder, 'sound.db'));
    const path = join(folder, 'flipped.db');
    let found = 0;
    for (let round = 0; round < FLIPS; round += 1) {
      // The golden ratio spreads the places evenly; every second round looks at the first pages, where the structure is.
      const range = (round % 2 ? known.bytes.length : 8 * 8192) * 8;
      const bit = Math.floor(((round * 0.6180339887498949) % 1) * range);
      const bytes = Buffer.from(known.bytes);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(path, bytes);
      const place = `bit ${bit & 7} of byte ${bit >> 3}`;
      const wrong = await readEverything(path, known);
      expect(wrong, `${place}: a wrong answer`).toEqual([]);
      writeFileSync(path, bytes);
      if (await isFound(path)) found += 1;
      else await expectHarmless(path, known, place);
    }
    expect(found).toBeGreaterThan(FLIPS / 4);
  });
});

async function makeStore(path: string): Promise<Known> {
  const store = await openNativeStore({ path, create: true });
  const by = makeSignature('Ada', 'ada@example.org', 1_700_000_000, '+0000');
  const ids: string[] = [];
  let parent: string | undefined;
  for (let round = 0; round < 6; round += 1) {
    const batch = store.batch();
    const entries = Array.from({ length: round === 2 ? 300 : 8 }, (_, i) => {
      const text = Array.from({ length: 8 }, (_, k) =>
        ((i * 7919 + k * 104_729 + round * 31) % 1_000_003).toString(36),
      ).join(' ');
      return { mode: MODE.file, name: `${i}.md`, id: batch.put('blob', text) };
    });
    if (round === 3) ids.push(batch.put('blob', pseudoRandom(1_100_000)));
    const tree = store.trees.write(batch, entries);
    const parents = parent === undefined ? [] : [parent];
    parent = store.history.write(batch, { tree, parents, author: by, committer: by, message: `round ${round}\n` });
    ids.push(...entries.map(({ id }) => id), tree, parent);
    await batch.commit([{ name: 'HEAD', to: parent, log: { by, message: `round ${round}` } }]);
  }
  await store.refs.update([{ name: 'refs/tags/v1', to: parent ?? '', log: { by, message: 'tag' } }]);
  await store.binary.write('cache', pseudoRandom(5000));
  await store.close();
  const reopened = await openNativeStore({ path });
  const objects = new Map<string, string>();
  for (const id of ids) objects.set(id, await answer(reopened, id));
  const refs = await refsOf(reopened);
  await reopened.close();
  return { bytes: readFileSync(path), rows: rowsOf(path), objects, refs };
}

/** Large, but long runs of it are alike, so that the file stays small. */
function pseudoRandom(size: number): Uint8Array {
  return new Uint8Array(size).map((_, i) => (i % 9973 === 0 ? i >> 8 : (i % 61) * 3));
}

async function answer(store: Store, id: string): Promise<string> {
  const object = await store.objects.read(id);
  return object ? `${object.kind} ${Buffer.from(object.body).toString('latin1')}` : 'absent';
}

async function refsOf(store: Store): Promise<string> {
  return JSON.stringify([await store.refs.resolve('HEAD'), await store.refs.resolve('refs/tags/v1')]);
}

/** Reads all that was stored, and gives what is neither right nor reported as corrupt, with kind and id. */
async function readEverything(path: string, known: Known): Promise<string[]> {
  const wrong: string[] = [];
  const attempt = async (what: string, expected: string, read: () => Promise<string>) => {
    try {
      if ((await read()) !== expected) wrong.push(`${what}: another answer`);
    } catch (error) {
      if (!isDamage(error)) wrong.push(`${what}: ${String(error)}`);
      else if (/^[0-9a-f]{40}$/.test(what) && error.data.id !== what) wrong.push(`${what}: not named`);
    }
  };
  let store: Store;
  try {
    store = await openNativeStore({ path });
  } catch (error) {
    return isDamage(error) ? [] : [`open: ${String(error)}`];
  }
  for (const [id, expected] of known.objects) await attempt(id, expected, () => answer(store, id));
  await attempt('refs', known.refs, () => refsOf(store));
  await attempt('binary', 'same', async () =>
    Buffer.from((await store.binary.read('cache')) ?? []).equals(pseudoRandom(5000)) ? 'same' : 'other',
  );
  await store.close();
  return wrong;
}

function isDamage(error: unknown): error is PylitError {
  if (!(error instanceof PylitError)) return false;
  const named = typeof error.data.kind === 'string' && typeof error.data.id === 'string';
  return named && (error.code === 'object-corrupt' || error.code === 'store-format');
}

async function isFound(path: string): Promise<boolean> {
  let store: Store;
  try {
    store = await openNativeStore({ path });
  } catch (error) {
    if (isDamage(error)) return true;
    throw error;
  }
  const problems = await allOf(checkStore(store));
  await store.close();
  return problems.some(({ severity }) => severity === 'error');
}

async function expectHarmless(path: string, known: Known, place: string): Promise<void> {
  expect(rowsOf(path) === known.rows, `${place}: not found, and rows differ`).toBe(true);
  const store = await openNativeStore({ path });
  const batch = store.batch();
  for (let i = 0; i < 50; i += 1) batch.put('blob', `after the flip ${i} ${'z'.repeat(i * 20)}`);
  await batch.commit();
  const problems = await allOf(checkStore(store));
  expect(problems, `${place}: not found, and harmful`).toEqual([]);
  await store.close();
}

/** Everything that SQL can see of a store. */
function rowsOf(path: string): string {
  const database = new DatabaseSync(path);
  const tables = SCHEMA.map(({ name }) => database.prepare(`SELECT * FROM ${name} ORDER BY 1, 2`).all());
  const schema = database.prepare('SELECT * FROM sqlite_schema').all();
  database.close();
  return JSON.stringify([tables, schema], (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  );
}
