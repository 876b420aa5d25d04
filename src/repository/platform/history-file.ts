import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { PylitError } from '../../core/error.ts';
import { IndexDamage } from '../../history/index/records.ts';
import { HISTORY_TABLES, HISTORY_VERSION } from './history-tables.ts';

export interface HistoryDatabaseOptions {
  /** What the index is made from, and how: an index of another identity is thrown away. */
  readonly identity: string;
  /** Milliseconds to wait for another process that writes. */
  readonly wait?: number;
}

const WAIT_MILLISECONDS = 60_000;

/** Milliseconds that SQLite itself waits for a lock: while the file is opened, and later, when we wait without stopping everything else. */
const OPEN_MILLISECONDS = 5000;
const STEP_MILLISECONDS = 25;

/**
 * Begins a transaction that writes. Whoever writes may be in this process, so it is waited for without holding up everything.
 *
 * @throws PylitError `store-locked`
 */
export async function beginWriting(database: DatabaseSync, file: string, wait = WAIT_MILLISECONDS): Promise<void> {
  const end = performance.now() + wait;
  for (;;) {
    try {
      database.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!isBusy(error)) throw damageOf(error);
      if (performance.now() > end) throw locked(file, error);
    }
    await sleep(20);
  }
}

function locked(file: string, cause: unknown): PylitError {
  return new PylitError('store-locked', 'The index of the history is being written by another process.', {
    hint: `Wait for it to end, or delete ${file}: it is made anew.`,
    cause,
  });
}

/** Opens the file of an index, which is made, or made anew where it is damaged or of another identity. */
export function openOrReplace(file: string, options: HistoryDatabaseOptions): DatabaseSync {
  try {
    return open(file, options);
  } catch (error) {
    if (!(damageOf(error) instanceof IndexDamage)) throw error;
    removeFile(file);
    return open(file, options);
  }
}

function open(file: string, { identity }: HistoryDatabaseOptions): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: OPEN_MILLISECONDS });
  try {
    makeTables(database, identity);
    database.exec(`PRAGMA busy_timeout = ${STEP_MILLISECONDS}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function makeTables(database: DatabaseSync, identity: string): void {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  if (isOurs(database, identity)) return;
  database.exec('BEGIN IMMEDIATE');
  // Another process may have made them meanwhile.
  if (!isOurs(database, identity)) {
    const version = database.prepare('PRAGMA user_version').get()?.user_version;
    if (version !== 0) throw new IndexDamage(`the version ${String(version)}, or another identity`);
    database.exec(HISTORY_TABLES);
    database.prepare("INSERT INTO meta VALUES ('identity', ?)").run(identity);
    database.exec(`PRAGMA user_version = ${HISTORY_VERSION}`);
  }
  database.exec('COMMIT');
}

function isOurs(database: DatabaseSync, identity: string): boolean {
  if (database.prepare('PRAGMA user_version').get()?.user_version !== HISTORY_VERSION) return false;
  return database.prepare("SELECT value FROM meta WHERE name = 'identity'").get()?.value === identity;
}

const SQLITE_ERROR = 1;
const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

function isBusy(error: unknown): boolean {
  return codeOf(error) === SQLITE_BUSY;
}

/** SQLite's low byte; the others say more. */
function codeOf(error: unknown): number {
  return ((error as { errcode?: number }).errcode ?? 0) & 0xff;
}

/** Makes damage of what SQLite says of a damaged file, or of one with other tables. */
export function damageOf(error: unknown): unknown {
  if (![SQLITE_ERROR, SQLITE_CORRUPT, SQLITE_NOTADB].includes(codeOf(error))) return error;
  return new IndexDamage('SQLite finds the file damaged', { cause: error });
}

export function removeFile(file: string): void {
  if (file === ':memory:') return;
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}
