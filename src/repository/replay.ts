import { type Commit, encodeCommit } from '../core/commit.ts';
import type { ObjectId } from '../core/object-kind.ts';
import type { Signature } from '../core/signature.ts';
import type { ReadDocument } from '../history/merge/document-version.ts';
import { type MergedProject, mergeProject } from '../history/merge/merge-project.ts';
import type { MemoryTrees } from '../history/tree-source.ts';
import type { Batch } from '../store/batch.ts';
import type { Store } from '../store/store.ts';

/** A commit and its tree. */
export interface CommitPlace {
  readonly commit: ObjectId;
  readonly tree: ObjectId;
}

/** How far commits could be put on another. */
export interface Replay {
  /** The last commit that was made, or what they were put on. */
  readonly at: CommitPlace;
  readonly made: number;
  /** Commits whose changes were there already. */
  readonly skipped: number;
  readonly notes: readonly string[];
  /** Where it had to stop: the commit that conflicts, and those that come after it. */
  readonly stopped?: {
    readonly theirs: ObjectId;
    readonly left: readonly ObjectId[];
    readonly merged: MergedProject;
  };
}

export interface ReplayTools {
  readonly store: Store;
  readonly batch: Batch;
  readonly trees: MemoryTrees;
  readonly read: ReadDocument;
  readonly committer: Signature;
}

/** Puts what commits changed on another commit, one after the other, each by its author and with its message, until one conflicts. */
export async function replay(tools: ReplayTools, onto: CommitPlace, commits: readonly ObjectId[]): Promise<Replay> {
  const { store, batch, trees, read, committer } = tools;
  let [at, made, skipped] = [onto, 0, 0];
  const notes: string[] = [];
  for (const [index, id] of commits.entries()) {
    const commit = await store.history.read(id);
    const [parent] = commit.parents;
    const base = parent === undefined ? undefined : (await store.history.read(parent)).tree;
    const merged = await mergeProject(trees, { base, ours: at.tree, theirs: commit.tree }, read);
    if (merged.conflicts.length > 0) {
      return { at, made, skipped, notes, stopped: { theirs: id, left: commits.slice(index + 1), merged } };
    }
    notes.push(...merged.notes);
    if (merged.tree === at.tree) skipped += 1;
    else {
      at = { commit: putAgain(batch, commit, at.commit, merged.tree, committer), tree: merged.tree };
      made += 1;
    }
  }
  return { at, made, skipped, notes };
}

/** Adds a commit with the author and message of another. A signature over the other says nothing of it. */
export function putAgain(
  batch: Batch,
  commit: Commit,
  parent: ObjectId,
  tree: ObjectId,
  committer: Signature,
): ObjectId {
  const { author, message } = commit;
  const headers = commit.headers?.filter(({ name }) => name === 'encoding') ?? [];
  const again = { tree, parents: [parent], author, committer, message, ...(headers.length > 0 && { headers }) };
  return batch.put('commit', encodeCommit(again));
}

/** The commits that are in one history and not in another, oldest first; merges are left out, since what they brought is there by itself. */
export async function ownCommits(store: Store, from: ObjectId, hide: ObjectId): Promise<readonly ObjectId[]> {
  const own: ObjectId[] = [];
  for await (const { id, commit } of store.history.walk([from], { hide: [hide] })) {
    if (commit.parents.length < 2) own.push(id);
  }
  return own.reverse();
}
