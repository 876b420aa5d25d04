import { PylitError } from '../../../core/error.ts';
import { problemOf } from '../../../store/fsck.ts';
import type { StoreProblem } from '../../../store/store.ts';
import { fileError } from '../damage.ts';
import type { GitBinary } from '../git-binary.ts';
import type { GitObjects } from '../objects/git-objects.ts';
import type { ObjectFolders } from '../objects/object-folders.ts';
import type { GitRefs } from '../refs/git-refs.ts';
import type { RefNames } from '../refs/ref-names.ts';
import type { Reflogs } from '../refs/reflog.ts';
import type { GitFolders } from '../repository/locate.ts';
import { inspectBinary } from './inspect-binary.ts';
import { inspectLoose } from './inspect-loose.ts';
import { inspectMultiPackIndex, inspectPack } from './inspect-pack.ts';
import { inspectRefs } from './inspect-refs.ts';

/** All that a repository is made of. */
export interface RepositoryParts {
  readonly folders: GitFolders;
  readonly places: ObjectFolders;
  readonly objects: GitObjects;
  readonly refs: GitRefs;
  readonly logs: Reflogs;
  readonly names: RefNames;
  readonly binary: GitBinary;
}

/** Reads every byte of a repository, and of those it borrows from, and reports what is wrong. */
export async function* inspectRepository(parts: RepositoryParts): AsyncGenerator<StoreProblem> {
  const { places } = parts;
  places.scan(true);
  for (const folder of places.all) {
    for (const pack of folder.packs) yield* guarded(pack.path, () => inspectPack(pack, places.bases));
    yield* guarded(folder.path, () => inspectMultiPackIndex(folder, places.algorithm));
    yield* guarded(folder.path, () => inspectLoose(folder.loose));
  }
  yield* guarded(parts.folders.common, () => inspectRefs(parts));
  yield* guarded(parts.binary.folder, () => inspectBinary(parts.binary));
}

/** What one part throws is a problem of that part, and the others are looked at all the same. */
async function* guarded(path: string, inspect: () => AsyncIterable<StoreProblem>): AsyncGenerator<StoreProblem> {
  try {
    yield* inspect();
  } catch (error) {
    const found = fileError(error, path);
    if (!(found instanceof PylitError)) throw found;
    yield problemOf(found, 'file', path);
  }
}
