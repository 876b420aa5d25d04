import path from 'node:path';
import { PylitError } from '../../core/error.ts';
import type { Repository } from '../../repository/repository.ts';
import { withOperations } from '../operations/open-operations.ts';
import { openProject, type Project } from '../project/project.ts';

export interface CollectFlags {
  /** Days. */
  readonly grace?: number;
  readonly json?: boolean;
}

const DAY = 86_400_000;
const DEFAULT_GRACE = 14;

/** `pylit store gc`: thins the log of operations, and removes old objects that nothing leads to. */
export async function collectGarbage(root: string, flags: CollectFlags): Promise<void> {
  const days = flags.grace ?? DEFAULT_GRACE;
  if (!(days >= 0 && days <= 30)) throw new PylitError('usage', '--grace takes a number of days from 0 to 30.');
  const project = await openProject(root);
  await withOperations(project, async (log, repository) => {
    await log.catchUp();
    const thinned = await log.thin();
    const removed = await removeObjects(project, repository, days * DAY);
    if (flags.json) process.stdout.write(`${JSON.stringify({ thinned, ...(removed !== undefined && { removed }) })}\n`);
    else {
      console.log(`${thinned} of the operations were thinned out.`);
      if (removed === undefined) console.log('Objects that nothing needs any more are for "git gc" to remove.');
      else console.log(`${removed} objects removed that nothing leads to.`);
    }
  });
}

/** How many objects were removed; undefined where that is not pylit's to do: a repository with a work tree is somebody's own. */
async function removeObjects(
  { root, config }: Project,
  repository: Repository,
  grace: number,
): Promise<number | undefined> {
  const store = await repository.storeToWrite();
  if (store.collect) return (await store.collect({ grace, now: Date.now() })).removed;
  if (typeof config.store !== 'object') return undefined;
  const { repack } = await import('../../backend/git/repack/repack.ts');
  return (await repack(path.resolve(root, config.store.git), { unreachable: 'drop', grace })).dropped;
}
