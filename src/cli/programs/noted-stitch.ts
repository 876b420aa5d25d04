import { readIndex } from '../../build/last-build.ts';
import { lockBuild } from '../../build/platform/build-lock.ts';
import { inProject } from '../../build/scan/in-project.ts';
import type { Scan } from '../../build/scan/scan.ts';
import { withIds } from '../../build/scan/source-index.ts';
import { type AppliedStitch, applyStitch } from '../../build/stitch/apply.ts';
import type { StitchedDocument, StitchPlan } from '../../build/stitch/plan.ts';
import type { StitchState } from '../../build/stitch/state.ts';
import { blobId } from '../../bytes/object-id.ts';
import { encodeUtf8 } from '../../bytes/utf8.ts';
import { SnapshotJournal } from '../../repository/operations/snapshot-journal.ts';
import { sayWaiting } from '../building/waiting.ts';
import type { Project } from '../project/project.ts';

/** What is to be done, and the sources that it was planned from. */
export interface PlannedStitch {
  readonly plan: StitchPlan;
  readonly scan: Pick<Scan, 'index' | 'contents'>;
}

/**
 * Carries out a plan while nobody builds. How the sources were and how they are then is noted, as builds note it, so that it can be undone.
 *
 * @param command what the log of operations calls it
 * @throws PylitError `store-locked`; `usage` where a file is no longer as it was planned
 */
export function writeStitch(
  project: Project,
  state: StitchState,
  { plan, scan }: PlannedStitch,
  command: string,
): AppliedStitch {
  const { files, records } = state;
  const unlock = lockBuild(files.stateFile('build.lock'), { onWait: sayWaiting });
  try {
    files.beginBuild();
    if (project.config.snapshots === false || plan.documents.length === 0) return applyStitch(state, plan);
    const before = readIndex(files);
    const index = records.programs();
    const made = { ...index.written, ...Object.fromEntries(plan.edited.map(({ path }) => [path, true])) };
    // Two journals: what one has noted shortly after each other becomes one operation.
    const noteNow = (sources: PlannedStitch['scan'], known: typeof before, text: string) =>
      new SnapshotJournal(files, project.config.source).note(
        { ...(known && { before: known }), after: sources.index, ...sources, made },
        text,
        { isBuilt: false },
      );
    noteNow(scan, before, 'pylit snapshot');
    const applied = applyStitch(state, plan, index);
    noteNow(withDocuments(scan, project.config.source, plan.documents), scan.index, command);
    return applied;
  } finally {
    unlock();
  }
}

/** The sources with other bytes of some documents. */
function withDocuments(
  { index, contents }: PlannedStitch['scan'],
  source: string,
  documents: readonly StitchedDocument[],
): PlannedStitch['scan'] {
  const rows = new Map(index.documents.paths.map((path, row) => [inProject(source, path), { path, row }]));
  const changed = documents.flatMap(({ path, after }) => {
    const known = rows.get(path);
    return known ? [{ ...known, bytes: encodeUtf8(after) }] : [];
  });
  return {
    index: { ...index, ids: withIds(index.ids, new Map(changed.map(({ row, bytes }) => [row, blobId(bytes)]))) },
    contents: new Map([...contents, ...changed.map(({ path, bytes }) => [path, bytes] as const)]),
  };
}
