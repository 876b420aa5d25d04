import type { Awaitable, ByteStream } from '../bytes/byte-stream.ts';
import type { HashAlgorithm, ObjectId, ObjectKind } from '../core/object-kind.ts';

/** An object in memory. The body belongs to the caller: changing it changes nothing stored. */
export interface StoredObject {
  readonly kind: ObjectKind;
  readonly body: Uint8Array;
}

/** What is known of an object without its bytes. */
export interface ObjectInfo {
  readonly kind: ObjectKind;
  /** Bytes of the body. */
  readonly size: number;
}

/** An object whose bytes come in parts. */
export interface ObjectStream extends ObjectInfo {
  /** The body. The id is verified as it passes; the stream ends with an error where it is wrong. Read it once. */
  readonly bytes: ByteStream;
}

/** Bodies above this are never returned in one piece: 256 MiB. `stream` has no limit. */
export const DIRECT_LIMIT = 2 ** 28;

/**
 * Reads objects by id. Objects never change, so what was read once stays true.
 *
 * Guarantees: what is returned has the id it was asked by (it is hashed on every read); absence is `undefined`; an object is seen
 * by every reader, in every process, as soon as the batch that holds it has committed, and never before.
 * A backend that has the bytes at hand answers directly instead of with a promise; always `await`.
 */
export interface ObjectStore {
  readonly algorithm: HashAlgorithm;
  has(id: ObjectId): Awaitable<boolean>;
  info(id: ObjectId): Awaitable<ObjectInfo | undefined>;
  /** @throws PylitError `object-corrupt` with `data.kind` and `data.id`; `object-too-large` above `DIRECT_LIMIT` */
  read(id: ObjectId): Awaitable<StoredObject | undefined>;
  /** Reads many; the n-th answer belongs to the n-th id. @throws as `read` */
  readMany(ids: readonly ObjectId[]): Awaitable<readonly (StoredObject | undefined)[]>;
  /** Small objects are verified before the first part is given; of large ones every part is checked, and the id at the end. */
  stream(id: ObjectId): Awaitable<ObjectStream | undefined>;
  /** Ids that begin with these hexadecimal digits, sorted, at most `limit`. */
  find(prefix: string, limit: number): Awaitable<readonly ObjectId[]>;
  /** All ids, sorted. Objects that are added meanwhile may be missing. */
  ids(): AsyncIterable<ObjectId>;
}
