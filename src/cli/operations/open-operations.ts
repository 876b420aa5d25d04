import { userInfo } from 'node:os';
import { PylitError } from '../../core/error.ts';
import { identity } from '../../repository/identity.ts';
import { openRepository } from '../../repository/open.ts';
import type { Operation } from '../../repository/operations/operation.ts';
import { Operations } from '../../repository/operations/operations.ts';
import { SourceFolder } from '../../repository/operations/source-folder.ts';
import type { Repository } from '../../repository/repository.ts';
import { sayWaiting } from '../building/waiting.ts';
import { gitConfig } from '../project/git-config.ts';
import { loadReaders } from '../project/load-readers.ts';
import { documentExtensions, type Project } from '../project/project.ts';

/** The log of operations of a project whose repository is open; the store is made where there is none. */
export async function openOperations(project: Project, repository: Repository): Promise<Operations> {
  const { root, config } = project;
  const work = new SourceFolder({
    ...{ root, config, extensions: documentExtensions(config) },
    readers: () => loadReaders(project),
    lock: { onWait: sayWaiting },
  });
  return new Operations(await repository.storeToWrite(), work, currentUser(root));
}

/** Opens a project's repository with the log of its operations, and closes it. */
export async function withOperations<Result>(
  project: Project,
  use: (operations: Operations, repository: Repository) => Promise<Result>,
): Promise<Result> {
  const repository = openRepository({ root: project.root, store: project.config.store ?? 'native' });
  try {
    if (project.config.snapshots === false && !(await repository.store())) throw nothingRecorded();
    return await use(await openOperations(project, repository), repository);
  } finally {
    await repository.close();
  }
}

/**
 * Does what changes refs or files, and records how everything was before it and is after it, so that it can be undone. Where the
 * configuration wants no snapshots, it is only done.
 *
 * @example await recordOperation(repository, { project, command: 'pylit switch draft' }, () => switchTo('draft'));
 */
export async function recordOperation<Result>(
  repository: Repository,
  { project, command }: { readonly project: Project; readonly command: string },
  work: () => Promise<Result>,
): Promise<Result> {
  if (project.config.snapshots === false) return work();
  const operations = await openOperations(project, repository);
  await operations.record('pylit snapshot');
  const result = await work();
  await operations.record(command);
  return result;
}

function nothingRecorded(): PylitError {
  return new PylitError('usage', 'Nothing is recorded here: the configuration says snapshots: false.', {
    hint: 'Leave that out, and every build from then on is recorded.',
  });
}

/** Who is at work, as well as that is known: no operation goes unrecorded because somebody has not said who they are. */
function currentUser(root: string): Operation['user'] {
  try {
    const { name, email } = identity('COMMITTER', {
      environment: process.env,
      name: gitConfig(root, 'user.name'),
      email: gitConfig(root, 'user.email'),
      now: new Date(),
    });
    return { name, email };
  } catch (error) {
    if (!(error instanceof PylitError)) throw error;
    const name = accountName();
    return { name, email: `${name}@localhost` };
  }
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'somebody';
  }
}
