import { join } from 'node:path';
import { PylitError } from '../../core/error.ts';
import type { HashAlgorithm } from '../../core/object-kind.ts';
import { type HistoryStore, historyStore } from '../../store/history-store.ts';
import type { Store } from '../../store/store.ts';
import { type TreeStore, treeStore } from '../../store/tree-store.ts';
import { fileError } from './damage.ts';
import { checkCommitForGit, checkTreeForGit } from './fsck-rules.ts';
import { GitBatch } from './git-batch.ts';
import { GitBinary } from './git-binary.ts';
import { inspectRepository } from './inspect/inspect.ts';
import { GitObjects } from './objects/git-objects.ts';
import { ObjectFolders } from './objects/object-folders.ts';
import { FileLocks } from './refs/file-lock.ts';
import { GitRefs } from './refs/git-refs.ts';
import { refNames } from './refs/ref-names.ts';
import { Reflogs } from './refs/reflog.ts';
import { initRepository } from './repository/init.ts';
import { type GitFolders, locateRepository } from './repository/locate.ts';
import { promisedObjects } from './repository/promised.ts';
import { readRepositoryFormat } from './repository/repository-format.ts';
import { readGitStats } from './stats.ts';

export interface GitStoreOptions {
  /** A bare repository, a work tree with `.git`, or a `.git` file. */
  readonly path: string;
  /** Make the repository where there is none. Without it, opening fails with `object-missing`. */
  readonly create?: boolean;
  /** Object format of a repository that is made now. */
  readonly algorithm?: HashAlgorithm;
  /** Whether a repository that is made now is bare (it is), or stands in `.git`. */
  readonly bare?: boolean;
  /** Prefix below which all refs are kept, such as `refs/pylit/`: then nothing else of the repository is touched. */
  readonly namespace?: string;
  /** Milliseconds to wait for a lock: 5000. */
  readonly patience?: number;
}

/**
 * Opens a git repository as a store. Any number of processes, git among them, may use it at once.
 *
 * @throws PylitError `object-missing` where there is none; `store-format` for one of a later git; `object-corrupt`, `io`
 * @example const store = await openGitStore({ path: '.', namespace: 'refs/pylit/' });
 */
export async function openGitStore(options: GitStoreOptions): Promise<Store> {
  try {
    const folders = locateRepository(options.path) ?? makeRepository(options);
    return assemble(folders, options);
  } catch (error) {
    throw fileError(error, options.path);
  }
}

function makeRepository({ path, create, algorithm = 'sha1', bare = true }: GitStoreOptions): GitFolders {
  if (create) initRepository(bare ? path : join(path, '.git'), algorithm, bare);
  const folders = locateRepository(path);
  if (folders) return folders;
  throw new PylitError('object-missing', `There is no git repository at ${path}.`, {
    hint: 'Make one with "git init", or name another folder.',
    data: { path },
  });
}

function assemble(folders: GitFolders, options: GitStoreOptions): Store {
  const { algorithm, shallow, promisedBy } = readRepositoryFormat(folders);
  const names = refNames(options.namespace);
  const own = join(folders.common, names.ownFolder);
  const places = new ObjectFolders(join(folders.common, 'objects'), algorithm);
  const objects = new GitObjects(places);
  const needed = promisedBy === undefined ? objects : promisedObjects(objects, promisedBy);
  const logs = new Reflogs(folders, join(own, 'logs'), algorithm);
  const locks = new FileLocks(join(folders.common, 'pylit', 'locks'), options.patience ?? 5000);
  const refs = new GitRefs({ folders, algorithm, names, logs, locks, hasObject: id => objects.info(id) !== undefined });
  const binary = new GitBinary(join(own, 'binary'));
  return {
    algorithm,
    objects,
    trees: checkedTrees(treeStore(needed)),
    history: checkedHistory(historyStore(needed, shallow)),
    refs,
    binary,
    ...(promisedBy !== undefined && { promisedBy }),
    batch: () => new GitBatch(places, objects, refs),
    stats: () => readGitStats(places, refs),
    inspect: () => inspectRepository({ folders, places, objects, refs, logs, names, binary }),
    close: () => places.close(),
  };
}

function checkedTrees(trees: TreeStore): TreeStore {
  return {
    ...trees,
    write: (batch, entries) => {
      checkTreeForGit(entries);
      return trees.write(batch, entries);
    },
  };
}

function checkedHistory(history: HistoryStore): HistoryStore {
  return {
    ...history,
    write: (batch, commit) => {
      checkCommitForGit(commit);
      return history.write(batch, commit);
    },
  };
}
