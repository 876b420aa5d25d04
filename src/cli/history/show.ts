import { commitMessage } from '../../core/commit.ts';
import { isoTime } from '../terminal/times.ts';
import { changesAsData, differenceLines, statLines } from './changes.ts';
import { headerLines, shownCommit } from './commit-header.ts';
import { compareVersions } from './compare-versions.ts';
import { type LookOptions, paintFor, printJson, printLines } from './history-output.ts';
import { nothingCommitted, withHistory } from './open-history.ts';

/** `pylit show`: a commit, the blocks it changed, and what they said before and after. */
export async function show(
  folder: string,
  revision: string | undefined,
  options: LookOptions & { readonly stat?: boolean },
): Promise<void> {
  await withHistory(folder, async history => {
    if (!history.store || (history.head === undefined && revision === undefined)) throw nothingCommitted();
    const { id, commit } = await history.repository.commit(revision ?? 'HEAD');
    const [parent] = commit.parents;
    const changes = await compareVersions(history, parent === undefined ? 'nothing' : { commit: parent }, {
      commit: id,
    });
    const { tree, parents, author } = commit;
    if (options.json) {
      const by = { name: author.name, email: author.email, time: isoTime(author) };
      const message = commitMessage(commit).trimEnd();
      printJson({ id, tree, parents, author: by, message, ...changesAsData(changes, { words: true }) });
      return;
    }
    const paint = paintFor(options);
    const lines = function* () {
      yield* headerLines(shownCommit(id, commit), paint);
      yield* options.stat ? statLines(changes, paint) : differenceLines(changes, paint);
    };
    await printLines(lines(), options, folder);
  });
}
