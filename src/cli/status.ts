import { changedProject } from '../history/changed-project.ts';
import { writeProjectTree } from '../history/project-tree.ts';
import { memoryTrees, storeTrees } from '../history/tree-source.ts';
import { openRepository } from '../repository/open.ts';
import { changesAsData, isUnchanged, printChanges } from './changes.ts';
import { openProject } from './project.ts';
import { snapshot } from './snapshot.ts';

/** `pylit status`: the blocks that differ from the last commit. */
export async function status(root: string, flags: { json?: boolean }): Promise<void> {
  const files = await snapshot(await openProject(root));
  const repository = openRepository({ root });
  try {
    const store = await repository.store();
    const trees = memoryTrees(store?.algorithm, store && storeTrees(store));
    const now = writeProjectTree(trees, files);
    const { commit } = await repository.head();
    const before = commit === undefined ? undefined : (await repository.commit(commit)).commit.tree;
    const changes = await changedProject(trees, before, now);
    if (flags.json) process.stdout.write(`${JSON.stringify({ commit, ...changesAsData(changes) })}\n`);
    else if (isUnchanged(changes)) console.log('Nothing changed since the last commit.');
    else {
      if (commit === undefined) console.log('Nothing is committed yet; a commit would record:');
      printChanges(changes);
    }
  } finally {
    await repository.close();
  }
}
