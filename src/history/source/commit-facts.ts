import { commitMessage } from '../../core/commit.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import type { Store } from '../../store/store.ts';
import type { CommitFacts } from '../project-history.ts';

/** Reads a commit. Parents are those that the store lets one walk to: at the boundary of a shallow clone there are none. */
export async function readCommitFacts(store: Pick<Store, 'history'>, id: ObjectId): Promise<CommitFacts> {
  const commit = await store.history.read(id);
  const { tree, author, committer } = commit;
  const parents = commit.parents.length === 0 ? [] : await store.history.parents(id);
  return { id, tree, parents, author, committer, message: commitMessage(commit) };
}
