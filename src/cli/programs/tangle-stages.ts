import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Output, OutputWriter } from '../../build/outputs.ts';
import { BuildRecords } from '../../build/platform/build-records.ts';
import { ProjectFiles } from '../../build/platform/files.ts';
import { outputProblem, reported } from '../../build/problems.ts';
import { type ReportMessage, sortMessages } from '../../build/report.ts';
import { inProject } from '../../build/scan/in-project.ts';
import { chunkParts, tangleOptions } from '../../build/tangle.ts';
import { PylitError } from '../../core/error.ts';
import { partsUntil, type Stage, type StagedParts, stageParts } from '../../literate/tangle/stages.ts';
import { type Tangled, tangle } from '../../literate/tangle/tangle.ts';
import { openDocuments } from '../project/open-documents.ts';
import { openProject, type Project } from '../project/project.ts';
import { printMessages, statusOf } from '../terminal/messages.ts';
import { endAt } from './stage-place.ts';
import type { TangleFlags } from './tangle-command.ts';

/** `pylit tangle` with `--out`, `--at`, `--each-stage` or `--git`: programs that are written elsewhere, and states of them. */
export async function tangleElsewhere(root: string, flags: TangleFlags): Promise<void> {
  checkFlags(flags);
  const project = await openProject(root);
  const { config } = project;
  const documents = await openDocuments(project);
  const staged = stageParts(chunkParts(documents), config.stages);
  const states = statesOf(flags, staged, typed => endAt(typed, staged, documents, config.source));
  const programs = states.map(({ name, end }) => ({
    name,
    tangled: tangle(partsUntil(staged, end), tangleOptions(config)),
  }));
  const said = [...staged.messages, ...programs.flatMap(({ tangled }) => tangled.messages)];
  const messages = withoutRepeats(said.map(message => reported(message, file => inProject(config.source, file))));
  const done = await write(project, programs, flags, messages);
  const sorted = sortMessages(messages);
  if (flags.json) process.stdout.write(`${JSON.stringify({ ...done, messages: sorted })}\n`);
  else {
    printMessages(sorted, flags.verbose ?? false);
    console.log(done.text);
  }
  process.exitCode = statusOf(messages, flags.strict ?? false);
}

/** A state of the program, ready to be written. */
export interface StagedProgram {
  readonly name: string;
  readonly tangled: Tangled;
}

interface Done {
  readonly text: string;
  readonly stages: readonly string[];
  readonly written: number;
}

function checkFlags({ at, out, eachStage, git }: TangleFlags): void {
  if (eachStage && out === undefined) throw new PylitError('usage', '--each-stage needs a folder: --out <dir>.');
  if (git !== undefined && (out !== undefined || at !== undefined || eachStage))
    throw new PylitError('usage', '--git makes all stages, and stands alone.');
  if (at !== undefined && eachStage) throw new PylitError('usage', 'Either --at or --each-stage.');
}

function statesOf(
  { at, eachStage, git }: TangleFlags,
  staged: StagedParts,
  find: (at: string) => number,
): readonly Stage[] {
  if (eachStage || git !== undefined) return staged.stages;
  return [{ name: at ?? '', end: at === undefined ? staged.parts.length : find(at) }];
}

/** What is wrong in one stage is mostly wrong in the next. */
function withoutRepeats(messages: readonly ReportMessage[]): ReportMessage[] {
  return [...new Map(messages.map(message => [JSON.stringify(message), message])).values()];
}

async function write(
  project: Project,
  programs: readonly StagedProgram[],
  flags: TangleFlags,
  messages: ReportMessage[],
): Promise<Done> {
  const stages = programs.map(({ name }) => name).filter(name => name !== '');
  if (flags.git !== undefined) {
    if (messages.some(({ severity }) => severity === 'error'))
      return { text: 'No repository is made of programs with errors.', stages, written: 0 };
    const { commitStages } = await import('./tangle-git.ts');
    const folder = path.resolve(project.root, flags.git);
    const { id, isNew } = await commitStages(project.root, folder, programs, flags.force ?? false);
    const text = `${stages.length} stages in ${flags.git}${isNew ? '' : ', as they were'}: main is ${id.slice(0, 12)}`;
    return { text, stages, written: isNew ? stages.length : 0 };
  }
  const folder = flags.out ?? `${project.config.output}/stages/${folderName(flags.at ?? '')}`;
  const outputs = programs.flatMap(({ name, tangled }, index) => {
    const below = flags.eachStage ? `${numbered(index, programs.length)}-${folderName(name)}/` : '';
    return tangled.files.map((file): Output => ({ ...file, path: below + file.path, kind: 'tangled' }));
  });
  const failed = programs.some(({ tangled }) => tangled.failed.length > 0);
  const writer = writeBelow(path.resolve(project.root, folder), outputs, flags.force ?? false, failed);
  messages.push(...writer.problems.map(outputProblem));
  const text = `${writer.written.length} written, ${writer.unchanged} unchanged, ${writer.removed.length} removed in ${folder}`;
  return { text, stages, written: writer.written.length };
}

/** A folder's name for a stage: `ch/one two` is `ch-one-two`. */
function folderName(name: string): string {
  return name.replace(/[^\p{L}\p{N}_.]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || 'stage';
}

function numbered(index: number, count: number): string {
  return String(index + 1).padStart(String(count).length, '0');
}

/** Brings a folder to what was made, as a build does with a project: what pylit did not write there is left alone. */
function writeBelow(folder: string, outputs: readonly Output[], force: boolean, keep: boolean): OutputWriter {
  mkdirSync(folder, { recursive: true });
  const files = new ProjectFiles(folder);
  const records = new BuildRecords(files.stateFile('records.db'));
  try {
    const writer = new OutputWriter(files, {
      previous: records.outputs(),
      sources: { has: () => false },
      force,
      savePending: pending => records.savePending(pending),
    });
    writer.putAll(outputs);
    writer.removeStale((_, kind) => keep || kind !== 'tangled');
    records.save({
      outputs: writer.changed,
      pending: writer.pending,
      pages: new Map(),
      menus: new Map(),
      keepMenus: true,
    });
    return writer;
  } finally {
    records.close();
  }
}
