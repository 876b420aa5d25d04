import { commitMessage } from '../../core/commit.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import type { Store } from '../../store/store.ts';
import type { CommitFacts } from '../project-history.ts';

/** Reads a commit. At the boundary of a shallow clone the store says that there are no parents. */
export async function readCommitFacts(store: Pick<Store, 'history'>, id: ObjectId): Promise<CommitFacts> {
  const commit = await store.history.read(id);
  const { tree, parents, author, committer } = commit;
  return { id, tree, parents, author, committer, message: commitMessage(commit) };
}
