import path from 'node:path';
import { ProjectFiles } from '../../build/platform/files.ts';
import type { KnownOutlines } from '../../build/read.ts';
import { type FoundEdits, findEdits } from '../../build/stitch/edited-files.ts';
import { planStitch, type StitchPlan } from '../../build/stitch/plan.ts';
import { type StitchState, withStitchState } from '../../build/stitch/state.ts';
import { PylitError, quote } from '../../core/error.ts';
import { continueLog } from '../building/continue-log.ts';
import { loadReaders } from '../project/load-readers.ts';
import { openUnlinked } from '../project/open-documents.ts';
import type { Project } from '../project/project.ts';
import { readProject } from '../project/read-project.ts';
import { typedCommand } from '../terminal/typed-command.ts';
import { type PlannedStitch, writeStitch } from './noted-stitch.ts';
import { type DocumentsOfFiles, openForFiles } from './open-for-files.ts';
import { printStitch } from './stitch-report.ts';

/** What the command line says of stitching. */
export interface StitchFlags {
  readonly json?: boolean;
  readonly dryRun?: boolean;
}

/** `pylit stitch`: carries edits of tangled files back into the documents. */
export async function stitchFiles(root: string, typed: readonly string[], flags: StitchFlags): Promise<void> {
  const files = new ProjectFiles(root);
  const project = (await readProject(root, files)) ?? (await (await import('../project/project.ts')).openProject(root));
  await withStitchState(files, async state => {
    const found = editsAmong(project, state, typed);
    const planned = await planOf(project, state, found);
    const plan = planned?.plan ?? NOTHING;
    const isWriting = planned && !flags.dryRun && plan.conflicts.length === 0;
    const applied = isWriting ? writeStitch(project, state, planned, typedCommand()) : undefined;
    printStitch({ plan, found, ...(applied && { applied }), isNamed: typed.length > 0 }, flags);
  });
  await continueLog(project);
}

const NOTHING: StitchPlan = { documents: [], programs: [], edited: [], conflicts: [] };

/**
 * What to do with the edits that were found; undefined where there are none: nothing is loaded then.
 *
 * @param memory is given what was read, to be used the next time; without it, as little as possible is read
 */
export async function planOf(
  project: Project,
  { files }: Pick<StitchState, 'files'>,
  { edited }: Pick<FoundEdits, 'edited'>,
  memory?: { known?: KnownOutlines },
): Promise<PlannedStitch | undefined> {
  if (edited.length === 0) return undefined;
  const readers = await loadReaders(project);
  const documents = memory ? await openAll(project, memory) : await openForFiles(project, files, readers, edited);
  const plan = planStitch({ config: project.config, documents, readers, edited });
  return { plan, scan: documents.scan };
}

async function openAll(project: Project, memory: { known?: KnownOutlines }): Promise<DocumentsOfFiles> {
  const documents = await openUnlinked(project, memory.known);
  const ids = documents.scan.documents;
  memory.known = new Map(
    [...documents.library.outlines].map(([path, outline]) => [path, { id: ids.get(path) ?? '', outline }]),
  );
  return documents;
}

/** @throws PylitError `usage` for a file that pylit did not tangle */
function editsAmong(project: Project, { files, records, bases }: StitchState, typed: readonly string[]): FoundEdits {
  const index = records.programs();
  if (typed.length === 0) return findEdits(files, index, bases);
  const chosen = typed.map(name => {
    const relative = path.relative(project.root, path.resolve(project.root, name)).split(path.sep).join('/');
    const record = index.written[relative];
    if (record && record[3] !== 'woven') return relative;
    throw new PylitError('usage', `${quote(name)} was not tangled by pylit.`, {
      hint: '"pylit stitch --adopt <file> <document>" puts a new file into a document.',
    });
  });
  return findEdits(files, index, bases, new Set(chosen));
}
