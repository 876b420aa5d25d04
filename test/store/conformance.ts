import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collect, streamOf } from '../../src/bytes/byte-stream.ts';
import { blobId, objectId } from '../../src/bytes/object-id.ts';
import type { HashAlgorithm } from '../../src/core/object-kind.ts';
import { makeSignature } from '../../src/core/signature.ts';
import { MODE } from '../../src/core/tree.ts';
import { compareTrees } from '../../src/store/compare-trees.ts';
import { checkStore } from '../../src/store/fsck.ts';
import type { Store } from '../../src/store/store.ts';
import { expectBytes } from '../expect-bytes.ts';
import { allOf } from './all-of.ts';

/** How the suite gets stores of a backend. `reopen` gives another view of the same data; without it the backend keeps nothing. */
export interface Backend {
  readonly name: string;
  make(algorithm: HashAlgorithm): Promise<Store>;
  readonly reopen?: (store: Store) => Promise<Store>;
  cleanUp(): Promise<void>;
}

const by = makeSignature('Ada', 'ada@example.org', 1_700_000_000, '+0100');
const log = { by, message: 'test' };

/** What every backend has to do. A new one passes it by calling this. */
export function describeBackend(backend: Backend): void {
  describe.each(['sha1', 'sha256'] as const)(`${backend.name}, %s`, algorithm => {
    let store: Store;
    beforeEach(async () => {
      store = await backend.make(algorithm);
    });
    afterEach(async () => {
      await store.close();
      await backend.cleanUp();
    });
    const again = async () => {
      if (backend.reopen) store = await backend.reopen(store);
      return store;
    };

    const addBlob = async (text: string) => {
      const batch = store.batch();
      const id = batch.put('blob', text);
      await batch.commit();
      return id;
    };

    const addCommit = async (message: string, time: number, parents: readonly string[] = []) => {
      const batch = store.batch();
      const tree = store.trees.write(batch, []);
      const author = { ...by, time };
      const id = store.history.write(batch, { tree, parents, author, committer: author, message });
      await batch.commit();
      return id;
    };

    describe('objects', () => {
      it('gives back what was put, under the id git gives it', async () => {
        const batch = store.batch();
        const id = batch.put('blob', 'hello\n');
        expect(await batch.commit()).toEqual({ added: 1, bytes: 6 });
        expect(id).toBe(blobId('hello\n', algorithm));
        expect(await (await again()).objects.read(id)).toEqual({
          kind: 'blob',
          body: new TextEncoder().encode('hello\n'),
        });
        expect(await store.objects.info(id)).toEqual({ kind: 'blob', size: 6 });
      });

      it('answers undefined for what is absent and for what is no id', async () => {
        for (const id of [blobId('absent', algorithm), '', 'xyz', '0'.repeat(39), "'; DROP TABLE ref; --"]) {
          expect(await store.objects.read(id)).toBeUndefined();
          expect(await store.objects.info(id)).toBeUndefined();
          expect(await store.objects.stream(id)).toBeUndefined();
          expect(await store.objects.has(id)).toBe(false);
        }
      });

      it('keeps any bytes of any kind', async () => {
        const kinds = fc.constantFrom('blob' as const, 'tree' as const, 'commit' as const, 'tag' as const);
        const objects = fc.array(fc.tuple(kinds, fc.uint8Array({ maxLength: 300 })), { maxLength: 40 });
        await fc.assert(
          fc.asyncProperty(objects, async all => {
            const batch = store.batch();
            const ids = all.map(([kind, body]) => batch.put(kind, body));
            await batch.commit();
            const found = await store.objects.readMany(ids);
            expect(found).toEqual(all.map(([kind, body]) => ({ kind, body })));
          }),
          { numRuns: 15 },
        );
      });

      it('keeps large bodies and the empty one', async () => {
        const large = new Uint8Array(3_500_000).map((_, i) => (i * i) >> 7);
        const batch = store.batch();
        const ids = [batch.put('blob', large), batch.put('blob', ''), batch.put('blob', 'ö'.repeat(700_000))];
        await batch.commit();
        await again();
        expectBytes((await store.objects.read(ids[0] ?? ''))?.body, large);
        expect((await store.objects.read(ids[1] ?? ''))?.body).toEqual(new Uint8Array(0));
        expect(new TextDecoder().decode((await store.objects.read(ids[2] ?? ''))?.body)).toBe('ö'.repeat(700_000));
        const stream = await store.objects.stream(ids[0] ?? '');
        expect(stream?.size).toBe(large.length);
        expectBytes(await collect(stream?.bytes ?? streamOf(new Uint8Array(0)), 1e8), large);
      });

      it('takes a stream', async () => {
        const body = new Uint8Array(2_345_678).map((_, i) => i % 251);
        const batch = store.batch();
        const id = await batch.putStream('blob', body.length, streamOf(body, 100_001));
        await batch.commit();
        expect(id).toBe(blobId(body, algorithm));
        expectBytes((await store.objects.read(id))?.body, body);
      });

      it('refuses bytes that do not have the expected id', async () => {
        const wrong = blobId('something else', algorithm);
        const batch = store.batch();
        expect(() => batch.put('blob', 'hello', wrong)).toThrow(
          expect.objectContaining({
            code: 'object-corrupt',
            data: { kind: 'blob', id: wrong, found: blobId('hello', algorithm) },
          }),
        );
        const body = new TextEncoder().encode('hello');
        await expect(batch.putStream('blob', 5, streamOf(body), wrong)).rejects.toMatchObject({
          code: 'object-corrupt',
        });
        await expect(batch.putStream('blob', 4, streamOf(body))).rejects.toMatchObject({ code: 'object-corrupt' });
        await expect(batch.putStream('blob', 6, streamOf(body))).rejects.toMatchObject({ code: 'object-corrupt' });
        await batch.commit();
        expect(await store.objects.has(blobId('hello', algorithm))).toBe(false);
        expect(await store.objects.has(wrong)).toBe(false);
      });

      it('stores nothing twice', async () => {
        await addBlob('one');
        const batch = store.batch();
        for (const text of ['one', 'two', 'two']) batch.put('blob', text);
        const large = 'x'.repeat(2_000_000);
        batch.put('blob', large);
        batch.put('blob', large);
        expect((await batch.commit()).added).toBe(2);
        const repeat = store.batch();
        repeat.put('blob', large);
        expect((await repeat.commit()).added).toBe(0);
        expect((await store.stats()).objects).toBe(3);
      });

      it('shows nothing of a batch that is not committed', async () => {
        const batch = store.batch();
        const id = batch.put('blob', 'secret');
        expect(await store.objects.has(id)).toBe(false);
        batch.discard();
        expect(await (await again()).objects.has(id)).toBe(false);
      });

      it('is not changed by what is done to the arrays that go in and out', async () => {
        const body = new TextEncoder().encode('constant');
        const batch = store.batch();
        const id = batch.put('blob', body);
        body.fill(0);
        await batch.commit();
        (await store.objects.read(id))?.body.fill(1);
        expect(new TextDecoder().decode((await store.objects.read(id))?.body)).toBe('constant');
      });

      it('lists and finds ids in order', async () => {
        const batch = store.batch();
        const ids = Array.from({ length: 500 }, (_, i) => batch.put('blob', `text ${i}`)).sort();
        await batch.commit();
        await addBlob('one more');
        const all = [...ids, blobId('one more', algorithm)].sort();
        expect(await allOf(store.objects.ids())).toEqual(all);
        const prefix = all[77]?.slice(0, 2) ?? '';
        expect(await store.objects.find(prefix, 1000)).toEqual(all.filter(id => id.startsWith(prefix)));
        expect(await store.objects.find(all[3]?.slice(0, 11) ?? '', 5)).toEqual([all[3]]);
        expect(await store.objects.find('', 3)).toEqual(all.slice(0, 3));
        expect(await store.objects.find('zz', 3)).toEqual([]);
      });

      it('finds every object after many commits of many sizes', async () => {
        const ids: string[] = [];
        for (let round = 0; round < 40; round += 1) {
          const batch = store.batch();
          const count = round % 7 === 0 ? 300 : 1 + (round % 5);
          for (let i = 0; i < count; i += 1) ids.push(batch.put('blob', `round ${round} object ${i}`));
          await batch.commit();
        }
        await again();
        const found = await store.objects.readMany(ids);
        expect(found.filter(object => object === undefined)).toEqual([]);
        expect((await store.stats()).objects).toBe(ids.length);
        expect(await allOf(checkStore(store))).toEqual([]);
      });
    });

    describe('trees and history', () => {
      it('walks a tree and finds entries by path', async () => {
        const batch = store.batch();
        const a = batch.put('blob', 'a');
        const inner = store.trees.write(batch, [{ mode: MODE.file, name: 'x.md', id: a }]);
        const root = store.trees.write(batch, [
          { mode: MODE.tree, name: 'docs', id: inner },
          { mode: MODE.file, name: 'docs.md', id: a },
        ]);
        await batch.commit();
        const walked = (await allOf(store.trees.walk(root))).map(entry => entry.path);
        expect(walked).toEqual(['docs.md', 'docs', 'docs/x.md']);
        expect(await store.trees.entryAt(root, 'docs/x.md')).toEqual({ mode: MODE.file, name: 'x.md', id: a });
        expect(await store.trees.entryAt(root, 'docs.md/x.md')).toBeUndefined();
        await expect(async () => store.trees.read(a)).rejects.toMatchObject({ code: 'object-malformed' });
        await expect(async () => store.trees.read(blobId('no', algorithm))).rejects.toMatchObject({
          code: 'object-missing',
        });
      });

      it('compares trees, entering what exists on one side only', async () => {
        const batch = store.batch();
        const [a, b] = [batch.put('blob', 'a'), batch.put('blob', 'b')];
        const file = (name: string, id: string) => ({ mode: MODE.file, name, id });
        const folder = (name: string, id: string) => ({ mode: MODE.tree, name, id });
        const same = store.trees.write(batch, [file('kept', a)]);
        const before = store.trees.write(batch, [
          folder('same', same),
          file('changed', a),
          folder('gone', store.trees.write(batch, [file('x', a)])),
          file('turned', a),
        ]);
        const turned = store.trees.write(batch, [file('y', b)]);
        const after = store.trees.write(batch, [folder('same', same), file('changed', b), folder('turned', turned)]);
        await batch.commit();
        const changes = await allOf(compareTrees(store.trees, before, after));
        expect(changes).toEqual([
          { path: 'changed', before: file('changed', a), after: file('changed', b) },
          { path: 'gone/x', before: file('x', a) },
          { path: 'turned', before: file('turned', a) },
          { path: 'turned/y', after: file('y', b) },
        ]);
        expect(await allOf(compareTrees(store.trees, undefined, same))).toEqual([
          { path: 'kept', after: file('kept', a) },
        ]);
      });

      it('walks history newest first, each commit once, and leaves out what is hidden', async () => {
        const root = await addCommit('root', 100);
        const left = await addCommit('left', 300, [root]);
        const right = await addCommit('right', 200, [root]);
        const merge = await addCommit('merge', 400, [left, right]);
        const ids = async (...args: Parameters<Store['history']['walk']>) =>
          (await allOf(store.history.walk(...args))).map(({ id }) => id);
        expect(await ids([merge])).toEqual([merge, left, right, root]);
        expect(await ids([merge], { hide: [left] })).toEqual([merge, right]);
        expect(await ids([merge], { firstParent: true })).toEqual([merge, left, root]);
        expect(await store.history.parents(merge)).toEqual([left, right]);
      });

      it('walks past a clock that ran backwards', async () => {
        const first = await addCommit('first', 900);
        const second = await addCommit('second', 100, [first]);
        const third = await addCommit('third', 500, [second]);
        const walked = (await allOf(store.history.walk([third]))).map(({ id }) => id);
        expect(walked).toEqual([third, second, first]);
      });
    });

    describe('refs', () => {
      it('begins with HEAD at a main that does not exist', async () => {
        expect(await store.refs.read('HEAD')).toEqual({ symbolic: 'refs/heads/main' });
        expect(await store.refs.resolve('HEAD')).toEqual({ name: 'refs/heads/main' });
        expect(await store.refs.list()).toEqual([{ name: 'HEAD', value: { symbolic: 'refs/heads/main' } }]);
      });

      it('moves the branch that HEAD leads to, and logs both', async () => {
        const first = await addCommit('first', 1);
        const second = await addCommit('second', 2, [first]);
        await store.refs.update([{ name: 'HEAD', expect: 'absent', to: first, log: { by, message: 'one\n two' } }]);
        await store.refs.update([{ name: 'refs/heads/main', expect: first, to: second, log }]);
        await again();
        expect(await store.refs.resolve('HEAD')).toEqual({ name: 'refs/heads/main', id: second });
        const none = '0'.repeat(first.length);
        const entries = [
          { before: first, after: second, by, message: 'test' },
          { before: none, after: first, by, message: 'one two' },
        ];
        expect(await store.refs.log('HEAD')).toEqual(entries);
        expect(await store.refs.log('refs/heads/main')).toEqual(entries);
        expect(await store.refs.log('refs/heads/main', 1)).toHaveLength(1);
      });

      it('refuses to swap what is not there, and changes nothing of the whole call', async () => {
        const first = await addCommit('first', 1);
        const second = await addCommit('second', 2);
        await store.refs.update([{ name: 'refs/heads/a', to: first, log }]);
        const updates = [
          { name: 'refs/heads/b', to: first, log },
          { name: 'refs/heads/a', expect: second, to: second, log },
        ];
        await expect(store.refs.update(updates)).rejects.toMatchObject({
          code: 'ref-conflict',
          data: { name: 'refs/heads/a', expected: second, found: first },
        });
        expect(await store.refs.read('refs/heads/b')).toBeUndefined();
        expect(await store.refs.log('refs/heads/b')).toEqual([]);
        const exists = { name: 'refs/heads/a', expect: 'absent' as const, to: second, log };
        await expect(store.refs.update([exists])).rejects.toMatchObject({ code: 'ref-conflict' });
      });

      it('stores neither objects nor refs of a batch whose refs are refused', async () => {
        const first = await addCommit('first', 1);
        await store.refs.update([{ name: 'refs/heads/main', to: first, log }]);
        const batch = store.batch();
        const id = batch.put('blob', 'never seen');
        const large = batch.put('blob', 'y'.repeat(2_000_000));
        const update = { name: 'refs/heads/main', expect: 'absent' as const, to: first, log };
        await expect(batch.commit([update])).rejects.toMatchObject({ code: 'ref-conflict' });
        await again();
        expect(await store.objects.has(id)).toBe(false);
        expect(await store.objects.has(large)).toBe(false);
        expect(await allOf(checkStore(store))).toEqual([]);
      });

      it('lets a ref name an object of the same batch, and nothing that is absent', async () => {
        const batch = store.batch();
        const id = batch.put('blob', 'tagged');
        await batch.commit([{ name: 'refs/tags/v1', to: id, log }]);
        expect(await store.refs.resolve('refs/tags/v1')).toEqual({ name: 'refs/tags/v1', id });
        const absent = blobId('absent', algorithm);
        await expect(store.refs.update([{ name: 'refs/tags/v2', to: absent, log }])).rejects.toMatchObject({
          code: 'object-missing',
        });
      });

      it('refuses names that are not allowed, and a ref that is also a folder', async () => {
        const id = await addCommit('first', 1);
        for (const name of ['refs/heads/a..b', 'refs/heads/.x', 'main', '../x', 'refs/heads/x.lock', 'refs/heads/']) {
          await expect(store.refs.update([{ name, to: id, log }]), name).rejects.toMatchObject({ code: 'ref-name' });
        }
        await store.refs.update([{ name: 'refs/heads/a/b', to: id, log }]);
        for (const name of ['refs/heads/a', 'refs/heads/a/b/c']) {
          await expect(store.refs.update([{ name, to: id, log }]), name).rejects.toMatchObject({
            code: 'ref-conflict',
          });
        }
      });

      it('removes a ref and keeps its log', async () => {
        const id = await addCommit('first', 1);
        await store.refs.update([{ name: 'refs/heads/gone', to: id, log }]);
        await store.refs.update([{ name: 'refs/heads/gone', expect: id, to: 'absent', log }]);
        await again();
        expect(await store.refs.read('refs/heads/gone')).toBeUndefined();
        expect((await store.refs.log('refs/heads/gone')).map(entry => entry.after)).toEqual([
          '0'.repeat(id.length),
          id,
        ]);
        expect(await allOf(checkStore(store))).toEqual([]);
      });

      it('points HEAD elsewhere, detaches it, and refuses circles', async () => {
        const id = await addCommit('first', 1);
        await store.refs.update([{ name: 'HEAD', to: { symbolic: 'refs/heads/other' }, log }]);
        await store.refs.update([{ name: 'HEAD', expect: 'absent', to: id, log }]);
        expect(await store.refs.read('refs/heads/other')).toEqual({ id });
        await store.refs.update([{ name: 'HEAD', to: id, noFollow: true, log }]);
        expect(await store.refs.read('HEAD')).toEqual({ id });
        await store.refs.update([{ name: 'refs/x/a', to: { symbolic: 'refs/x/b' }, log }]);
        const circle = { name: 'refs/x/b', to: { symbolic: 'refs/x/a' }, log };
        await expect(store.refs.update([circle])).rejects.toMatchObject({ code: 'ref-conflict' });
      });

      it('lists in byte order, by prefix', async () => {
        const id = await addCommit('first', 1);
        const names = [
          'refs/heads/b',
          'refs/heads/a',
          'refs/heads/\u{1f600}',
          'refs/heads/\uff01',
          'refs/headsx',
          'refs/tags/a',
        ];
        await store.refs.update(names.map(name => ({ name, to: id, log })));
        expect((await store.refs.list('refs/heads/')).map(ref => ref.name)).toEqual([
          'refs/heads/a',
          'refs/heads/b',
          'refs/heads/\uff01',
          'refs/heads/\u{1f600}',
        ]);
      });
    });

    describe('bytes by name', () => {
      it('keeps, replaces, lists and removes', async () => {
        const large = new Uint8Array(2_500_000).map((_, i) => i % 253);
        await store.binary.write('b/large', streamOf(large, 70_000));
        await store.binary.write('a', new Uint8Array([1, 2, 3]));
        await store.binary.write('a', new Uint8Array([4]));
        await store.binary.write('empty', new Uint8Array(0));
        await again();
        expect(await store.binary.names()).toEqual(['a', 'b/large', 'empty']);
        expect(await store.binary.read('a')).toEqual(new Uint8Array([4]));
        expect(await store.binary.read('empty')).toEqual(new Uint8Array(0));
        expect(await store.binary.size('b/large')).toBe(large.length);
        expectBytes(await collect((await store.binary.stream('b/large')) ?? streamOf(new Uint8Array(0)), 1e8), large);
        await store.binary.remove('b/large');
        await store.binary.remove('never there');
        expect(await store.binary.read('b/large')).toBeUndefined();
        expect(await store.binary.stream('b/large')).toBeUndefined();
        expect(await allOf(checkStore(store))).toEqual([]);
      });
    });

    it('reports links to nothing, wrong kinds and malformed objects', async () => {
      const batch = store.batch();
      const blob = batch.put('blob', 'x');
      const absent = blobId('absent', algorithm);
      const tree = store.trees.write(batch, [
        { mode: MODE.file, name: 'a', id: absent },
        { mode: MODE.tree, name: 'b', id: blob },
        { mode: MODE.commit, name: 'submodule', id: blobId('elsewhere', algorithm) },
      ]);
      const bad = batch.put('commit', 'not a commit');
      await batch.commit();
      const problems = (await allOf(checkStore(store))).map(({ severity, kind, id }) => `${severity} ${kind} ${id}`);
      expect(problems.sort()).toEqual([`error blob ${absent}`, `error blob ${blob}`, `error commit ${bad}`].sort());
      expect(tree).toBe(objectId('tree', (await store.objects.read(tree))?.body ?? '', algorithm));
    });
  });
}
