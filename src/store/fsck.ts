import { PylitError } from '../core/error.ts';
import type { ObjectId, ObjectKind } from '../core/object-kind.ts';
import { refusePath } from '../core/path.ts';
import { decodeTag } from '../core/tag.ts';
import { compareEntries, decodeTree, entryKind, type TreeEntry } from '../core/tree.ts';
import type { StoredObject } from './object-store.ts';
import type { Store, StoreProblem } from './store.ts';

/** What an object says that another object is. */
interface Link {
  readonly id: ObjectId;
  readonly kind: ObjectKind;
}

/**
 * Checks a whole store: first every byte that the backend keeps, then that every object can be read, is well-formed, and that
 * what it leads to is there and of the right kind.
 */
export async function* checkStore(store: Store): AsyncGenerator<StoreProblem> {
  yield* store.inspect();
  try {
    for await (const id of store.objects.ids()) yield* checkObject(store, id);
    for (const { name } of await store.refs.list()) yield* checkRef(store, name);
  } catch (error) {
    yield problemOf(error, 'file', 'store');
  }
}

async function* checkObject(store: Store, id: ObjectId): AsyncGenerator<StoreProblem> {
  let kind = 'object';
  try {
    const info = await store.objects.info(id);
    kind = info?.kind ?? kind;
    if (!info || info.kind === 'blob') return;
    const object = await store.objects.read(id);
    if (!object) return;
    for (const link of await linksOf(store, object, id)) yield* checkLink(store, link, `${object.kind} ${id}`);
    if (object.kind === 'tree') yield* checkEntries(id, decodeTree(object.body, store.algorithm));
  } catch (error) {
    yield problemOf(error, kind, id);
  }
}

async function* checkRef(store: Store, name: string): AsyncGenerator<StoreProblem> {
  try {
    const id = (await store.refs.resolve(name))?.id;
    const info = id === undefined ? undefined : await store.objects.info(id);
    if (id === undefined) return;
    if (!info) yield problem('ref', name, `it leads to ${id}, which is not in the store`);
    else if (name.startsWith('refs/heads/') && info.kind !== 'commit') {
      yield problem('ref', name, `it is a branch and leads to the ${info.kind} ${id}`);
    }
  } catch (error) {
    yield problemOf(error, 'ref', name);
  }
}

async function linksOf(store: Store, object: StoredObject, id: ObjectId): Promise<Link[]> {
  if (object.kind === 'commit') {
    const commit = await store.history.read(id);
    return [
      { id: commit.tree, kind: 'tree' },
      ...commit.parents.map(parent => ({ id: parent, kind: 'commit' as const })),
    ];
  }
  if (object.kind === 'tag') {
    const tag = decodeTag(object.body);
    return [{ id: tag.object, kind: tag.kind }];
  }
  const algorithm = id.length === 64 ? 'sha256' : 'sha1';
  return decodeTree(object.body, algorithm)
    .map(entry => ({ id: entry.id, kind: entryKind(entry) }))
    .filter(link => link.kind !== 'commit');
}

async function* checkLink(store: Store, link: Link, from: string): AsyncGenerator<StoreProblem> {
  const info = await store.objects.info(link.id);
  if (!info && store.promisedBy !== undefined) {
    const message = `it is not here, but at ${store.promisedBy}, which has promised it`;
    yield { ...problem(link.kind, link.id, message), severity: 'note' };
  } else if (!info) yield problem(link.kind, link.id, `it is not in the store, and the ${from} leads to it`);
  else if (info.kind !== link.kind) yield problem(info.kind, link.id, `the ${from} takes it for a ${link.kind}`);
}

function* checkEntries(id: ObjectId, entries: readonly TreeEntry[]): Generator<StoreProblem> {
  const names = new Set<string>();
  let last: TreeEntry | undefined;
  for (const entry of entries) {
    const reason = entry.name.includes('/') ? 'it contains "/"' : refusePath(entry.name);
    if (reason !== undefined) yield { ...problem('tree', id, `a name in it is refused: ${reason}`), severity: 'note' };
    if (names.has(entry.name)) yield problem('tree', id, 'it has a name twice');
    if (last && compareEntries(last, entry) > 0) yield problem('tree', id, 'its entries are not sorted');
    names.add(entry.name);
    last = entry;
  }
}

function problem(kind: string, id: string, message: string): StoreProblem {
  return { severity: 'error', kind, id, message };
}

/** Makes a problem of an error about stored data. @throws what is not about stored data */
export function problemOf(error: unknown, kind: string, id: string): StoreProblem {
  if (!(error instanceof PylitError)) throw error;
  const named = error.code === 'object-corrupt' && typeof error.data.id === 'string' && error.data.id !== '';
  return problem(named ? String(error.data.kind) : kind, named ? String(error.data.id) : id, error.message);
}
