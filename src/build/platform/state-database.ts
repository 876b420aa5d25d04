import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/**
 * Opens a database of `.pylit` that may be lost: one that cannot be read is made anew.
 *
 * @param prepare makes its tables, and throws where they cannot be read
 */
export function openOrReplace(file: string, prepare: (database: DatabaseSync) => void): DatabaseSync {
  try {
    return open(file, prepare);
  } catch (error) {
    // Another process may hold it: that is no damage.
    if ((error as { errcode?: number }).errcode === 5) throw error;
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    return open(file, prepare);
  }
}

function open(file: string, prepare: (database: DatabaseSync) => void): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    prepare(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The version that a database says it has; 0 when it is new. */
export function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
}

/** Does all of something, or nothing. */
export function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
