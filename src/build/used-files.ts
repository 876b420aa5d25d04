import type { ProjectFiles } from './platform/files.ts';

/** Stamps of files by path from the project's root; null where the file was absent. */
export type UsedFiles = Readonly<Record<string, string | null>>;

/** A file changed less than this before it was stamped may change again within the same tick: it is looked at again. */
const RACY_NANOSECONDS = 50_000_000n;

/** Notes how the files that documents include or show are now. */
export function usedFiles(files: ProjectFiles, paths: readonly string[]): UsedFiles {
  return Object.fromEntries([...new Set(paths)].sort().map(path => [path, stampText(files, path)]));
}

/** Whether all of them are still as they were. */
export function usedFilesStand(files: ProjectFiles, used: UsedFiles): boolean {
  return Object.entries(used).every(([path, stamp]) => stamp !== 'racy' && stampText(files, path) === stamp);
}

function stampText(files: ProjectFiles, path: string): string | null {
  const stamp = files.stamp(path);
  if (!stamp) return null;
  const age = BigInt(Date.now()) * 1_000_000n - stamp.mtime;
  return age < RACY_NANOSECONDS ? 'racy' : `${stamp.size} ${stamp.mtime} ${stamp.ctime} ${stamp.inode}`;
}
