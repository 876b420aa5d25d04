import type { Awaitable } from '../bytes/byte-stream.ts';
import type { ObjectId } from '../core/object-kind.ts';
import type { Signature } from '../core/signature.ts';

/** What a ref holds: an object's id, or the name of another ref. */
export type RefValue = { readonly id: ObjectId } | { readonly symbolic: string };

export interface Ref {
  readonly name: string;
  readonly value: RefValue;
}

/** Where a name leads once symbolic refs are followed; `id` is absent when the last ref does not exist yet. */
export interface ResolvedRef {
  readonly name: string;
  readonly id?: ObjectId;
}

/** One change of a ref. Several in one call happen together or not at all. */
export interface RefUpdate {
  /** Full name. When it is symbolic and `to` is an id (or 'absent'), the ref that it leads to is changed and both are logged. */
  readonly name: string;
  /** Compare-and-swap: what must be there (after following symbolic refs). Without it any value is replaced. */
  readonly expect?: ObjectId | 'absent';
  readonly to: ObjectId | 'absent' | { readonly symbolic: string };
  /** Change this ref itself even where it is symbolic (a detached HEAD). */
  readonly noFollow?: boolean;
  readonly log: { readonly by: Signature; readonly message: string };
}

export interface ReflogEntry {
  /** All zeros where the ref did not exist. */
  readonly before: ObjectId;
  readonly after: ObjectId;
  readonly by: Signature;
  /** One line. */
  readonly message: string;
}

/**
 * Named places in history. `HEAD` is symbolic, to `refs/heads/main`, from the beginning.
 *
 * Guarantees: an update is durable when it returns; of concurrent updates that expect the same value exactly one succeeds; a ref
 * never names an object that is not stored; `a` and `a/b` never exist together; every change of an id is in the reflog, which
 * outlives its ref.
 */
export interface RefStore {
  read(name: string): Awaitable<RefValue | undefined>;
  /** Follows symbolic refs, at most five; undefined when there is no ref of this name. */
  resolve(name: string): Awaitable<ResolvedRef | undefined>;
  /** Refs whose name begins with the prefix, in the order of their UTF-8 bytes. */
  list(prefix?: string): Awaitable<readonly Ref[]>;
  /** @throws PylitError `ref-conflict` (`data.name`, `data.expected`, `data.found`), `ref-name`, `object-missing`, `store-locked` */
  update(updates: readonly RefUpdate[]): Promise<void>;
  /** Changes of one ref, newest first, at most `limit`. */
  log(name: string, limit?: number): Awaitable<readonly ReflogEntry[]>;
}
