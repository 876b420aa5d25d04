import type { Awaitable } from '../bytes/byte-stream.ts';
import { objectId } from '../bytes/object-id.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { PylitError } from '../core/error.ts';
import type { HashAlgorithm, ObjectId } from '../core/object-kind.ts';
import { decodeTree, type TreeEntry } from '../core/tree.ts';
import type { Store } from '../store/store.ts';

/** Where trees and blobs are read from: a store, or a tree that is only in memory yet. */
export interface TreeSource {
  /** Entries in tree order. @throws PylitError `object-missing`, `object-malformed`, `object-corrupt` */
  entries(id: ObjectId): Awaitable<readonly TreeEntry[]>;
  /** @throws PylitError `object-missing`, `object-malformed`, `object-corrupt` */
  blob(id: ObjectId): Awaitable<Uint8Array>;
}

/** Where new objects go: a store's batch together with the store's algorithm. */
export interface ObjectSink {
  readonly algorithm: HashAlgorithm;
  put(kind: 'blob' | 'tree', body: Uint8Array | string): ObjectId;
}

/** Reads trees and blobs from a store. */
export function storeTrees(store: Pick<Store, 'objects' | 'trees'>): TreeSource {
  return {
    entries: id => store.trees.read(id),
    async blob(id) {
      const object = await store.objects.read(id);
      if (object?.kind === 'blob') return object.body;
      throw absent('blob', id, object?.kind);
    },
  };
}

/** Trees and blobs in memory: what a work tree would be if it were committed. */
export interface MemoryTrees extends TreeSource, ObjectSink {}

/**
 * Makes an empty memory, in front of another source.
 *
 * @param behind asked for what is not in memory
 */
export function memoryTrees(algorithm: HashAlgorithm = 'sha1', behind?: TreeSource): MemoryTrees {
  const bodies = { blob: new Map<ObjectId, Uint8Array>(), tree: new Map<ObjectId, Uint8Array>() };
  return {
    algorithm,
    put(kind, body) {
      const bytes = typeof body === 'string' ? encodeUtf8(body) : body;
      const id = objectId(kind, bytes, algorithm);
      bodies[kind].set(id, bytes);
      return id;
    },
    entries(id) {
      const found = bodies.tree.get(id);
      if (found) return decodeTree(found, algorithm);
      if (behind) return behind.entries(id);
      throw absent('tree', id);
    },
    blob(id) {
      const found = bodies.blob.get(id);
      if (found) return found;
      if (behind) return behind.blob(id);
      throw absent('blob', id);
    },
  };
}

function absent(kind: string, id: ObjectId, found?: string): PylitError {
  const text = found === undefined ? 'it is absent' : `found a ${found}`;
  return new PylitError(
    found === undefined ? 'object-missing' : 'object-malformed',
    `Expected the ${kind} ${id}: ${text}.`,
    {
      data: { kind, id },
    },
  );
}
