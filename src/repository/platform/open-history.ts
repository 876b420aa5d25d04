import type { ProjectHistory } from '../../history/project-history.ts';
import type { Reader } from '../../reader/reader.ts';
import type { Store } from '../../store/store.ts';

export interface HistoryOptions {
  /** The store that holds the commits: it stays the caller's to close. */
  readonly store: Store;
  /** `pylit`: documents are trees of blocks, as pylit commits them. `git`: documents are files that a reader reads, as anybody commits them. */
  readonly documents: 'pylit' | 'git';
  readonly readers: readonly Reader[];
  /** The index: `.pylit/history.db`, or `:memory:`. Its folder must be there. */
  readonly file: string;
}

/** Where the index is, below the project's folder. */
export const HISTORY_PATH = '.pylit/history.db';

/**
 * Opens the history of every block of a project.
 *
 * @example const history = await openHistory({ store, documents: 'git', readers, file: `${root}/${HISTORY_PATH}` });
 */
export async function openHistory(_options: HistoryOptions): Promise<ProjectHistory> {
  throw new Error('not written yet');
}
