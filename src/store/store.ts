import type { Awaitable } from '../bytes/byte-stream.ts';
import type { HashAlgorithm } from '../core/object-kind.ts';
import type { Batch } from './batch.ts';
import type { BinaryStore } from './binary-store.ts';
import type { HistoryStore } from './history-store.ts';
import type { ObjectStore } from './object-store.ts';
import type { RefStore } from './ref-store.ts';
import type { TreeStore } from './tree-store.ts';

/** Something wrong with a store (`error`), or merely left over (`note`). */
export interface StoreProblem {
  readonly severity: 'error' | 'note';
  /** What it is about: a kind of object, `ref`, `reflog`, `index`, `segment`, `part`, `binary`, or `file`. */
  readonly kind: string;
  /** Object id, ref name, or number of the row. */
  readonly id: string;
  readonly message: string;
}

export interface StoreStats {
  readonly backend: string;
  readonly algorithm: HashAlgorithm;
  readonly objects: number;
  readonly refs: number;
  /** Bytes on the disk; 0 for a store in memory. */
  readonly storedBytes: number;
  readonly segments: number;
  readonly indexRuns: number;
}

/** What may be removed. */
export interface CollectOptions {
  /** Objects younger than this stay, in milliseconds: somebody may be about to name them. */
  readonly grace: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What became of the objects of a store. */
export interface Collected {
  readonly removed: number;
  readonly kept: number;
}

/** A store: everything pylit keeps of a project, whatever keeps it. Backends implement this and pass test/store/conformance.ts. */
export interface Store {
  readonly algorithm: HashAlgorithm;
  readonly objects: ObjectStore;
  readonly trees: TreeStore;
  readonly history: HistoryStore;
  readonly refs: RefStore;
  readonly binary: BinaryStore;
  /** The remote that has what is missing here; only in a partial clone of git. */
  readonly promisedBy?: string;
  batch(): Batch;
  stats(): Awaitable<StoreStats>;
  /** Reads every byte that the backend keeps and reports what is wrong. What objects say of each other is for `checkStore`. */
  inspect(): AsyncIterable<StoreProblem>;
  /**
   * Removes objects that no ref leads to; a store that cannot does not have it. Others may read and write meanwhile.
   *
   * @throws PylitError where something that a ref leads to cannot be read; then nothing is removed
   */
  collect?(options: CollectOptions): Awaitable<Collected>;
  /** Ends all use. Closing twice is allowed. */
  close(): Awaitable<void>;
}
