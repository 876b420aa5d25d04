import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/backend/memory/memory-store.ts';
import { ProjectFiles } from '../../src/build/platform/files.ts';
import type { ObjectId } from '../../src/core/object-kind.ts';
import { makeSignature } from '../../src/core/signature.ts';
import { repositoryOver } from '../../src/repository/open.ts';
import { carryOut, finishTransition, type Transition } from '../../src/repository/work-tree/transition.ts';
import { type FileStep, WorkTree } from '../../src/repository/work-tree/work-tree.ts';
import type { Store } from '../../src/store/store.ts';

const by = makeSignature('Ada', 'ada@example.org', 1_700_000_000, '+0000');

describe('the work tree', () => {
  let root: string;
  let store: Store;
  let workTree: WorkTree;
  let one: Place;
  let two: Place;

  beforeEach(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'pylit-work-tree-'));
    store = memoryStore();
    workTree = new WorkTree(new ProjectFiles(root), 'docs', new Set(['docs/made.js']));
    one = await commitOf({ a: '1', b: '1', c: '1' });
    two = await commitOf({ a: '2', c: '1', d: '2' });
    put('docs/a', '1');
    put('docs/b', '1');
    put('docs/c', '1');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  interface Place {
    readonly commit: ObjectId;
    readonly tree: ObjectId;
  }

  async function commitOf(files: Readonly<Record<string, string>>, folder = 'docs'): Promise<Place> {
    const entries = Object.entries(files).map(([name, content]) => ({ name, content }));
    const options = { message: 'x', author: by, committer: by, ref: 'refs/heads/other', parents: [] };
    const input = folder === '' ? entries : [{ name: folder, entries }];
    return repositoryOver(store).commitTree(input, options);
  }

  function put(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }

  function read(file: string): string | undefined {
    return existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : undefined;
  }

  function transition(from: Place, to: Place): Transition {
    const refs = [{ name: 'refs/heads/main', to: to.commit, log: { by, message: 'test' } }];
    return { what: 'go there', from: from.tree, to: to.tree, refs, merge: '{}\n' };
  }

  const files = () => ['a', 'b', 'c', 'd'].map(name => read(`docs/${name}`));
  const main = async () => (await store.refs.resolve('refs/heads/main'))?.id;

  it('becomes another tree, and refs follow', async () => {
    await carryOut(store, workTree, transition(one, two));
    expect(files()).toEqual(['2', undefined, '1', '2']);
    expect(await main()).toBe(two.commit);
    expect(read('.pylit/merge.json')).toBe('{}\n');
    expect(read('.pylit/transition.json')).toBeUndefined();
  });

  it.each([
    ['unsaved work', 'docs/a', 'mine', 'docs/a (unsaved)'],
    ['unsaved work in a file that goes', 'docs/b', 'mine', 'docs/b (unsaved)'],
    ['an untracked file', 'docs/d', 'mine', 'docs/d (untracked)'],
    ['a folder', 'docs/d/e', 'mine', 'docs/d (folder)'],
  ])('keeps %s, and changes nothing', async (_, file, text, said) => {
    put(file, text);
    await expect(carryOut(store, workTree, transition(one, two))).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(said),
    });
    expect(read(file)).toBe(text);
    expect(read('docs/c')).toBe('1');
    expect(await main()).toBeUndefined();
    expect(read('.pylit/transition.json')).toBeUndefined();
  });

  it('keeps unsaved work in files that stay the same', async () => {
    put('docs/c', 'mine');
    await carryOut(store, workTree, transition(one, two));
    expect(files()).toEqual(['2', undefined, 'mine', '2']);
  });

  it('touches nothing outside of the sources, and nothing that pylit made', async () => {
    const outside = await commitOf({ 'readme.txt': 'x' }, '');
    const made = await commitOf({ 'made.js': 'x' });
    for (const [to, reason] of [
      [outside, 'outside of the sources'],
      [made, 'made by pylit'],
    ] as const) {
      await expect(carryOut(store, workTree, transition(to, to))).resolves.toBeUndefined();
      await expect(carryOut(store, workTree, { ...transition(one, to), refs: [] })).rejects.toThrow(reason);
    }
    expect(read('readme.txt')).toBeUndefined();
    expect(read('docs/made.js')).toBeUndefined();
  });

  it('does not write through a link that leads out of the project', async () => {
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'pylit-elsewhere-'));
    symlinkSync(elsewhere, path.join(root, 'docs/sub'));
    const linked = await repositoryOver(store).commitTree(
      [{ name: 'docs', entries: [{ name: 'sub', entries: [{ name: 'x', content: 'x' }] }] }],
      { message: 'x', author: by, committer: by, ref: 'refs/heads/other', parents: [] },
    );
    await expect(carryOut(store, workTree, transition(one, linked))).rejects.toMatchObject({ code: 'path' });
    expect(existsSync(path.join(elsewhere, 'x'))).toBe(false);
    expect(files()).toEqual(['1', '1', '1', undefined]);
    rmSync(elsewhere, { recursive: true });
  });

  it('goes back when a ref cannot be moved', async () => {
    const wrong = { ...transition(one, two) };
    const refs = wrong.refs.map(ref => ({ ...ref, expect: one.commit }));
    await expect(carryOut(store, workTree, { ...wrong, refs })).rejects.toMatchObject({ code: 'ref-conflict' });
    expect(files()).toEqual(['1', '1', '1', undefined]);
    expect(read('.pylit/transition.json')).toBeUndefined();
  });

  /** Stops after some steps, as a kill would. */
  class Killed extends WorkTree {
    readonly #after: number;
    constructor(after: number) {
      super(new ProjectFiles(root), 'docs', new Set());
      this.#after = after;
    }
    override take(steps: readonly FileStep[]): void {
      super.take(steps.slice(0, this.#after));
      throw new Error('killed');
    }
  }

  it.each([0, 1, 2, 3])('is completed when it was killed after %i files', async count => {
    await expect(carryOut(store, new Killed(count), transition(one, two))).rejects.toThrow('killed');
    expect(read('.pylit/transition.json')).toBeDefined();
    expect(await finishTransition(store, workTree)).toEqual({ what: 'go there', left: [] });
    expect(files()).toEqual(['2', undefined, '1', '2']);
    expect(await main()).toBe(two.commit);
    expect(read('.pylit/merge.json')).toBe('{}\n');
    expect(await finishTransition(store, workTree)).toBeUndefined();
  });

  it('is completed when it was killed behind the refs, and leaves what was edited since', async () => {
    await expect(carryOut(store, new Killed(1), transition(one, two))).rejects.toThrow('killed');
    await store.refs.update(transition(one, two).refs);
    put('docs/b', 'mine');
    expect(await finishTransition(store, workTree)).toEqual({ what: 'go there', left: ['docs/b'] });
    expect(files()).toEqual(['2', 'mine', '1', '2']);
  });

  it('is given up when the refs were moved elsewhere since', async () => {
    const refs = transition(one, two).refs.map(ref => ({ ...ref, expect: one.commit }));
    await expect(carryOut(store, new Killed(9), { ...transition(one, two), refs })).rejects.toThrow('killed');
    await expect(finishTransition(store, workTree)).rejects.toMatchObject({ code: 'ref-conflict' });
    expect(await finishTransition(store, workTree)).toBeUndefined();
  });

  it('says so when it does not know what was begun', async () => {
    const begun = { version: 1, what: 'x', from: one.tree, to: two.tree, refs: [] };
    for (const wrong of ['{', '[]', '7', { ...begun, version: 2 }, { ...begun, to: 'x' }, { ...begun, refs: [null] }]) {
      put('.pylit/transition.json', typeof wrong === 'string' ? wrong : JSON.stringify(wrong));
      await expect(finishTransition(store, workTree)).rejects.toMatchObject({ code: 'store-format' });
    }
    expect(files()).toEqual(['1', '1', '1', undefined]);
  });
});
