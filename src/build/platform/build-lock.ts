import { DatabaseSync } from 'node:sqlite';
import { PylitError } from '../../core/error.ts';

const WAIT_MILLISECONDS = 60_000;

/**
 * Holds the project for one build at a time. The lock is SQLite's on an empty database, so the operating system lets go of it
 * when the process dies, however it dies.
 *
 * @returns what ends the lock
 * @throws PylitError `store-locked` after a minute
 */
export function lockBuild(file: string): () => void {
  const database = new DatabaseSync(file, { timeout: WAIT_MILLISECONDS });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw new PylitError('store-locked', 'Another build of this project is running and has not ended in a minute.', {
      hint: 'Wait for it, or end it.',
      cause: error,
    });
  }
  return () => database.close();
}
