import { type BuildCache, type LocalStore, openCache, type SharedCache } from '../cache.ts';
import type { Config } from '../config.ts';
import type { ProjectFiles } from '../platform/files.ts';
import { SqliteCache } from '../platform/sqlite-cache.ts';

/** Opens a project's cache, with the shared one behind it where the configuration names one. */
export function openProjectCache(
  files: ProjectFiles,
  config: Config,
  onProblem: (message: string) => void,
  store: LocalStore = new SqliteCache(files.stateFile('cache.db')),
): BuildCache {
  const { cache: address } = config;
  return openCache({
    store,
    ...(address !== undefined && { shared: () => openShared(address, files.root, onProblem) }),
    onProblem,
  });
}

/** The secret under which a team seals its entries comes from the environment: a configuration file is read by too many. */
async function openShared(address: string, root: string, onProblem: (message: string) => void): Promise<SharedCache> {
  const [{ openSharedCache }, { hasShape }] = await Promise.all([import('./shared-cache.ts'), import('./shape.ts')]);
  const secret = process.env.PYLIT_CACHE_SECRET || undefined;
  return openSharedCache({ address, root, accept: hasShape, ...(secret !== undefined && { secret }) }, onProblem);
}
