import { type BuildCache, openCache } from '../cache.ts';
import type { Config } from '../config.ts';
import type { ProjectFiles } from '../platform/files.ts';
import { SqliteCache } from '../platform/sqlite-cache.ts';
import { hasShape } from './shape.ts';

/**
 * Opens a project's cache, with the shared one behind it where the configuration names one. The secret under which a team seals its entries comes from
 * the environment: a configuration file is read by too many.
 */
export function openProjectCache(
  files: ProjectFiles,
  config: Config,
  onProblem: (message: string) => void,
): BuildCache {
  const secret = process.env.PYLIT_CACHE_SECRET || undefined;
  return openCache({
    store: new SqliteCache(files.stateFile('cache.db')),
    ...(config.cache !== undefined && {
      shared: { address: config.cache, root: files.root, ...(secret !== undefined && { secret }) },
    }),
    accept: hasShape,
    onProblem,
  });
}
