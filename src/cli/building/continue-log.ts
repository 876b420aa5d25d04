import type { Project } from '../project/project.ts';
import { hasManyRecords, warn } from './record-builds.ts';

/** Moves what builds have noted into the log, once that is much. Nothing fails of it. */
export async function continueLog(project: Project): Promise<void> {
  if (!hasManyRecords(project)) return;
  try {
    const { withOperations } = await import('../operations/open-operations.ts');
    await withOperations(project, log => log.catchUp());
  } catch (error) {
    warn(error);
  }
}
