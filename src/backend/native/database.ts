import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { PylitError } from '../../core/error.ts';
import { corrupt } from '../../store/corrupt.ts';
import { wrongHeader } from './header.ts';
import { APPLICATION_ID, FORMAT_VERSION, PAGE_SIZE, SCHEMA } from './schema.ts';
import { storageError } from './storage-error.ts';

export type Row = Readonly<Record<string, unknown>>;
export type Value = string | number | Uint8Array;

/** How long one process waits for another to finish writing, in milliseconds. */
const LOCK_TIMEOUT = 20_000;

/** One connection to a store's file: prepared statements, transactions, and errors as PylitErrors. */
export class Database {
  readonly path: string;
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string, connection: DatabaseSync) {
    this.path = path;
    this.#connection = connection;
  }

  get(sql: string, ...values: Value[]): Row | undefined {
    return guard(() => this.#statement(sql).get(...values));
  }

  all(sql: string, ...values: Value[]): readonly Row[] {
    return guard(() => this.#statement(sql).all(...values));
  }

  run(sql: string, ...values: Value[]): void {
    guard(() => this.#statement(sql).run(...values));
  }

  /** Does everything in one transaction that no other process can write beside, durable once this returns; nothing when it throws. */
  write<T>(work: () => T): T {
    guard(() => this.#connection.exec('BEGIN IMMEDIATE'));
    try {
      const result = work();
      guard(() => this.#connection.exec('COMMIT'));
      return result;
    } catch (error) {
      if (this.#connection.isTransaction) guard(() => this.#connection.exec('ROLLBACK'));
      throw error;
    }
  }

  /** Reads several rows as they are at one moment. */
  read<T>(work: () => T): T {
    if (this.#connection.isTransaction) return work();
    guard(() => this.#connection.exec('BEGIN'));
    try {
      return work();
    } finally {
      if (this.#connection.isTransaction) guard(() => this.#connection.exec('COMMIT'));
    }
  }

  /** A number that differs once another connection has written. */
  version(): unknown {
    return this.get('PRAGMA data_version')?.data_version;
  }

  /** Gives space that is not used any more back to the system, where that is worth while and nobody is in the way. */
  shrink(): void {
    const free = Number(this.get('PRAGMA freelist_count')?.freelist_count ?? 0);
    const pages = Number(this.get('PRAGMA page_count')?.page_count ?? 0);
    if (free * 10 < pages) return;
    try {
      guard(() => this.#connection.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)'));
    } catch (error) {
      if (!(error instanceof PylitError && error.code === 'store-locked')) throw error;
    }
  }

  close(): void {
    if (this.#connection.isOpen) this.#connection.close();
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/**
 * Opens a store's file, and makes it first when asked to.
 *
 * @throws PylitError `object-missing` where there is none, `store-format`, `store-locked`, `object-corrupt`, `io`
 */
export async function openDatabase(path: string, create: boolean): Promise<Database> {
  if (!existsSync(path)) {
    if (!create) throw noStore(path);
    guard(() => mkdirSync(dirname(path), { recursive: true }));
  }
  // Whoever makes a store begins with an empty file; to anybody else it is one that has lost everything.
  else if (!create && guard(() => statSync(path).size) === 0) throw corrupt('file', 'store.db', 'it is empty');
  const [wrong] = existsSync(path) ? guard(() => wrongHeader(path)) : [];
  if (wrong !== undefined) throw corrupt('file', 'store.db', wrong);
  const connection = guard(() => new DatabaseSync(path, { timeout: LOCK_TIMEOUT }));
  try {
    guard(() => connection.exec(`PRAGMA page_size = ${PAGE_SIZE}`));
    await enterWriteAheadMode(connection);
    guard(() => connection.exec('PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; PRAGMA cell_size_check = ON'));
    const database = new Database(path, connection);
    prepareSchema(database, connection);
    return database;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Two processes that make one store at the same time can meet here, where SQLite does not wait by itself. */
async function enterWriteAheadMode(connection: DatabaseSync): Promise<void> {
  const deadline = Date.now() + LOCK_TIMEOUT;
  for (;;) {
    try {
      guard(() => connection.exec('PRAGMA journal_mode = WAL'));
      return;
    } catch (error) {
      if (!(error instanceof PylitError && error.code === 'store-locked') || Date.now() > deadline) throw error;
      await sleep(5);
    }
  }
}

function prepareSchema(database: Database, connection: DatabaseSync): void {
  if (formatOf(database) === FORMAT_VERSION) return;
  database.write(() => {
    const found = formatOf(database);
    if (found === FORMAT_VERSION) return;
    const tables = database.all('SELECT name FROM sqlite_schema');
    if (found !== 0 || tables.length > 0) throw foreignFormat(database.path, found);
    for (const { sql } of SCHEMA) connection.exec(sql);
    connection.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${FORMAT_VERSION}`);
  });
}

function formatOf(database: Database): unknown {
  return database.get('PRAGMA user_version')?.user_version;
}

function guard<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storageError(error);
  }
}

function noStore(path: string): PylitError {
  return new PylitError('object-missing', 'There is no store here yet.', {
    hint: '"pylit commit" makes one.',
    data: { kind: 'file', id: path },
  });
}

function foreignFormat(path: string, found: unknown): PylitError {
  return new PylitError(
    'store-format',
    `Expected a store of format ${FORMAT_VERSION}, found format ${String(found)}.`,
    {
      hint: 'It was written by another version of pylit, or is not a store at all; use that version, or restore it from a copy.',
      data: { kind: 'file', id: path },
    },
  );
}
