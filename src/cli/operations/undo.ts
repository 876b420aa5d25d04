import { PylitError } from '../../core/error.ts';
import { type LoggedOperation, operations, resolveOperation } from '../../repository/operations/operation-log.ts';
import type { Operations, Restored } from '../../repository/operations/operations.ts';
import type { Repository } from '../../repository/repository.ts';
import { openProject } from '../project/project.ts';
import { typedCommand } from '../terminal/typed-command.ts';
import { shortId } from './op.ts';
import { withOperations } from './open-operations.ts';

interface JsonOption {
  readonly json?: boolean;
}

/** `pylit undo`: everything as it was before the last operation, or before a named one and all that came after it. */
export async function undo(root: string, text: string | undefined, options: JsonOption): Promise<void> {
  await goBack(root, options, async (log, repository) => {
    const store = await repository.storeToWrite();
    // What is not recorded yet is the last thing that was done.
    const named = text === undefined ? undefined : await resolveOperation(store, text);
    const { operation: last } = await log.record('pylit snapshot');
    return beforeOperation(repository, named ?? last);
  });
}

/** `pylit op restore`: everything as it was after an operation. */
export async function restoreOperation(root: string, text: string, options: JsonOption): Promise<void> {
  await goBack(root, options, async (log, repository) => {
    await log.catchUp();
    const found = await resolveOperation(await repository.storeToWrite(), text);
    return { target: found, undone: undefined };
  });
}

/** Where to go back to, and the operation that is undone by it. */
interface Goal {
  readonly target: LoggedOperation;
  readonly undone: LoggedOperation | undefined;
}

/** The last operation before another that left things otherwise. @throws PylitError `usage` where there is none */
async function beforeOperation(repository: Repository, undone: LoggedOperation): Promise<Goal> {
  let isBehind = false;
  for await (const operation of operations(await repository.storeToWrite())) {
    if (isBehind && operation.view !== undone.view) return { target: operation, undone };
    isBehind ||= operation.id === undone.id;
  }
  throw new PylitError('usage', 'There is nothing to undo: this is the first operation that was recorded.', {
    hint: '"pylit op log" lists the operations.',
  });
}

async function goBack(
  root: string,
  { json }: JsonOption,
  find: (log: Operations, repository: Repository) => Promise<Goal>,
): Promise<void> {
  const project = await openProject(root);
  await withOperations(project, async (log, repository) => {
    const { target, undone } = await find(log, repository);
    // A merge that is going on is a part of what is restored: it ends, or goes on again.
    const done = await log.restore(target, typedCommand());
    if (json) process.stdout.write(`${JSON.stringify(asData(done, target, undone))}\n`);
    else print(done, target, undone);
  });
}

function asData(done: Restored, target: LoggedOperation, undone: LoggedOperation | undefined) {
  return {
    operation: done.operation.id,
    before: done.before.id,
    restored: target.id,
    ...(undone && { undone: undone.id }),
    files: done.files,
  };
}

function print({ before, files }: Restored, target: LoggedOperation, undone: LoggedOperation | undefined): void {
  if (undone) console.log(`Undone: ${shortId(undone.id)} ${undone.command}`);
  console.log(`Everything is as it was after ${shortId(target.id)} ${target.command}.`);
  if (files.length > 0) console.log(`Files changed: ${listed(files)}`);
  console.log(`As it was just now: pylit op restore ${shortId(before.id)}`);
}

const LISTED = 5;

function listed(files: readonly string[]): string {
  const more = files.length - LISTED;
  return files.slice(0, LISTED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
