import { readdirSync, rmdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Removes a folder at a path, with the folders in it, if there are no files: a ref of that name is to come. */
export function removeEmptyFolders(path: string): void {
  try {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) removeEmptyFolders(join(path, entry.name));
    }
    rmdirSync(path);
  } catch {
    // It is a file, is not there, or is not empty: what comes next says so.
  }
}

/** Removes the folders above a path as far as they are empty, but never the first two below the root, as `refs/heads`. */
export function removeEmptyParents(root: string, path: string): void {
  try {
    for (let at = dirname(path); relative(root, at).split('/').length > 2; at = dirname(at)) rmdirSync(at);
  } catch {
    // Not empty, or someone else removed it.
  }
}
