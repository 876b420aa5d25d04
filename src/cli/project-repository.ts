import type { StoreLocation } from '../build/config.ts';
import { openRepository } from '../repository/open.ts';
import type { Repository } from '../repository/repository.ts';
import { readProject } from './read-project.ts';

/**
 * Opens the history of a project where its configuration says that it is kept. Nothing is made until the first commit.
 *
 * @throws PylitError `config`
 */
export async function projectRepository(root: string): Promise<Repository> {
  return openRepository({ root, store: await storeLocation(root) });
}

/** Where a project's configuration says that its history is kept. */
export async function storeLocation(root: string): Promise<StoreLocation> {
  return (await readProject(root))?.config.store ?? 'native';
}
