import { type ByteStream, collect, copyBytes } from '../../bytes/byte-stream.ts';
import { objectId } from '../../bytes/object-id.ts';
import { encodeUtf8 } from '../../bytes/utf8.ts';
import type { HashAlgorithm, ObjectId, ObjectKind } from '../../core/object-kind.ts';
import type { Batch, BatchResult } from '../../store/batch.ts';
import { wrongId, wrongSize } from '../../store/corrupt.ts';
import type { RefUpdate } from '../../store/ref-store.ts';
import type { ObjectMap } from './memory-objects.ts';
import type { MemoryRefs } from './memory-refs.ts';

/** A batch of a memory store: a map beside the map. */
export class MemoryBatch implements Batch {
  readonly #map: ObjectMap;
  readonly #refs: MemoryRefs;
  readonly #algorithm: HashAlgorithm;
  readonly #added: ObjectMap = new Map();

  constructor(map: ObjectMap, refs: MemoryRefs, algorithm: HashAlgorithm) {
    this.#map = map;
    this.#refs = refs;
    this.#algorithm = algorithm;
  }

  put(kind: ObjectKind, body: Uint8Array | string, expected?: ObjectId): ObjectId {
    const id = objectId(kind, body, this.#algorithm);
    if (expected !== undefined && expected !== id) throw wrongId(kind, expected, id);
    if (!this.#map.has(id)) {
      this.#added.set(id, { kind, body: typeof body === 'string' ? encodeUtf8(body) : copyBytes(body) });
    }
    return id;
  }

  async putStream(kind: ObjectKind, size: number, bytes: ByteStream, expected?: ObjectId): Promise<ObjectId> {
    const body = await collect(bytes, Number.MAX_SAFE_INTEGER);
    if (body.length !== size) throw wrongSize(kind, size, body.length);
    return this.put(kind, body, expected);
  }

  async commit(updates: readonly RefUpdate[] = []): Promise<BatchResult> {
    this.#refs.apply(updates, id => this.#added.has(id) || this.#map.has(id));
    let bytes = 0;
    for (const [id, object] of this.#added) {
      this.#map.set(id, object);
      bytes += object.body.length;
    }
    const added = this.#added.size;
    this.#added.clear();
    return { added, bytes };
  }

  discard(): void {
    this.#added.clear();
  }
}
