import type { ObjectId } from '../../core/object-kind.ts';
import { decodeTree, encodeTree, entryKind, MODE, type TreeEntry } from '../../core/tree.ts';
import { type ObjectSink, storeTrees, type TreeSource } from '../../history/tree-source.ts';
import type { Batch } from '../../store/batch.ts';
import type { Store } from '../../store/store.ts';

/** What shall stand at a path of a tree; undefined for nothing. */
export type NewEntry = Pick<TreeEntry, 'mode' | 'id'> | undefined;

/** Writes trees into a batch, and reads those that the batch holds already. */
export class TreeWriter implements ObjectSink, TreeSource {
  readonly algorithm: Store['algorithm'];
  readonly #store: Store;
  readonly #batch: Batch;
  readonly #trees = new Map<ObjectId, Uint8Array>();

  constructor(store: Store, batch: Batch) {
    this.#store = store;
    this.#batch = batch;
    this.algorithm = store.algorithm;
  }

  put(kind: 'blob' | 'tree' | 'commit' | 'tag', body: Uint8Array | string): ObjectId {
    const id = this.#batch.put(kind, body);
    if (kind === 'tree' && typeof body !== 'string') this.#trees.set(id, body);
    return id;
  }

  emptyTree(): ObjectId {
    return this.put('tree', encodeTree([], this.algorithm));
  }

  /** The entries of a tree. */
  async entries(id: ObjectId): Promise<readonly TreeEntry[]> {
    const body = this.#trees.get(id);
    return body ? decodeTree(body, this.algorithm) : this.#store.trees.read(id);
  }

  async blob(id: ObjectId): Promise<Uint8Array> {
    return storeTrees(this.#store).blob(id);
  }

  /** Changes some paths of a tree; only the folders on the way to them are read and written. Folders without entries vanish. */
  async edit(root: ObjectId, changes: ReadonlyMap<string, NewEntry>): Promise<ObjectId> {
    return this.put('tree', encodeTree(await this.#edited(root, [...changes]), this.algorithm));
  }

  async #edited(root: ObjectId | undefined, changes: readonly (readonly [string, NewEntry])[]): Promise<TreeEntry[]> {
    const entries = new Map((root === undefined ? [] : await this.entries(root)).map(entry => [entry.name, entry]));
    const below = Map.groupBy(changes, ([path]) => path.split('/', 1)[0] ?? '');
    for (const [name, group] of below) {
      const own = group.findLast(([path]) => path === name);
      const inner = group.filter(([path]) => path !== name);
      // What was there itself is no folder to go on with, though a document is a tree, too.
      if (own) entries.delete(name);
      if (inner.length > 0) await this.#editFolder(entries, name, inner);
      if (own?.[1]) entries.set(name, { name, ...own[1] });
    }
    return [...entries.values()];
  }

  async #editFolder(
    entries: Map<string, TreeEntry>,
    name: string,
    changes: readonly (readonly [string, NewEntry])[],
  ): Promise<void> {
    const entry = entries.get(name);
    const folder = entry && entryKind(entry) === 'tree' ? entry.id : undefined;
    const inner = await this.#edited(
      folder,
      changes.map(([path, change]) => [path.slice(name.length + 1), change]),
    );
    if (inner.length === 0) entries.delete(name);
    else entries.set(name, { name, mode: MODE.tree, id: this.put('tree', encodeTree(inner, this.algorithm)) });
  }
}
