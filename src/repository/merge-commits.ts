import { PylitError } from '../core/error.ts';
import type { ObjectId } from '../core/object-kind.ts';
import type { ReadDocument } from '../history/merge/document-version.ts';
import { mergeBases } from '../history/merge/merge-bases.ts';
import { type MergedProject, mergeProject } from '../history/merge/merge-project.ts';
import type { MemoryTrees } from '../history/tree-source.ts';
import { memoryTrees, storeTrees } from '../history/tree-source.ts';
import type { Batch } from '../store/batch.ts';
import type { Store } from '../store/store.ts';

/** What merging a commit into another would be. */
export type CommitMerge =
  | { readonly kind: 'up-to-date' }
  /** Ours is part of theirs: nothing has to be merged. */
  | { readonly kind: 'fast-forward' }
  | { readonly kind: 'merged'; readonly merged: MergedProject };

/**
 * Merges two commits. What both come from is their best common ancestor; where there are several, after criss-cross merges, these are
 * merged first, and if that is a conflict the first of them counts.
 *
 * @param trees takes the new objects
 * @throws PylitError `usage` where the histories have nothing in common; else as `mergeProject`
 */
export async function mergeCommits(
  store: Store,
  trees: MemoryTrees,
  ours: ObjectId,
  theirs: ObjectId,
  read: ReadDocument,
): Promise<CommitMerge> {
  const bases = await mergeBases(store.history, ours, theirs);
  if (bases.includes(theirs)) return { kind: 'up-to-date' };
  if (bases.includes(ours)) return { kind: 'fast-forward' };
  if (bases.length === 0) {
    throw new PylitError('usage', 'Expected two histories that have something in common, found unrelated ones.', {
      hint: 'They were begun apart; copy the documents of one over and commit them.',
    });
  }
  const tree = async (id: ObjectId) => (await store.history.read(id)).tree;
  const base = await commonTree(store, trees, bases, read);
  const merged = await mergeProject(trees, { base, ours: await tree(ours), theirs: await tree(theirs) }, read);
  return { kind: 'merged', merged };
}

/** Memory in front of a store whose new objects also go into a batch. */
export function treesInto(store: Store, batch: Batch): MemoryTrees {
  const memory = memoryTrees(store.algorithm, storeTrees(store));
  return {
    ...memory,
    put(kind, body) {
      batch.put(kind, body);
      return memory.put(kind, body);
    },
  };
}

const MAX_BASES = 8;

async function commonTree(
  store: Store,
  trees: MemoryTrees,
  bases: readonly ObjectId[],
  read: ReadDocument,
): Promise<ObjectId> {
  const [first = '', ...others] = bases.slice(0, MAX_BASES);
  const firstTree = (await store.history.read(first)).tree;
  let tree = firstTree;
  for (const other of others) {
    const [ancestor] = await mergeBases(store.history, first, other);
    const base = ancestor === undefined ? undefined : (await store.history.read(ancestor)).tree;
    const theirs = (await store.history.read(other)).tree;
    const merged = await mergeProject(trees, { base, ours: tree, theirs }, read);
    if (merged.conflicts.length > 0) return firstTree;
    tree = merged.tree;
  }
  return tree;
}
