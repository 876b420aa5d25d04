import type { ProjectFiles } from '../../build/platform/files.ts';
import { PylitError, quote } from '../../core/error.ts';
import { MODE } from '../../core/tree.ts';
import { storedDocument } from '../../history/stored-block.ts';
import type { TreeSource } from '../../history/tree-source.ts';
import type { WorkChange, WorkFile } from './tree-changes.ts';

/** A file as it must be on the disk before anything is written, and as it shall be. Absent: no file. */
export interface PlannedFile {
  readonly path: string;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array | undefined;
  readonly executable: boolean;
}

/** Reads what shall be written, all of it before anything is: what is not in the store is found out now. */
export async function planFiles(source: TreeSource, changes: readonly WorkChange[]): Promise<PlannedFile[]> {
  const planned: PlannedFile[] = [];
  for (const { path, before, after } of changes)
    planned.push({
      path,
      before: before && (await bytesOf(source, before)),
      after: after && (await bytesOf(source, after)),
      executable: after?.entry.mode === MODE.executable,
    });
  return planned;
}

/**
 * Checks that every file is as it was, or as it shall be already.
 *
 * @throws PylitError `usage` naming one that is not: it was saved this very moment
 */
export function checkFiles(files: ProjectFiles, planned: readonly PlannedFile[]): void {
  for (const { path, before, after } of planned) {
    const now = files.read(path);
    if (isSame(now, before) || isSame(now, after)) continue;
    throw new PylitError('usage', `${quote(path)} was changed just now, and is left as it is; nothing was undone.`, {
      hint: 'Try again.',
      data: { path },
    });
  }
}

/** Brings the files from one state to the other; what is neither is left as it is. Returns the paths that were changed. */
export function writeFiles(files: ProjectFiles, planned: readonly PlannedFile[]): string[] {
  const changed = planned.filter(({ path, before, after }) => {
    const now = files.read(path);
    return !isSame(now, after) && isSame(now, before);
  });
  // A folder must be gone before a file takes its name.
  for (const { path, after } of changed) if (!after) files.remove(path);
  for (const { path, after, executable } of changed)
    if (after) files.write(path, after, executable ? { mode: 0o755 } : {});
  return changed.map(({ path }) => path);
}

async function bytesOf(source: TreeSource, { entry, isDocument }: WorkFile): Promise<Uint8Array> {
  return isDocument ? (await storedDocument(source, entry.id)).source : source.blob(entry.id);
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a && b ? Buffer.compare(a, b) === 0 : a === b;
}
