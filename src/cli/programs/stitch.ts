import path from 'node:path';
import { lockBuild } from '../../build/platform/build-lock.ts';
import { BuildRecords } from '../../build/platform/build-records.ts';
import { ProjectFiles } from '../../build/platform/files.ts';
import { type AppliedStitch, applyStitch } from '../../build/stitch/apply.ts';
import { type FoundEdits, findEdits } from '../../build/stitch/edited-files.ts';
import { planStitch, type StitchPlan } from '../../build/stitch/plan.ts';
import { PylitError, quote } from '../../core/error.ts';
import { sayWaiting } from '../building/waiting.ts';
import { loadReaders } from '../project/load-readers.ts';
import { openUnlinked } from '../project/open-documents.ts';
import type { Project } from '../project/project.ts';
import { readProject } from '../project/read-project.ts';
import { printStitch } from './stitch-report.ts';

/** What the command line says of stitching. */
export interface StitchFlags {
  readonly json?: boolean;
  readonly dryRun?: boolean;
}

/** `pylit stitch`: carries edits of tangled files back into the documents. */
export async function stitchFiles(root: string, typed: readonly string[], flags: StitchFlags): Promise<void> {
  const project = (await readProject(root)) ?? (await (await import('../project/project.ts')).openProject(root));
  const files = new ProjectFiles(root);
  const records = new BuildRecords(files.stateFile('records.db'));
  try {
    const found = editsAmong(project, files, records, typed);
    const plan = await planOf(project, found);
    const isWriting = !flags.dryRun && plan.conflicts.length === 0 && plan.edited.length > 0;
    const applied = isWriting ? await carryOut(project, files, records, plan) : undefined;
    printStitch({ plan, found, ...(applied && { applied }), isNamed: typed.length > 0 }, flags);
  } finally {
    records.close();
  }
}

/** What to do with the edits that were found; nothing is loaded where there are none. */
export async function planOf(project: Project, { edited }: Pick<FoundEdits, 'edited'>): Promise<StitchPlan> {
  if (edited.length === 0) return { documents: [], programs: [], edited, conflicts: [] };
  const documents = await openUnlinked(project);
  return planStitch({ config: project.config, documents, readers: await loadReaders(project), edited });
}

/** Carries out a plan while nobody builds. */
export function writeStitch(files: ProjectFiles, records: BuildRecords, plan: StitchPlan): AppliedStitch {
  const unlock = lockBuild(files.stateFile('build.lock'), { onWait: sayWaiting });
  try {
    files.beginBuild();
    return applyStitch(files, records, plan);
  } finally {
    unlock();
  }
}

/** Records how everything was, so that it can be undone, and does it. */
export async function carryOut(project: Project, files: ProjectFiles, records: BuildRecords, plan: StitchPlan) {
  const work = async () => writeStitch(files, records, plan);
  if (plan.documents.length === 0) return work();
  const [{ recordOperation, typedCommand }, { openRepository }] = await Promise.all([
    import('../operations/open-operations.ts'),
    import('../../repository/open.ts'),
  ]);
  const repository = openRepository({ root: project.root, store: project.config.store ?? 'native' });
  try {
    return await recordOperation(repository, { project, command: typedCommand() }, work);
  } finally {
    await repository.close();
  }
}

/** @throws PylitError `usage` for a file that pylit did not tangle */
function editsAmong(
  project: Project,
  files: ProjectFiles,
  records: BuildRecords,
  typed: readonly string[],
): FoundEdits {
  const index = records.outputs();
  if (typed.length === 0) return findEdits(files, index);
  const chosen = typed.map(name => {
    const relative = path.relative(project.root, path.resolve(project.root, name)).split(path.sep).join('/');
    const record = index.written[relative];
    if (record && record[3] !== 'woven') return relative;
    throw new PylitError('usage', `${quote(name)} was not tangled by pylit.`, {
      hint: '"pylit stitch --adopt <file> <document>" puts a new file into a document.',
    });
  });
  return findEdits(files, index, new Set(chosen));
}
