import type { Awaitable } from '../bytes/byte-stream.ts';
import { type Commit, decodeCommit, encodeCommit } from '../core/commit.ts';
import { PylitError } from '../core/error.ts';
import type { ObjectId } from '../core/object-kind.ts';
import type { Batch } from './batch.ts';
import { CommitQueue, type QueuedCommit } from './commit-queue.ts';
import { missing } from './corrupt.ts';
import type { ObjectStore } from './object-store.ts';

/** Commits as values. All but `write` follow the guarantees of {@link ObjectStore}. */
export interface HistoryStore {
  /** @throws PylitError `object-missing`, `object-malformed` when it is no commit, `object-corrupt` */
  read(id: ObjectId): Awaitable<Commit>;
  /** Adds a commit to a batch and returns its id. */
  write(batch: Batch, commit: Commit): ObjectId;
  parents(id: ObjectId): Promise<readonly ObjectId[]>;
  /**
   * Commits that can be reached from `from` and not from `hide`, each once: by the committer's time, newest first, equal times in
   * the order they are met. A clock that ran backwards never puts a commit before the one that led to it first.
   */
  walk(from: readonly ObjectId[], options?: WalkOptions): AsyncIterable<WalkedCommit>;
}

export interface WalkOptions {
  readonly hide?: readonly ObjectId[];
  /** Follow only the first parent of merges. */
  readonly firstParent?: boolean;
}

export interface WalkedCommit {
  readonly id: ObjectId;
  readonly commit: Commit;
}

/**
 * Makes a {@link HistoryStore} over any object store.
 *
 * @param shallow commits whose parents were left behind, as in a shallow clone: they are read as if they had none
 */
export function historyStore(objects: ObjectStore, shallow: ReadonlySet<ObjectId> = new Set()): HistoryStore {
  const read = async (id: ObjectId) => {
    const commit = await readCommit(objects, id);
    return shallow.has(id) ? { ...commit, parents: [] } : commit;
  };
  return {
    read,
    write: (batch, commit) => batch.put('commit', encodeCommit(commit)),
    parents: async id => (await read(id)).parents,
    walk: (from, options = {}) => walk(read, from, options),
  };
}

type ReadCommit = (id: ObjectId) => Promise<Commit>;

async function readCommit(objects: ObjectStore, id: ObjectId): Promise<Commit> {
  const object = await objects.read(id);
  if (!object) throw missing('commit', id);
  if (object.kind === 'commit') return decodeCommit(object.body);
  throw new PylitError('object-malformed', `Expected a commit, found that ${id} is a ${object.kind}.`, {
    data: { kind: object.kind, id },
  });
}

async function* walk(read: ReadCommit, from: readonly ObjectId[], options: WalkOptions): AsyncGenerator<WalkedCommit> {
  const hidden = await reachable(read, options.hide ?? []);
  const seen = new Set<ObjectId>(hidden);
  const queue = new CommitQueue();
  let order = 0;
  const add = async (id: ObjectId, bound: number) => {
    if (seen.has(id)) return;
    seen.add(id);
    const commit = await read(id);
    queue.add({ id, commit, time: Math.min(commit.committer.time, bound), order: order++ });
  };
  for (const id of from) await add(id, Number.POSITIVE_INFINITY);
  for (let next: QueuedCommit | undefined = queue.take(); next; next = queue.take()) {
    yield { id: next.id, commit: next.commit };
    for (const parent of options.firstParent ? next.commit.parents.slice(0, 1) : next.commit.parents) {
      await add(parent, next.time);
    }
  }
}

async function reachable(read: ReadCommit, from: readonly ObjectId[]): Promise<Set<ObjectId>> {
  const found = new Set<ObjectId>(from);
  for (const id of found) for (const parent of (await read(id)).parents) found.add(parent);
  return found;
}
