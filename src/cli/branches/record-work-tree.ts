import { encodeCommit } from '../../core/commit.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import { type ProjectFile, writeProjectTree } from '../../history/project-tree.ts';
import { carryOut } from '../../repository/work-tree/transition.ts';
import { EXIT } from '../exit-status.ts';
import { conflictLine, type OpenConflict, openConflicts } from './open-conflicts.ts';
import { headCommit, type Work } from './open-work.ts';
import { signatures } from './signatures.ts';
import { snapshot } from './snapshot.ts';

/** Commits the work tree, as the end of the merge that is going on; unless there are conflicts left, which are returned. */
export async function recordWorkTree(
  work: Work,
  root: string,
  message: string,
): Promise<readonly OpenConflict[] | { readonly commit: ObjectId; readonly tree: ObjectId }> {
  const { store, workTree, merging } = work;
  const files = await snapshot(work.project);
  const left = openConflicts(files, merging);
  if (left.length > 0) return left;
  const ours = headCommit(work);
  const parents = merging?.kind === 'merge' ? [ours, merging.theirs] : [ours];
  const by = signatures(root);
  const batch = store.batch();
  const tree = writeTree(work, batch.put.bind(batch), files);
  const commit = batch.put('commit', encodeCommit({ tree, parents, ...by, message: `${message.trimEnd()}\n` }));
  await batch.commit();
  const log = { by: by.committer, message: `commit (merge): ${message.split('\n', 1)[0]}` };
  const refs = [{ name: 'HEAD', expect: ours, to: commit, log }];
  await carryOut(store, workTree, { what: 'complete the merge', from: tree, to: tree, refs, merge: 'none' });
  return { commit, tree };
}

type Put = (kind: 'blob' | 'tree', body: Uint8Array | string) => ObjectId;

export function writeTree({ store }: Pick<Work, 'store'>, put: Put, files: readonly ProjectFile[]): ObjectId {
  return writeProjectTree({ algorithm: store.algorithm, put }, files);
}

/** Says which conflicts are left, and that the command did not do what it was asked: exit status 1. */
export function reportOpenConflicts(conflicts: readonly OpenConflict[], json: boolean | undefined): void {
  process.exitCode = EXIT.documentErrors;
  const are = conflicts.length === 1 ? 'conflict is' : 'conflicts are';
  console.error(`pylit: ${conflicts.length} ${are} left; nothing was recorded.`);
  for (const conflict of conflicts) console.error(`    ${conflictLine(conflict)}`);
  console.error(
    '  Keep what shall stay and remove the markers; of a file with another version beside it, remove or rename one.',
  );
  if (json) process.stdout.write(`${JSON.stringify({ result: 'conflicts', conflicts })}\n`);
}
