import { existsSync, statSync } from 'node:fs';
import type { HashAlgorithm } from '../../core/object-kind.ts';
import type { StoreStats } from '../../store/store.ts';
import type { Database } from './database.ts';
import type { IdIndex } from './id-index.ts';

/** Counts what the store holds and how many bytes its files take. */
export function readStats(database: Database, index: IdIndex, algorithm: HashAlgorithm): StoreStats {
  index.refresh();
  const { runs } = index.state;
  const files = [database.path, `${database.path}-wal`].filter(path => existsSync(path));
  return {
    backend: 'native',
    algorithm,
    objects: runs.reduce((sum, run) => sum + run.count, 0),
    refs: Number(database.get('SELECT count(*) AS n FROM ref')?.n ?? 0),
    storedBytes: files.reduce((sum, path) => sum + statSync(path).size, 0),
    segments: Number(database.get('SELECT count(*) AS n FROM segment')?.n ?? 0),
    indexRuns: runs.length,
  };
}
