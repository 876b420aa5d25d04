import { PylitError } from '../core/error.ts';
import type { HashAlgorithm } from '../core/object-kind.ts';
import type { Store } from '../store/store.ts';
import { Repository } from './repository.ts';

export interface RepositoryOptions {
  /** The project's folder. */
  readonly root: string;
  /** Object format of a store that is made now; `sha1` by default, as in git. */
  readonly algorithm?: HashAlgorithm;
}

/** Where a project's store is, below its folder. */
export const STORE_PATH = '.pylit/store.db';

/**
 * Opens the history of the project in a folder. Nothing is made until the first commit, and the native backend is loaded only
 * when it is needed.
 *
 * @throws PylitError `store-format`, `store-locked`, `object-corrupt`, `io`, at the first use
 */
export function openRepository(options: RepositoryOptions): Repository {
  const path = `${options.root}/${STORE_PATH}`;
  const open = async (create: boolean): Promise<Store> => {
    const { openNativeStore } = await import('../backend/native/native-store.ts');
    return openNativeStore({ path, create, ...(options.algorithm && { algorithm: options.algorithm }) });
  };
  return new Repository({ existing: () => open(false).catch(absent), make: () => open(true) });
}

/** Makes a repository over a store that is open already. */
export function repositoryOver(store: Store): Repository {
  return new Repository({ existing: async () => store, make: async () => store });
}

function absent(error: unknown): undefined {
  if (error instanceof PylitError && error.code === 'object-missing') return undefined;
  throw error;
}
