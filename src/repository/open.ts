import path from 'node:path';
import type { StoreLocation } from '../build/config.ts';
import { PylitError } from '../core/error.ts';
import type { HashAlgorithm } from '../core/object-kind.ts';
import type { Store } from '../store/store.ts';
import { Repository } from './repository.ts';

export interface RepositoryOptions {
  /** The project's folder. */
  readonly root: string;
  /** Object format of a store that is made now; `sha1` by default, as in git. */
  readonly algorithm?: HashAlgorithm;
  /** Where the store is; `native` by default. */
  readonly store?: StoreLocation;
}

/** Where a project's store is, below its folder. */
export const STORE_PATH = '.pylit/store.db';

/** Where refs of pylit are in a git repository that is not pylit's alone. */
export const GIT_NAMESPACE = 'refs/pylit/';

/**
 * Opens the history of the project in a folder. Nothing is made until the first commit, and a backend is loaded only when it is needed.
 *
 * @throws PylitError `store-format`, `store-locked`, `object-corrupt`, `io`, at the first use; `config` where the project shall keep its
 * history in the git repository around it and there is none
 */
export function openRepository(options: RepositoryOptions): Repository {
  return new Repository({
    existing: () => openStore(options, false).catch(absent),
    make: () => openStore(options, true),
  });
}

/**
 * Opens the store of the project in a folder.
 *
 * @param create make it where there is none
 * @throws PylitError `object-missing` where there is none and none shall be made; else as {@link openRepository}
 */
export async function openStore({ root, algorithm, store }: RepositoryOptions, create: boolean): Promise<Store> {
  const options = { create, ...(algorithm && { algorithm }) };
  if (store === undefined || store === 'native') {
    const { openNativeStore } = await import('../backend/native/native-store.ts');
    return openNativeStore({ path: `${root}/${STORE_PATH}`, ...options });
  }
  const { openGitStore } = await import('../backend/git/git-store.ts');
  if (store !== 'git') return openGitStore({ path: path.resolve(root, store.git), bare: true, ...options });
  return openGitStore(await surroundingRepository(root));
}

/**
 * Finds the git repository that a folder is in, and where in it the folder's history is: of a folder inside the work tree under a name of its
 * own, so that several projects may share a repository.
 *
 * @throws PylitError `config` where there is none: pylit never makes the repository of the sources
 */
export async function surroundingRepository(root: string): Promise<{ path: string; namespace: string }> {
  const { locateRepository } = await import('../backend/git/repository/locate.ts');
  for (let at = path.resolve(root); ; at = path.dirname(at)) {
    if (locateRepository(at)) return { path: at, namespace: GIT_NAMESPACE + folderName(path.relative(at, root)) };
    if (at !== path.dirname(at)) continue;
    throw new PylitError('config', "The configuration says store: 'git', and the project is in no git repository.", {
      hint: 'Run "git init", or leave the key out.',
    });
  }
}

/** A folder's path as a part of a ref's name. */
function folderName(folder: string): string {
  return folder === ''
    ? ''
    : `at/${folder
        .split(path.sep)
        .join('/')
        .replace(/[^\w/-]+/g, '-')}/`;
}

/** Makes a repository over a store that is open already. */
export function repositoryOver(store: Store): Repository {
  return new Repository({ existing: async () => store, make: async () => store });
}

function absent(error: unknown): undefined {
  if (error instanceof PylitError && error.code === 'object-missing') return undefined;
  throw error;
}
