import { PylitError } from '../../../core/error.ts';
import { problemOf } from '../../../store/fsck.ts';
import type { StoreProblem } from '../../../store/store.ts';
import { fileError, isAbsence } from '../damage.ts';

/** A problem with a file of a repository. */
export function fileProblem(path: string, message: string): StoreProblem {
  return { severity: 'error', kind: 'file', id: path, message };
}

/** Something left over, which is in nobody's way. */
export function leftOver(path: string, message: string): StoreProblem {
  return { severity: 'note', kind: 'file', id: path, message };
}

/** Runs a check and gives the problem that it throws; a file that went away meanwhile is none. */
export async function attempt(kind: string, id: string, check: () => unknown): Promise<StoreProblem | undefined> {
  try {
    await check();
    return undefined;
  } catch (error) {
    if (isAbsence(error)) return undefined;
    const found = fileError(error);
    if (!(found instanceof PylitError)) throw found;
    return problemOf(found, kind, id);
  }
}
