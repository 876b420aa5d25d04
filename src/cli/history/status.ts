import { ProjectFiles } from '../../build/platform/files.ts';
import { changedConflicts, conflictLine, type OpenConflict } from '../branches/open-conflicts.ts';
import type { Paint } from '../terminal/colours.ts';
import { changesAsData, isUnchanged, summaryLines } from './changes.ts';
import { type Comparison, compareVersions } from './compare-versions.ts';
import { type LookOptions, paintFor, printJson, printLines } from './history-output.ts';
import { mergeState } from './merge-going-on.ts';
import { type OpenedHistory, withHistory } from './open-history.ts';

/** `pylit status`: the blocks that differ from the last commit. */
export async function status(folder: string, options: LookOptions): Promise<void> {
  await withHistory(folder, async history => {
    const { head, branch } = history;
    const changes = await compareVersions(history, head === undefined ? 'nothing' : { commit: head }, 'work tree');
    const merge = mergeGoingOn(history.root, changes);
    if (options.json) printJson({ commit: head, branch, ...merge, ...changesAsData(changes) });
    else
      await printLines(statusLines(history, changes, merge, paintFor(options)), { ...options, pager: false }, folder);
  });
}

/** The merge or rebase that waits, and the conflicts that nobody has decided. */
interface MergeGoingOn {
  readonly merging?: { readonly kind: string; readonly name: string };
  readonly conflicts: readonly OpenConflict[];
}

function mergeGoingOn(root: string, changes: Comparison): MergeGoingOn {
  const files = new ProjectFiles(root);
  const state = mergeState(files);
  const read = (path: string) => {
    const bytes = files.read(path);
    return bytes && new TextDecoder().decode(bytes);
  };
  const merging = state && { kind: state.kind, name: state.name };
  return { ...(merging && { merging }), conflicts: changedConflicts(changes, state, read) };
}

function* statusLines(
  { head, branch }: OpenedHistory,
  changes: Comparison,
  { merging, conflicts }: MergeGoingOn,
  paint: Paint,
): Generator<string> {
  if (branch !== undefined && head !== undefined) yield `On branch ${branch}`;
  if (merging) {
    yield `A ${merging.kind} is going on (${merging.name}); "pylit ${merging.kind} --continue" completes it, --abort gives it up.`;
  }
  for (const conflict of conflicts) yield paint.removed(`Conflict: ${conflictLine(conflict)}`);
  if (isUnchanged(changes)) yield 'Nothing changed since the last commit.';
  else {
    if (head === undefined) yield 'Nothing is committed yet; a commit would record:';
    yield* summaryLines(changes, paint);
  }
}
