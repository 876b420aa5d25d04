import type { BuildOptions } from '../../build/build.ts';
import type { BuiltSources } from '../../build/built-sources.ts';
import type { Config } from '../../build/config.ts';
import { ProjectFiles } from '../../build/platform/files.ts';
import { PendingRecords } from '../../repository/operations/platform/pending-records.ts';
import { SnapshotJournal } from '../../repository/operations/snapshot-journal.ts';
import { typedCommand } from '../terminal/typed-command.ts';

/** What to give to builds of a project so that each is noted, to be gone back to: nothing where the configuration wants none. */
export function recordBuilds(project: Recorded): Pick<BuildOptions, 'onSources'> {
  const note = noting(project);
  return note ? { onSources: note } : {};
}

/** A project, as far as recording concerns it. */
type Recorded = { readonly root: string; readonly config: Config };

/** Notes what was built from; undefined where the configuration wants nothing noted. No build fails of it. */
export function noting({ root, config }: Recorded): ((sources: BuiltSources) => void) | undefined {
  if (config.snapshots === false) return undefined;
  const command = typedCommand();
  let journal: SnapshotJournal | undefined;
  return sources => {
    try {
      journal ??= new SnapshotJournal(new ProjectFiles(root), config.source);
      journal.note(sources, command);
    } catch (error) {
      warn(error);
    }
  };
}

/** So many records wait at most for a command that needs them; then a build moves them into the log when it is done. */
const MOST_WAITING = 64;

/** Whether so many builds have been noted that it is time to continue the log. */
export function hasManyRecords({ root, config }: Recorded): boolean {
  return config.snapshots !== false && new PendingRecords(root).names().length >= MOST_WAITING;
}

let isWarned = false;

/** Says once that something could not be recorded: no build fails of it. */
export function warn(error: unknown): void {
  if (isWarned) return;
  isWarned = true;
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`pylit: builds are not recorded for "pylit undo": ${reason}`);
  console.error('  Mend that, or set "snapshots: false" in the configuration.');
}
