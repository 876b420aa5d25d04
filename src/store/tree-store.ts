import type { Awaitable } from '../bytes/byte-stream.ts';
import { PylitError } from '../core/error.ts';
import type { ObjectId } from '../core/object-kind.ts';
import { decodeTree, encodeTree, entryKind, type TreeEntry } from '../core/tree.ts';
import type { Batch } from './batch.ts';
import { missing } from './corrupt.ts';
import type { ObjectStore } from './object-store.ts';

/** An entry met on a walk, with its path from where the walk began. */
export interface PathEntry extends TreeEntry {
  readonly path: string;
}

/** Folders as values. All but `write` follow the guarantees of {@link ObjectStore}. */
export interface TreeStore {
  /** Entries in tree order. @throws PylitError `object-missing`, `object-malformed` when it is no tree, `object-corrupt` */
  read(id: ObjectId): Awaitable<readonly TreeEntry[]>;
  /** Adds a tree to a batch and returns its id. */
  write(batch: Batch, entries: readonly TreeEntry[]): ObjectId;
  /** The entry at a path with `/`, or undefined. */
  entryAt(root: ObjectId, path: string): Promise<TreeEntry | undefined>;
  /** Everything below a tree, in path order, folders before what they hold. `enter` may keep it out of a folder. */
  walk(root: ObjectId, enter?: (folder: PathEntry) => boolean): AsyncIterable<PathEntry>;
}

/** Folders deeper than this are refused: no real project has them, and a walk must end. */
const MAX_DEPTH = 512;

/** Makes a {@link TreeStore} over any object store. */
export function treeStore(objects: ObjectStore): TreeStore {
  const read = (id: ObjectId) => readTree(objects, id);
  return {
    read,
    write: (batch, entries) => batch.put('tree', encodeTree(entries, objects.algorithm)),
    entryAt: (root, path) => entryAt(read, root, path),
    walk: (root, enter = () => true) => walk(read, root, '', enter, 0),
  };
}

type ReadTree = (id: ObjectId) => Promise<readonly TreeEntry[]>;

async function readTree(objects: ObjectStore, id: ObjectId): Promise<readonly TreeEntry[]> {
  const object = await objects.read(id);
  if (!object) throw missing('tree', id);
  if (object.kind === 'tree') return decodeTree(object.body, objects.algorithm);
  throw new PylitError('object-malformed', `Expected a tree, found that ${id} is a ${object.kind}.`, {
    data: { kind: object.kind, id },
  });
}

async function entryAt(read: ReadTree, root: ObjectId, path: string): Promise<TreeEntry | undefined> {
  let found: TreeEntry | undefined;
  let folder: ObjectId | undefined = root;
  for (const name of path.split('/')) {
    if (folder === undefined) return undefined;
    found = (await read(folder)).find(entry => entry.name === name);
    if (!found) return undefined;
    folder = entryKind(found) === 'tree' ? found.id : undefined;
  }
  return found;
}

async function* walk(
  read: ReadTree,
  root: ObjectId,
  prefix: string,
  enter: (folder: PathEntry) => boolean,
  depth: number,
): AsyncGenerator<PathEntry> {
  if (depth > MAX_DEPTH) {
    throw new PylitError('object-malformed', `Expected at most ${MAX_DEPTH} nested trees, found more below ${root}.`);
  }
  for (const entry of await read(root)) {
    const found = { ...entry, path: prefix + entry.name };
    yield found;
    if (entryKind(entry) === 'tree' && enter(found)) yield* walk(read, entry.id, `${found.path}/`, enter, depth + 1);
  }
}
