import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../src/backend/memory/memory-store.ts';
import type { ObjectId } from '../../../src/core/object-kind.ts';
import { makeSignature } from '../../../src/core/signature.ts';
import { isReachable, mergeBases } from '../../../src/history/merge/merge-bases.ts';
import { mergeProject } from '../../../src/history/merge/merge-project.ts';
import { writeProjectTree } from '../../../src/history/project-tree.ts';
import { storedDocument } from '../../../src/history/stored-block.ts';
import { memoryTrees } from '../../../src/history/tree-source.ts';
import { mergeCommits, treesInto } from '../../../src/repository/merge-commits.ts';
import { projectFiles, type Sources } from '../documents.ts';
import { readSource } from './merged.ts';

/** Merges projects and gives back their files. */
async function mergeSources(base: Sources, ours: Sources, theirs: Sources) {
  const memory = memoryTrees();
  const tree = (sources: Sources) => writeProjectTree(memory, projectFiles(sources));
  const merged = await mergeProject(memory, { base: tree(base), ours: tree(ours), theirs: tree(theirs) }, readSource);
  const files: Record<string, string> = {};
  const collect = async (id: ObjectId, prefix: string) => {
    for (const entry of await memory.entries(id)) {
      const path = prefix + entry.name;
      if (entry.name.endsWith('.md') && entry.mode === '40000')
        files[path] = new TextDecoder().decode((await storedDocument(memory, entry.id)).source);
      else if (entry.mode === '40000') await collect(entry.id, `${path}/`);
      else files[path] = new TextDecoder().decode(await memory.blob(entry.id));
    }
  };
  await collect(merged.tree, '');
  return { files, conflicts: merged.conflicts, notes: merged.notes };
}

const TEXT = '# A\n\nOne of them.\n\nTwo of them.\n\nThree of them.\n';

describe('merging projects', () => {
  it('a document that moved on one side and was edited on both', async () => {
    const moved = { 'new/b.md': TEXT.replace('One', 'Eins') };
    const merged = await mergeSources({ 'a.md': TEXT }, moved, { 'a.md': TEXT.replace('Three', 'Drei') });
    expect(merged).toEqual({
      files: { 'new/b.md': TEXT.replace('One', 'Eins').replace('Three', 'Drei') },
      conflicts: [],
      notes: [],
    });
    const other = await mergeSources({ 'a.md': TEXT }, { 'a.md': TEXT.replace('Three', 'Drei') }, moved);
    expect(other.files).toEqual(merged.files);
  });

  it('a document that both moved: ours, and a note', async () => {
    const merged = await mergeSources({ 'a.md': TEXT }, { 'b.md': TEXT }, { 'c.md': TEXT });
    expect(merged.files).toEqual({ 'b.md': TEXT });
    expect(merged.notes).toHaveLength(1);
  });

  it('a document that both added', async () => {
    const merged = await mergeSources({}, { 'a.md': '# A\n\nOurs here.\n' }, { 'a.md': '# A\n\nBy them.\n' });
    expect(merged).toMatchObject({ files: { 'a.md': '# A\n\nOurs here.\n\nBy them.\n' }, conflicts: [] });
  });

  it('a document that one side took apart into others, while the other edited it', async () => {
    const theirs = { 'a.md': TEXT.replace('Two of', 'Zwei of') };
    const ours = { 'x.md': '# X\n\nTwo of them.\n', 'y.md': '# A\n\nOne of them.\n\nThree of them.\n' };
    const merged = await mergeSources({ 'a.md': TEXT, 'x.md': '# X\n' }, ours, { ...theirs, 'x.md': '# X\n' });
    expect(merged.conflicts).toEqual([]);
    expect(merged.files['x.md']).toBe('# X\n\nZwei of them.\n');
  });

  it('a document that one side removed and the other edited is one conflict', async () => {
    const merged = await mergeSources({ 'a.md': TEXT }, {}, { 'a.md': TEXT.replace('Two', 'Zwei') });
    expect(merged.conflicts).toEqual([{ path: 'a.md', line: 1, reason: 'removed here, edited there' }]);
    const gone = await mergeSources({ 'a.md': TEXT }, {}, { 'a.md': TEXT });
    expect(gone.files).toEqual({});
  });

  it('other text by lines, and files beside a folder of the same name', async () => {
    const lines = 'a\nb\nc\nd\n';
    const merged = await mergeSources(
      { 'x.txt': lines },
      { 'x.txt': lines.replace('a', 'A'), 'y.txt': 'ours' },
      { 'x.txt': lines.replace('d', 'D') },
    );
    expect(merged.files).toEqual({ 'x.txt': 'A\nb\nc\nD\n', 'y.txt': 'ours' });
    const clash = await mergeSources({ 'x.txt': 'a\n' }, { 'x.txt': 'b\n' }, { 'x.txt': 'c\n' });
    expect(clash.conflicts).toEqual([{ path: 'x.txt', line: 1, reason: 'both edited' }]);
    expect(clash.files['x.txt']).toBe('<<<<<<< ours\nb\n||||||| base\na\n=======\nc\n>>>>>>> theirs\n');
    await expect(mergeSources({}, { x: 'file' }, { 'x/y': 'below' })).rejects.toMatchObject({ code: 'path' });
  });
});

describe('what two commits come from', () => {
  const by = makeSignature('Ada', 'ada@example.org', 1_700_000_000, '+0000');
  const store = memoryStore();
  async function commit(sources: Sources, parents: readonly ObjectId[], time = 0): Promise<ObjectId> {
    const batch = store.batch();
    const sink = { algorithm: store.algorithm, put: batch.put.bind(batch) };
    const tree = writeProjectTree(sink, projectFiles(sources));
    const signature = { ...by, time: by.time + time };
    const id = store.history.write(batch, { tree, parents, author: signature, committer: signature, message: 'x\n' });
    await batch.commit();
    return id;
  }

  it('is the best common ancestor, also with clocks that ran backwards', async () => {
    const root = await commit({ 'a.md': 'root\n' }, [], 50);
    const fork = await commit({ 'a.md': 'fork\n' }, [root], 10);
    const one = await commit({ 'a.md': 'one\n' }, [fork], 5);
    const two = await commit({ 'a.md': 'two\n' }, [fork, root], 90);
    expect(await mergeBases(store.history, one, two)).toEqual([fork]);
    expect(await mergeBases(store.history, one, fork)).toEqual([fork]);
    expect(await mergeBases(store.history, one, one)).toEqual([one]);
    expect(await isReachable(store.history, root, [one])).toBe(true);
    expect(await isReachable(store.history, one, [two])).toBe(false);
  });

  it('is nothing where histories are unrelated, and these are refused', async () => {
    const [one, two] = [await commit({ 'a.md': 'mine\n' }, []), await commit({ 'a.md': 'yours\n' }, [])];
    expect(await mergeBases(store.history, one, two)).toEqual([]);
    const batch = store.batch();
    await expect(mergeCommits(store, treesInto(store, batch), one, two, readSource)).rejects.toMatchObject({
      code: 'usage',
    });
    batch.discard();
  });

  it('is several after criss-cross merges, which are merged themselves', async () => {
    const [p, q, r] = ['First one.\n', 'Second one.\n', 'Third one.\n'];
    const text = (...blocks: string[]) => ({ 'a.md': blocks.join('\n') });
    const root = await commit(text(p, q, r), []);
    const left = await commit(text('First edited.\n', q, r), [root], 1);
    const right = await commit(text(p, q, 'Third edited.\n'), [root], 2);
    const both = text('First edited.\n', q, 'Third edited.\n');
    const one = await commit(both, [left, right], 3);
    const two = await commit(text('First edited.\n', 'Second here.\n', 'Third edited.\n'), [right, left], 4);
    const three = await commit(text('First edited again.\n', q, 'Third edited.\n'), [one], 5);
    expect((await mergeBases(store.history, three, two)).toSorted()).toEqual([left, right].toSorted());
    const batch = store.batch();
    const result = await mergeCommits(store, treesInto(store, batch), three, two, readSource);
    await batch.commit();
    expect(result).toMatchObject({ kind: 'merged', merged: { conflicts: [] } });
    const tree = result.kind === 'merged' ? result.merged.tree : '';
    const entry = await store.trees.entryAt(tree, 'a.md');
    const { storeTrees } = await import('../../../src/history/tree-source.ts');
    const stored = await storedDocument(storeTrees(store), entry?.id ?? '');
    expect(stored.text).toBe('First edited again.\n\nSecond here.\n\nThird edited.\n');
  });
});
