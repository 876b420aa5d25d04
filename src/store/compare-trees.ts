import type { ObjectId } from '../core/object-kind.ts';
import { entryKind, type TreeEntry } from '../core/tree.ts';
import type { TreeStore } from './tree-store.ts';

/** A difference between two trees: what was and is at a path; one of them is absent when it was added or removed. */
export interface TreeChange {
  readonly path: string;
  readonly before?: TreeEntry;
  readonly after?: TreeEntry;
}

/**
 * Lists what differs between two trees, in the order of names, without reading what is equal. Folders are entered, also those
 * that exist on one side only; they are reported themselves only where the other side has something else of that name.
 *
 * @param before undefined stands for an empty tree, as does `after`
 */
export async function* compareTrees(
  trees: TreeStore,
  before: ObjectId | undefined,
  after: ObjectId | undefined,
  prefix = '',
): AsyncGenerator<TreeChange> {
  if (before === after) return;
  const old = new Map((before === undefined ? [] : await trees.read(before)).map(entry => [entry.name, entry]));
  const now = new Map((after === undefined ? [] : await trees.read(after)).map(entry => [entry.name, entry]));
  for (const name of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    yield* compareEntry(trees, `${prefix}${name}`, old.get(name), now.get(name));
  }
}

async function* compareEntry(
  trees: TreeStore,
  path: string,
  before: TreeEntry | undefined,
  after: TreeEntry | undefined,
): AsyncGenerator<TreeChange> {
  if (before?.id === after?.id && before?.mode === after?.mode) return;
  const oldTree = before && entryKind(before) === 'tree' ? before.id : undefined;
  const newTree = after && entryKind(after) === 'tree' ? after.id : undefined;
  const oldLeaf = oldTree === undefined ? before : undefined;
  const newLeaf = newTree === undefined ? after : undefined;
  if (oldLeaf || newLeaf) yield { path, ...(oldLeaf && { before: oldLeaf }), ...(newLeaf && { after: newLeaf }) };
  if (oldTree !== undefined || newTree !== undefined) yield* compareTrees(trees, oldTree, newTree, `${path}/`);
}
