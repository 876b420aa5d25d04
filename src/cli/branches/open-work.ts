import { lockBuild } from '../../build/platform/build-lock.ts';
import { BuildRecords } from '../../build/platform/build-records.ts';
import { ProjectFiles } from '../../build/platform/files.ts';
import { readerOf } from '../../build/read.ts';
import { inProject } from '../../build/scan/in-project.ts';
import { PylitError } from '../../core/error.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import { refusePath } from '../../core/path.ts';
import type { ReadDocument } from '../../history/merge/document-version.ts';
import type { MergeState } from '../../repository/merge-state.ts';
import { openRepository } from '../../repository/open.ts';
import type { Head, Repository } from '../../repository/repository.ts';
import { finishTransition } from '../../repository/work-tree/transition.ts';
import { WorkTree } from '../../repository/work-tree/work-tree.ts';
import type { Store } from '../../store/store.ts';
import { sayWaiting } from '../building/waiting.ts';
import { mergeState } from '../history/merge-going-on.ts';
import { recordOperation } from '../operations/open-operations.ts';
import { loadReaders } from '../project/load-readers.ts';
import { openProject, type Project } from '../project/project.ts';
import { typedCommand } from '../terminal/typed-command.ts';

/** A project with its history and its work tree, held for one command at a time. */
export interface Work {
  readonly project: Project;
  readonly repository: Repository;
  readonly store: Store;
  readonly workTree: WorkTree;
  readonly head: Head;
  /** A merge or rebase that waits for someone to decide. */
  readonly merging: MergeState | undefined;
}

/**
 * Opens a project to change its refs or work tree, and closes it when the task is done: nobody builds meanwhile, what a killed command had
 * begun is completed first, and how everything was before and is after is recorded, so that it can be undone.
 *
 * @throws PylitError `usage` where nothing was committed yet; else as the task
 */
export async function withWork<Result>(root: string, task: (work: Work) => Promise<Result>): Promise<Result> {
  return withRepository(root, async (project, repository) =>
    recordOperation(repository, { project, command: typedCommand() }, async () => {
      const files = new ProjectFiles(root);
      const unlock = lockBuild(files.stateFile('build.lock'), { onWait: sayWaiting });
      try {
        return await task(await openWork(project, repository, files, true));
      } finally {
        unlock();
      }
    }),
  );
}

/** Opens a project only to look at it. @throws PylitError as {@link withWork} */
export async function lookAtWork<Result>(root: string, task: (work: Work) => Promise<Result>): Promise<Result> {
  return withRepository(root, async (project, repository) =>
    task(await openWork(project, repository, new ProjectFiles(root), false)),
  );
}

async function withRepository<Result>(
  root: string,
  task: (project: Project, repository: Repository) => Promise<Result>,
): Promise<Result> {
  const project = await openProject(root);
  const repository = openRepository({ root, store: project.config.store ?? 'native' });
  try {
    if (!(await repository.store())) throw nothingYet();
    return await task(project, repository);
  } finally {
    await repository.close();
  }
}

async function openWork(
  project: Project,
  repository: Repository,
  files: ProjectFiles,
  isChanging: boolean,
): Promise<Work> {
  const store = await repository.store();
  if (!store) throw nothingYet();
  const workTree = openWorkTree(files, project);
  if (isChanging) await finishBegun(store, workTree);
  return { project, repository, store, workTree, head: await repository.head(), merging: mergeState(files) };
}

/** Completes what a killed command had begun to do with the work tree, and says so. */
export async function finishBegun(store: Store | undefined, workTree: WorkTree): Promise<void> {
  const finished = await finishTransition(store, workTree);
  if (!finished) return;
  console.error(`Completed what an earlier command had begun: ${finished.what}.`);
  for (const path of finished.left) console.error(`    ${path} was edited since, and is left as it is.`);
}

export function openWorkTree(files: ProjectFiles, { config }: Project): WorkTree {
  const records = new BuildRecords(files.stateFile('records.db'));
  const written = new Set(Object.keys(records.outputs().written));
  records.close();
  return new WorkTree(files, config.source, written);
}

/** The commit that HEAD is at. @throws PylitError `usage` where there is none */
export function headCommit({ head }: Pick<Work, 'head'>): ObjectId {
  if (head.commit === undefined) throw nothingYet();
  return head.commit;
}

/** @throws PylitError `usage` where a merge or rebase is going on */
export function refuseMerging({ merging }: Pick<Work, 'merging'>): void {
  if (!merging) return;
  throw new PylitError('usage', `A ${merging.kind} is going on (${merging.name}).`, {
    hint: `"pylit ${merging.kind} --continue" completes it, "pylit ${merging.kind} --abort" gives it up.`,
  });
}

/** Reads documents with the project's readers; what they include comes from the disk. */
export async function documentReading({ project, workTree }: Work): Promise<ReadDocument> {
  const readers = await loadReaders(project);
  const { source } = project.config;
  const include = (path: string) => {
    const bytes = refusePath(path) ? undefined : workTree.files.read(inProject(source, path));
    return bytes && new TextDecoder().decode(bytes);
  };
  return (path, text) => {
    try {
      const below = source === '.' ? path : path.slice(source.length + 1);
      const document = readerOf(readers, path).read({ path: below, source: text, include });
      return { outline: document, text: document.text };
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  };
}

function nothingYet(): PylitError {
  return new PylitError('usage', 'Nothing is committed yet.', {
    hint: '"pylit commit -m <text>" records the documents.',
  });
}
