import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openCache } from '../../src/build/cache.ts';
import { SqliteCache } from '../../src/build/platform/sqlite-cache.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'pylit-cache-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;
const newFile = () => path.join(folder, `${(count += 1)}.db`);
const DAY = 24 * 3600 * 1000;

async function write(file: string, entries: Readonly<Record<string, unknown>>, now?: number): Promise<void> {
  const cache = openCache({ store: new SqliteCache(file, now === undefined ? {} : { now }) });
  await cache.setMany(Object.entries(entries).map(([key, value]) => ({ key, value })));
  await cache.close();
}

async function read(file: string, keys: readonly string[], now?: number): Promise<unknown[]> {
  const problems: string[] = [];
  const cache = openCache({
    store: new SqliteCache(file, now === undefined ? {} : { now }),
    onProblem: message => problems.push(message),
  });
  const values = await cache.getMany(keys);
  await cache.close();
  expect(problems).toEqual([]);
  return values;
}

describe('the local cache', () => {
  it('gives back what was written: JSON data, text and bytes', async () => {
    const file = newFile();
    const values = {
      'a:1': { x: [1, null, 'é\u0000\ud83d\ude00'] },
      'b:1': 'text',
      'b:2': Uint8Array.of(0, 255),
      'b:3': '',
    };
    await write(file, values);
    expect(await read(file, [...Object.keys(values), 'absent'])).toEqual([...Object.values(values), undefined]);
  });

  it('keeps the last of what is written under one key', async () => {
    const file = newFile();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.jsonValue()), { maxLength: 8 }),
        async writes => {
          const store = new SqliteCache(file);
          store.clear();
          const cache = openCache({ store });
          await cache.setMany(writes.map(([key, value]) => ({ key, value })));
          const expected = new Map<string, unknown>(
            writes.map(([key, value]) => [key, JSON.parse(JSON.stringify(value))]),
          );
          expect(await cache.getMany(['a', 'b', 'c'])).toEqual(['a', 'b', 'c'].map(key => expected.get(key)));
          await cache.close();
        },
      ),
      { numRuns: 50 },
    );
  });

  it('takes more entries at once than one transaction holds', async () => {
    const file = newFile();
    const entries = Object.fromEntries(Array.from({ length: 1234 }, (_, index) => [`n:${index}`, index]));
    await write(file, entries);
    expect(await read(file, Object.keys(entries))).toEqual(Object.values(entries));
  });

  it('misses a value that was changed behind its back, and one that stands under another key', async () => {
    const file = newFile();
    await write(file, { a: 'first', b: 'second', c: 'third' });
    const database = new DatabaseSync(file);
    database.exec(`UPDATE value SET value = 'fir' WHERE id = 1; UPDATE entry SET id = 5 - id WHERE key <> 'a'`);
    database.close();
    expect(await read(file, ['a', 'b', 'c'])).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    ['is no database', (file: string) => writeFileSync(file, 'x'.repeat(20_000))],
    ['was cut off', (file: string) => truncateSync(file, 12_000)],
    ['has pages of noise', (file: string) => writeFileSync(file, noise(file))],
    ['is of another pylit', otherVersion],
  ])('begins anew when the file %s', async (_, damage) => {
    const file = newFile();
    const entries = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`n:${index}`, 'x'.repeat(1000)]));
    await write(file, entries);
    damage(file);
    expect((await read(file, Object.keys(entries))).every(value => value === undefined)).toBe(true);
    await write(file, entries);
    expect(await read(file, Object.keys(entries))).toEqual(Object.values(entries));
  });

  it('says once when it cannot be written, and the build goes on', async () => {
    const problems: string[] = [];
    const failing = {
      getMany: () => {
        throw new Error('disk on fire');
      },
      setMany: () => {},
      close: () => {},
    };
    const cache = openCache({ store: failing, onProblem: message => problems.push(message) });
    expect(await cache.getMany(['a'])).toEqual([undefined]);
    expect(await cache.getMany(['a'])).toEqual([undefined]);
    expect(problems).toEqual([expect.stringContaining('disk on fire')]);
  });
});

describe('pruning', () => {
  it('removes by age of the last use', async () => {
    const file = newFile();
    await write(file, { 'a:old': 1, 'a:used': 2 }, 0);
    await read(file, ['a:used'], 20 * DAY);
    await write(file, { 'a:new': 3 }, 40 * DAY);
    const store = new SqliteCache(file, { now: 40 * DAY });
    expect(store.prune({ days: 30 }).entries).toBe(1);
    store.close();
    expect(await read(file, ['a:old', 'a:used', 'a:new'])).toEqual([undefined, 2, 3]);
  });

  it('removes what was used longest ago until the rest is small enough, and shrinks the file', async () => {
    const file = newFile();
    for (let day = 0; day < 5; day += 1) await write(file, { [`k:${day}`]: 'x'.repeat(100_000) }, day * DAY);
    const before = statSync(file).size;
    const store = new SqliteCache(file, { now: 5 * DAY });
    expect(store.prune({ bytes: 250_000 })).toEqual({ entries: 3, bytes: 300_009 });
    store.shrink();
    expect(store.uses()).toEqual([{ kind: 'k', entries: 2, bytes: 200_006 }]);
    store.close();
    expect(statSync(file).size).toBeLessThan(before * 0.6);
  });

  it('happens by itself when the cache has grown beyond its limit', async () => {
    const file = newFile();
    for (let day = 0; day < 6; day += 1) {
      const store = new SqliteCache(file, { now: day * DAY, maxBytes: 450_000 });
      store.setMany([{ key: `k:${day}`, value: { kind: 1, data: 'x'.repeat(100_000) } }]);
      store.close();
    }
    const kept = await read(file, ['k:0', 'k:1', 'k:2', 'k:3', 'k:4', 'k:5']);
    expect(kept.map(value => value !== undefined)).toEqual([false, false, true, true, true, true]);
  });
});

function noise(file: string): Uint8Array {
  const bytes = readFileSync(file);
  for (let index = 8192; index < bytes.length; index += 1) bytes[index] = (index * 2654435761) >>> 13;
  return bytes;
}

function otherVersion(file: string): void {
  rmSync(file);
  const database = new DatabaseSync(file);
  database.exec(
    'PRAGMA journal_mode = WAL; CREATE TABLE cache (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
  );
  database.close();
}
