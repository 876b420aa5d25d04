import { join } from 'node:path';
import type { StoreStats } from '../../store/store.ts';
import { namesIn, statIfAny } from './files.ts';
import type { ObjectFolders } from './objects/object-folders.ts';
import type { GitRefs } from './refs/git-refs.ts';

/** Counts what a repository holds. What is borrowed from others counts among the objects, and not among the bytes. */
export function readGitStats(places: ObjectFolders, refs: GitRefs): StoreStats {
  places.scan();
  let objects = 0;
  for (let byte = 0; byte < 256; byte += 1) objects += places.withFirst(byte).length;
  const packs = places.all.flatMap(folder => folder.packs);
  return {
    backend: 'git',
    algorithm: places.algorithm,
    objects,
    refs: refs.list().length,
    storedBytes: bytesBelow(places.own.path),
    segments: packs.length,
    indexRuns: packs.length + places.all.filter(folder => folder.multiPackIndex).length,
  };
}

function bytesBelow(folder: string): number {
  return namesIn(folder).reduce((sum, name) => {
    const path = join(folder, name);
    const stat = statIfAny(path);
    return sum + (stat?.isDirectory() ? bytesBelow(path) : (stat?.size ?? 0));
  }, 0);
}
