import { decodeCommit } from '../core/commit.ts';
import { nullId, type ObjectId } from '../core/object-kind.ts';
import { decodeTag } from '../core/tag.ts';
import { decodeTree, entryKind } from '../core/tree.ts';
import type { ObjectStore } from './object-store.ts';
import type { Store } from './store.ts';

/**
 * Lists everything that objects lead to, themselves included, each once. Commits of other repositories (submodules) are not followed, and
 * what is absent is left out.
 *
 * @param without what these lead to is left out
 */
export async function* reachableObjects(
  objects: ObjectStore,
  from: Iterable<ObjectId>,
  without: ReadonlySet<ObjectId> = new Set(),
): AsyncGenerator<ObjectId> {
  const seen = new Set(without);
  const waiting = [...new Set(from)];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const kind = (await objects.info(id))?.kind;
    if (kind === undefined) continue;
    yield id;
    if (kind === 'blob') continue;
    for (const link of await linksOf(objects, id)) {
      if (seen.has(link.id)) continue;
      if (link.isBlob && (await objects.has(link.id))) {
        seen.add(link.id);
        yield link.id;
      } else if (!link.isBlob) waiting.push(link.id);
    }
  }
}

/** All ids that a store's refs name, and their logs: what is not reachable from them, nobody can get at. */
export async function rootsOf(store: Store): Promise<ReadonlySet<ObjectId>> {
  const roots = new Set<ObjectId>();
  for (const { name, value } of await store.refs.list()) {
    if ('id' in value) roots.add(value.id);
    for (const { before, after } of await store.refs.log(name)) roots.add(before).add(after);
  }
  roots.delete(nullId(store.algorithm));
  return roots;
}

interface Link {
  readonly id: ObjectId;
  /** Known from the tree, so that it need not be asked for. */
  readonly isBlob: boolean;
}

async function linksOf(objects: ObjectStore, id: ObjectId): Promise<readonly Link[]> {
  const object = await objects.read(id);
  if (object?.kind === 'commit') {
    const { tree, parents } = decodeCommit(object.body);
    return [tree, ...parents].map(link => ({ id: link, isBlob: false }));
  }
  if (object?.kind === 'tag') return [{ id: decodeTag(object.body).object, isBlob: false }];
  if (object?.kind !== 'tree') return [];
  return decodeTree(object.body, objects.algorithm)
    .filter(entry => entryKind(entry) !== 'commit')
    .map(entry => ({ id: entry.id, isBlob: entryKind(entry) === 'blob' }));
}
