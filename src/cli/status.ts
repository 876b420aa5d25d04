import { changesAsData, isUnchanged, summaryLines } from './changes.ts';
import type { Paint } from './colours.ts';
import { type Comparison, compareVersions } from './compare-versions.ts';
import { type LookOptions, paintFor, printJson, printLines } from './history-output.ts';
import { type OpenedHistory, withHistory } from './open-history.ts';

/** `pylit status`: the blocks that differ from the last commit. */
export async function status(folder: string, options: LookOptions): Promise<void> {
  await withHistory(folder, async history => {
    const { head, branch } = history;
    const changes = await compareVersions(history, head === undefined ? 'nothing' : { commit: head }, 'work tree');
    if (options.json) printJson({ commit: head, branch, ...changesAsData(changes) });
    else await printLines(statusLines(history, changes, paintFor(options)), options, folder);
  });
}

function* statusLines({ head, branch }: OpenedHistory, changes: Comparison, paint: Paint): Generator<string> {
  if (branch !== undefined && head !== undefined) yield `On branch ${branch}`;
  if (isUnchanged(changes)) yield 'Nothing changed since the last commit.';
  else {
    if (head === undefined) yield 'Nothing is committed yet; a commit would record:';
    yield* summaryLines(changes, paint);
  }
}
