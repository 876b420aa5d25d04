import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { IndexedHistory } from '../../history/indexed-history.ts';
import type { ProjectHistory } from '../../history/project-history.ts';
import { fileDocuments } from '../../history/source/file-documents.ts';
import { treeDocuments } from '../../history/source/tree-documents.ts';
import type { Reader } from '../../reader/reader.ts';
import type { Store } from '../../store/store.ts';
import { HistoryDatabase } from './history-database.ts';
import type { HistoryDatabaseOptions } from './history-file.ts';

export interface HistoryOptions {
  /** The store that holds the commits: it stays the caller's to close. */
  readonly store: Store;
  /** `pylit`: documents are trees of blocks, as pylit commits them. `git`: documents are files that a reader reads, as anybody commits them. */
  readonly documents: 'pylit' | 'git';
  readonly readers: readonly Reader[];
  /** The index: `.pylit/history.db`, or `:memory:`. */
  readonly file: string;
  /** How long another process that writes the index is waited for, in milliseconds; a minute by default. */
  readonly wait?: number;
}

/** Where the index is, below the project's folder. */
export const HISTORY_PATH = '.pylit/history.db';

/**
 * Opens the history of every block of a project.
 *
 * @example const history = await openHistory({ store, documents: 'git', readers, file: `${root}/${HISTORY_PATH}` });
 */
export async function openHistory({ store, documents, readers, file, wait }: HistoryOptions): Promise<ProjectHistory> {
  const source = (documents === 'git' ? fileDocuments : treeDocuments)(store, readers);
  const options = { identity: `${store.algorithm}, ${source.identity}`, ...(wait !== undefined && { wait }) };
  return new IndexedHistory(openDatabase(file, options), source);
}

/** Where nothing may be written, the index is in memory, and made every time. */
function openDatabase(file: string, options: HistoryDatabaseOptions): HistoryDatabase {
  try {
    if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true });
    return new HistoryDatabase(file, options);
  } catch (error) {
    if (!isReadOnly(error)) throw error;
    return new HistoryDatabase(':memory:', options);
  }
}

const SQLITE_READONLY = 8;
const SQLITE_CANTOPEN = 14;

function isReadOnly(error: unknown): boolean {
  const { code, errcode = 0 } = error as { code?: string; errcode?: number };
  return (
    ['EACCES', 'EPERM', 'EROFS'].includes(code ?? '') || [SQLITE_READONLY, SQLITE_CANTOPEN].includes(errcode & 0xff)
  );
}
