import type { ByteStream } from '../bytes/byte-stream.ts';
import type { ObjectId, ObjectKind } from '../core/object-kind.ts';
import type { RefUpdate } from './ref-store.ts';

/** What a committed batch did. */
export interface BatchResult {
  /** Objects that were new to the store. */
  readonly added: number;
  /** Bytes of their bodies. */
  readonly bytes: number;
}

/**
 * Objects and ref changes that are stored together: one durable transaction. `put` only computes the id and keeps the bytes, so a
 * build can call it in a loop without waiting.
 *
 * Guarantees: when `commit` returns, everything is on the disk; before, nothing is to be seen; killed in between, all of it is
 * there or none. An object that is stored already is not stored again. A batch is used once.
 */
export interface Batch {
  /**
   * Adds an object (text is its UTF-8).
   *
   * @param expected the id that the body must have
   * @returns the object's id
   * @throws PylitError `object-corrupt` when the body has another id than expected
   */
  put(kind: ObjectKind, body: Uint8Array | string, expected?: ObjectId): ObjectId;
  /**
   * Adds an object of `size` bytes that comes in parts; at no time are more than a few parts in memory.
   *
   * @throws PylitError `object-corrupt` when the stream has another size or id than expected
   */
  putStream(kind: ObjectKind, size: number, bytes: ByteStream, expected?: ObjectId): Promise<ObjectId>;
  /**
   * Stores everything and changes the refs, or does nothing at all.
   *
   * @throws PylitError `ref-conflict`, `ref-name`, `object-missing` (a ref to nothing), `store-locked`, `io`
   */
  commit(updates?: readonly RefUpdate[]): Promise<BatchResult>;
  /** Forgets everything. */
  discard(): void;
}
