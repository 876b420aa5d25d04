import type { StoreProblem } from '../../../store/store.ts';
import type { GitBinary } from '../git-binary.ts';
import type { ObjectFolders } from '../objects/object-folders.ts';
import type { GitRefs } from '../refs/git-refs.ts';
import type { RefNames } from '../refs/ref-names.ts';
import type { Reflogs } from '../refs/reflog.ts';
import type { GitFolders } from '../repository/locate.ts';

/** All that a repository is made of. */
export interface RepositoryParts {
  readonly folders: GitFolders;
  readonly places: ObjectFolders;
  readonly refs: GitRefs;
  readonly logs: Reflogs;
  readonly names: RefNames;
  readonly binary: GitBinary;
}

/** Reads every byte of a repository and reports what is wrong. */
export async function* inspectRepository(_parts: RepositoryParts): AsyncGenerator<StoreProblem> {}
