import { decodeCommit } from '../../core/commit.ts';
import type { HashAlgorithm, ObjectId } from '../../core/object-kind.ts';
import { decodeTag } from '../../core/tag.ts';
import { decodeTree, entryKind } from '../../core/tree.ts';
import { missing } from '../../store/corrupt.ts';
import type { StoredObject } from '../../store/object-store.ts';
import type { NativeObjects } from './native-objects.ts';

/**
 * Finds everything that some objects lead to, with themselves.
 *
 * @param young objects that stay, too; what they lead to stays as far as it is there
 * @throws PylitError `object-missing`, `object-malformed`, `object-corrupt`: of a damaged store nothing may be removed
 */
export function liveObjects(
  objects: NativeObjects,
  roots: Iterable<ObjectId>,
  young: Iterable<ObjectId>,
): ReadonlySet<ObjectId> {
  const live = new Set<ObjectId>();
  follow(objects, roots, live, id => {
    throw missing('object', id);
  });
  follow(objects, young, live, () => undefined);
  return live;
}

function follow(
  objects: NativeObjects,
  from: Iterable<ObjectId>,
  live: Set<ObjectId>,
  onMissing: (id: ObjectId) => void,
): void {
  const waiting = [...from].filter(id => !live.has(id));
  for (const id of waiting) live.add(id);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const object = objects.read(id);
    if (!object) onMissing(id);
    for (const { id: next, isLeaf } of object ? linksOf(object, objects.algorithm) : []) {
      if (live.has(next)) continue;
      live.add(next);
      if (!isLeaf) waiting.push(next);
    }
  }
}

interface Link {
  readonly id: ObjectId;
  /** A blob, which leads nowhere and need not be read. */
  readonly isLeaf: boolean;
}

function linksOf({ kind, body }: StoredObject, algorithm: HashAlgorithm): Link[] {
  if (kind === 'blob') return [];
  if (kind === 'tag') return [{ id: decodeTag(body).object, isLeaf: false }];
  if (kind === 'commit') {
    const { tree, parents } = decodeCommit(body);
    return [tree, ...parents].map(id => ({ id, isLeaf: false }));
  }
  return decodeTree(body, algorithm).flatMap(entry => {
    const target = entryKind(entry);
    // A commit in a tree belongs to another repository.
    return target === 'commit' ? [] : [{ id: entry.id, isLeaf: target === 'blob' }];
  });
}
