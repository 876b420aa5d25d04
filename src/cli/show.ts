import { commitMessage } from '../core/commit.ts';
import { unifiedDiff } from '../diff/unified-diff.ts';
import type { BlockChange } from '../history/changed-blocks.ts';
import { changedProject } from '../history/changed-project.ts';
import { storeTrees } from '../history/tree-source.ts';
import { openRepository } from '../repository/open.ts';
import { changesAsData, printChanges } from './changes.ts';
import { isoTime } from './times.ts';

/** `pylit show`: a commit, the blocks it changed, and what they said before and after. */
export async function show(root: string, revision: string | undefined, flags: { json?: boolean }): Promise<void> {
  const repository = openRepository({ root });
  try {
    const { id, commit } = await repository.commit(revision ?? 'HEAD');
    const store = await repository.store();
    if (!store) return;
    const [parent] = commit.parents;
    const before = parent === undefined ? undefined : (await store.history.read(parent)).tree;
    const changes = await changedProject(storeTrees(store), before, commit.tree);
    const message = commitMessage(commit).trimEnd();
    if (flags.json) {
      const author = { name: commit.author.name, email: commit.author.email, time: isoTime(commit.author) };
      process.stdout.write(
        `${JSON.stringify({ id, tree: commit.tree, parents: commit.parents, author, message, ...changesAsData(changes) })}\n`,
      );
      return;
    }
    console.log(
      `commit ${id}\n${commit.author.name} <${commit.author.email}>  ${isoTime(commit.author)}\n\n    ${message.replaceAll('\n', '\n    ')}\n`,
    );
    printChanges(changes);
    for (const document of changes.documents) for (const block of document.blocks) printDifference(block);
  } finally {
    await repository.close();
  }
}

/** An edited block with its lines before and after; added and removed ones are clear from the list. */
function printDifference({ change, path, line, before, after }: BlockChange): void {
  if (change !== 'edited' || !before || !after) return;
  console.log(`\n${path}:${line}`);
  process.stdout.write(unifiedDiff(before.text, after.text).replace(/^(?:---|\+\+\+) .*\n/gm, ''));
}
