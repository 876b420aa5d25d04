import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openGitStore } from '../../../src/backend/git/git-store.ts';
import { memoryStore } from '../../../src/backend/memory/memory-store.ts';
import { openNativeStore } from '../../../src/backend/native/native-store.ts';
import { encodeTag } from '../../../src/core/tag.ts';
import { MODE } from '../../../src/core/tree.ts';
import { decodeOperation, encodeOperation } from '../../../src/repository/operations/operation.ts';
import {
  lastWithView,
  logUpdate,
  operations,
  putOperation,
  resolveOperation,
} from '../../../src/repository/operations/operation-log.ts';
import { thinOperations, tooMany } from '../../../src/repository/operations/thin.ts';
import { TreeWriter } from '../../../src/repository/operations/tree-writer.ts';
import { keptTags, presentRefs, readView } from '../../../src/repository/operations/view.ts';
import { checkStore } from '../../../src/store/fsck.ts';
import type { Store } from '../../../src/store/store.ts';
import { allOf } from '../../store/all-of.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 5, 15, 12);
const user = { name: 'Ada', email: 'ada@example.org' };

const folder = mkdtempSync(path.join(tmpdir(), 'pylit-operations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const stores: [string, () => Promise<Store>][] = [
  ['memory', async () => memoryStore()],
  ['native', () => openNativeStore({ path: path.join(folder, 'store.db'), create: true })],
  ['git', () => openGitStore({ path: path.join(folder, 'history.git'), create: true, bare: true })],
  [
    'git in a namespace, SHA-256',
    () =>
      openGitStore({
        path: path.join(folder, 'other.git'),
        create: true,
        bare: true,
        algorithm: 'sha256',
        namespace: 'refs/pylit/',
      }),
  ],
];

/** Records an operation with one file in its work tree, and moves main to a commit of its own where asked to. */
async function record(store: Store, text: string, time: number, withCommit = false) {
  const last = await lastWithView(store);
  const batch = store.batch();
  const writer = new TreeWriter(store, batch);
  const blob = { mode: MODE.file, id: writer.put('blob', text) };
  const work = await writer.edit(last?.view.work ?? writer.emptyTree(), new Map([['docs/a.md', blob]]));
  const by = { ...user, time: Math.floor(time / 1000), zone: '+0000' };
  const refs = await presentRefs(store);
  if (withCommit) {
    const commit = store.history.write(batch, {
      tree: work,
      parents: [],
      author: by,
      committer: by,
      message: `${text}\n`,
    });
    await batch.commit([{ name: 'refs/heads/main', to: commit, log: { by, message: text } }]);
    return record(store, text, time);
  }
  const operation = await putOperation(
    store,
    writer,
    last,
    { ...refs, work },
    { time, zone: '+0000', user, command: text, records: [] },
  );
  await batch.commit([logUpdate(last?.operation, operation)]);
  return operation;
}

describe('an operation', () => {
  it('is written and read again', () => {
    const operation = {
      ...{ view: 'a'.repeat(40), parents: ['b'.repeat(40)], time: 1_795_000_000_123, zone: '-0330' },
      ...{
        user: { name: 'Ada <L>', email: 'a@b' },
        command: 'pylit build --force',
        sources: 'c'.repeat(40),
        records: ['1', '2'],
      },
    };
    const text = encodeOperation(operation);
    expect(text).toMatchInlineSnapshot(`
      "operation 1
      view aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      parent bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
      time 1795000000123 -0330
      user Ada <L> <a@b>
      sources cccccccccccccccccccccccccccccccccccccccc
      record 1
      record 2

      pylit build --force
      "
    `);
    expect(decodeOperation(new TextEncoder().encode(text))).toEqual(operation);
  });

  it.each(['', 'operation 2\nview x\n\n', 'operation 1\n\n', `operation 1\nview ${'a'.repeat(40)}\n\nx`])(
    'is refused where it is none (%#)',
    text => {
      expect(() => decodeOperation(new TextEncoder().encode(text))).toThrow(/Expected an operation/);
    },
  );
});

describe('thinning', () => {
  it('keeps all of a day, one an hour for a week, one a day for a year, then one in thirty days, and the first of all', () => {
    const ages = Array.from({ length: 800 * 24 * 2 }, (_, i) => i * (HOUR / 2));
    const log = ages.map(age => ({ id: String(age), time: NOW - age }));
    const dropped = tooMany(log, NOW);
    const kept = log.filter(({ id }) => !dropped.has(id)).map(({ time }) => NOW - time);
    const within = (from: number, to: number) => kept.filter(age => age > from && age <= to).length;
    expect(within(-1, DAY)).toBe(49);
    expect(within(DAY, 7 * DAY)).toBe(6 * 24);
    expect(within(7 * DAY, 365 * DAY)).toBeGreaterThanOrEqual(358);
    expect(within(7 * DAY, 365 * DAY)).toBeLessThanOrEqual(359);
    expect(within(365 * DAY, 799 * DAY)).toBeLessThanOrEqual(16);
    expect(kept.at(-1)).toBe(ages.at(-1));
    // What is thin already stays as it is.
    const again = log.filter(({ id }) => !dropped.has(id));
    expect(tooMany(again, NOW).size).toBe(0);
  });
});

describe.each(stores)('the log in a store: %s', (_, open) => {
  it('is a chain that is thinned, while operations, views and commits stay', async () => {
    const store = await open();
    const times = [NOW - 3 * DAY, NOW - 2 * DAY - 3, NOW - 2 * DAY - 2, NOW - 2 * DAY - 1, NOW - HOUR, NOW];
    const made: Awaited<ReturnType<typeof record>>[] = [];
    for (const [i, time] of times.entries()) made.push(await record(store, `version ${i}`, time, i % 2 === 1));
    const ids = async () => (await allOf(operations(store))).map(({ id }) => id);
    expect(await ids()).toEqual(made.map(({ id }) => id).reverse());
    const commits = (await store.refs.log('refs/heads/main')).map(({ after }) => after);
    expect(await thinOperations(store, NOW)).toBe(2);
    const kept = made.filter((_, i) => i !== 1 && i !== 2);
    expect(await ids()).toEqual(kept.map(({ id }) => id).reverse());
    expect(await thinOperations(store, NOW)).toBe(0);
    for (const { view } of kept) {
      const { work, refs } = await readView(store, view);
      expect((await store.trees.entryAt(work, 'docs/a.md'))?.mode).toBe(MODE.file);
      const walked = await allOf(store.history.walk([(await store.refs.resolve('refs/operations'))?.id ?? '']));
      for (const id of refs.values()) expect(walked.map(({ id: found }) => found)).toContain(id);
    }
    expect(commits).toHaveLength(3);
    expect((await resolveOperation(store, '@~1')).id).toBe(kept.at(-2)?.id);
    expect((await resolveOperation(store, kept[0]?.id.slice(0, 9) ?? '')).id).toBe(kept[0]?.id);
    await expect(resolveOperation(store, '@~9')).rejects.toMatchObject({ code: 'usage' });
    await expect(resolveOperation(store, 'main')).rejects.toMatchObject({ code: 'usage' });
    expect((await allOf(checkStore(store))).filter(({ severity }) => severity === 'error')).toEqual([]);
    await store.close();
  });
});

describe('a view', () => {
  it('keeps the bytes of tags, which nothing else may have one day', async () => {
    const store = memoryStore();
    const batch = store.batch();
    const blob = batch.put('blob', 'x');
    const tag = encodeTag({ object: blob, kind: 'blob', name: 'v1', message: 'one\n' });
    const id = batch.put('tag', tag);
    const by = { ...user, time: 1, zone: '+0000' };
    await batch.commit([{ name: 'refs/tags/v1', to: id, log: { by, message: '' } }]);
    const { view } = await record(store, 'tagged', NOW);
    expect(await keptTags(store, view)).toEqual(new Map([[id, tag]]));
    expect((await readView(store, view)).refs).toEqual(new Map([['refs/tags/v1', id]]));
  });
});

describe('a tree that is edited', () => {
  it('puts files in the place of folders and folders in that of files', async () => {
    const store = memoryStore();
    const batch = store.batch();
    const writer = new TreeWriter(store, batch);
    const file = (text: string) => ({ mode: MODE.file, id: writer.put('blob', text) });
    const paths = async (root: string) => {
      const found: string[] = [];
      const walk = async (id: string, prefix: string): Promise<void> => {
        for (const { name, mode, id: inner } of await writer.entries(id)) {
          if (mode === MODE.tree) await walk(inner, `${prefix}${name}/`);
          else found.push(prefix + name);
        }
      };
      await walk(root, '');
      return found;
    };
    const first = await writer.edit(
      writer.emptyTree(),
      new Map([
        ['a/b/c', file('1')],
        ['a/d', file('2')],
        ['e', file('3')],
      ]),
    );
    expect(await paths(first)).toEqual(['a/b/c', 'a/d', 'e']);
    const second = await writer.edit(
      first,
      new Map([
        ['a/b/c', undefined],
        ['a/d', undefined],
        ['a', file('4')],
        ['e', undefined],
        ['e/f', file('5')],
      ]),
    );
    expect(await paths(second)).toEqual(['a', 'e/f']);
    const third = await writer.edit(
      second,
      new Map([
        ['a', undefined],
        ['e/f', undefined],
      ]),
    );
    expect(third).toBe(writer.emptyTree());
    batch.discard();
  });
});
