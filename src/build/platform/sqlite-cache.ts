import { rmSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { type EncodedEntry, type EncodedValue, encodedValue } from '../cache/encoded-value.ts';
import type { LocalStore } from '../cache.ts';

/** Entries of one kind: what stands before the first colon of their keys. */
export interface CacheUse {
  readonly kind: string;
  readonly entries: number;
  /** Of keys and values; the file holds a little more. */
  readonly bytes: number;
}

/** What may stay when a cache is pruned. */
export interface PruneLimits {
  /** Entries last used longer ago go. */
  readonly days?: number;
  /** Of what is left, the entries whose last use is longest ago go until this is met. */
  readonly bytes?: number;
}

/** What pruning removed. */
export interface Pruned {
  readonly entries: number;
  readonly bytes: number;
}

export interface SqliteCacheOptions {
  /** Milliseconds since 1970. */
  readonly now?: number;
  /** What the file may hold when the cache is closed. */
  readonly maxBytes?: number;
  /** Milliseconds to wait for another process that writes. */
  readonly wait?: number;
  /** Changes nothing, not even which entries were used; the file must be there. */
  readonly readOnly?: boolean;
}

/** The version of the tables; a file of another is thrown away. */
const VERSION = 2;
const DAY_MILLISECONDS = 24 * 3600 * 1000;
/** A cache that has grown beyond this is pruned when it is closed, to three quarters of it. */
const MAX_BYTES = 2e9;

/**
 * The build's cache on this machine, in SQLite. Keys, with all that is small, are one table, and values another: what is used and what is large are
 * found without touching the values. It is a cache, so nothing is flushed (a process that dies leaves it whole, a machine that does perhaps not),
 * and a file that is damaged, or was made by something else, is thrown away.
 */
export class SqliteCache implements LocalStore {
  private readonly file: string;
  private readonly today: number;
  private readonly maxBytes: number;
  private readonly wait: number;
  private readonly isReadOnly: boolean;
  private open: OpenCache;
  private readonly used = new Set<string>();
  private hasWritten = false;

  constructor(file: string, options: SqliteCacheOptions = {}) {
    const { now = Date.now(), maxBytes = MAX_BYTES, wait = 5000, readOnly = false } = options;
    this.file = file;
    this.today = Math.floor(now / DAY_MILLISECONDS);
    this.maxBytes = maxBytes;
    this.wait = wait;
    this.isReadOnly = readOnly;
    this.open = readOnly ? openDatabase(file, wait, true) : openOrReplace(file, wait);
  }

  getMany(keys: readonly string[]): (EncodedValue | undefined)[] {
    const getAll = () => keys.map(key => this.get(key));
    // Many reads in one transaction ask the system for a lock once.
    const read = keys.length > 2 && !this.isReadOnly ? () => this.transaction(getAll, 'DEFERRED') : getAll;
    return this.unlessDamaged(read) ?? keys.map(() => undefined);
  }

  setMany(entries: readonly EncodedEntry[]): void {
    if (entries.length === 0 || this.isReadOnly) return;
    this.hasWritten = true;
    this.unlessDamaged(() => this.transaction(() => entries.forEach(entry => void this.set(entry))));
  }

  /** What the cache holds, by kind. */
  uses(): CacheUse[] {
    const rows = this.open.database.prepare(
      `SELECT substr(key, 1, instr(key, ':') - 1) AS kind, count(*) AS entries, sum(octet_length(key) + size) AS bytes
       FROM entry GROUP BY 1 ORDER BY 1`,
    );
    const found = this.unlessDamaged(() => rows.all()) ?? [];
    return found.map(row => ({ kind: String(row.kind), entries: Number(row.entries), bytes: Number(row.bytes) }));
  }

  /** Notes that entries are in use today; keys of which there are none are left out. */
  keep(keys: Iterable<string>): void {
    for (const key of keys) this.used.add(key);
    this.unlessDamaged(() => this.touch());
    this.used.clear();
  }

  /** Removes entries by age and size. The file keeps its size, and uses the room again, until `shrink`. */
  prune(limits: PruneLimits): Pruned {
    let pruned = { entries: 0, bytes: 0 };
    this.unlessDamaged(() =>
      this.transaction(() => {
        const { database } = this.open;
        const dropValue = database.prepare('DELETE FROM value WHERE id = ?');
        const dropEntry = database.prepare('DELETE FROM entry WHERE key = ?');
        for (const { key, id, bytes } of [...this.outdated(limits)]) {
          dropValue.run(id);
          dropEntry.run(key);
          pruned = { entries: pruned.entries + 1, bytes: pruned.bytes + bytes };
        }
      }),
    );
    return pruned;
  }

  clear(): void {
    this.unlessDamaged(() => this.transaction(() => this.open.database.exec('DELETE FROM entry; DELETE FROM value')));
  }

  /** Gives room that is not used back to the disk; it writes the file anew. */
  shrink(): void {
    this.open.database.exec('VACUUM');
  }

  close(): void {
    try {
      if (this.used.size > 0 && !this.isReadOnly) this.touch();
      if (this.hasWritten && this.bytesInUse() > this.maxBytes) this.prune({ bytes: this.maxBytes * 0.75 });
    } finally {
      this.open.database.close();
    }
  }

  private get(key: string): EncodedValue | undefined {
    const row = this.open.select.get(key);
    if (!row) return undefined;
    const value = encodedValue(row.kind, row.value);
    if (!value || row.seal !== sealOf(key, value)) return undefined;
    if (row.day !== this.today) this.used.add(key);
    return value;
  }

  private set({ key, value }: EncodedEntry): void {
    const { find, update, updateValue, insert, insertValue } = this.open;
    const size = typeof value.data === 'string' ? Buffer.byteLength(value.data) : value.data.length;
    const known = find.get(key)?.id;
    if (known !== undefined) updateValue.run(value.data, known);
    else insert.run(key, insertValue.run(value.data).lastInsertRowid);
    update.run(this.today, value.kind, size, sealOf(key, value), key);
  }

  private *outdated({ days, bytes }: PruneLimits): Generator<{ key: string; id: number; bytes: number }> {
    const rows = this.open.database
      .prepare('SELECT key, id, day, octet_length(key) + size AS bytes FROM entry ORDER BY day DESC, id DESC')
      .all();
    let kept = 0;
    for (const row of rows) {
      const isOld = days !== undefined && Number(row.day) < this.today - days;
      const isTooMuch = bytes !== undefined && kept + Number(row.bytes) > bytes;
      if (isOld || isTooMuch) yield { key: String(row.key), id: Number(row.id), bytes: Number(row.bytes) };
      else kept += Number(row.bytes);
    }
  }

  /** Notes that entries were used; once a day for each. */
  private touch(): void {
    const statement = this.open.database.prepare('UPDATE entry SET day = ? WHERE key = ?');
    this.transaction(() => {
      for (const key of this.used) statement.run(this.today, key);
    });
  }

  private bytesInUse(): number {
    const row = this.open.database
      .prepare(
        `SELECT (page_count - freelist_count) * page_size AS bytes
         FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()`,
      )
      .get();
    return Number(row?.bytes ?? 0);
  }

  /** A file found to be damaged is made anew, and what was asked is undefined. */
  private unlessDamaged<Result>(work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      if (this.isReadOnly || !isDamage(error)) throw error;
      this.open.database.close();
      remove(this.file);
      this.open = openDatabase(this.file, this.wait);
      return undefined;
    }
  }

  private transaction<Result>(work: () => Result, kind: 'IMMEDIATE' | 'DEFERRED' = 'IMMEDIATE'): Result {
    const { database } = this.open;
    database.exec(`BEGIN ${kind}`);
    try {
      const result = work();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}

/** Finds accidents. Whoever may write this file may as well write the pages. */
function sealOf(key: string, { kind, data }: EncodedValue): number {
  return crc32(data, crc32(key, kind));
}

interface OpenCache {
  readonly database: DatabaseSync;
  readonly select: StatementSync;
  readonly find: StatementSync;
  readonly insert: StatementSync;
  readonly insertValue: StatementSync;
  readonly update: StatementSync;
  readonly updateValue: StatementSync;
}

function openOrReplace(file: string, wait: number): OpenCache {
  try {
    return openDatabase(file, wait);
  } catch (error) {
    if (!isDamage(error)) throw error;
    remove(file);
    return openDatabase(file, wait);
  }
}

function openDatabase(file: string, wait: number, readOnly = false): OpenCache {
  const database = new DatabaseSync(file, { timeout: wait, readOnly });
  try {
    makeTables(database);
    return {
      database,
      select: database.prepare(
        'SELECT day, kind, seal, value FROM entry JOIN value ON value.id = entry.id WHERE key = ?',
      ),
      find: database.prepare('SELECT id FROM entry WHERE key = ?'),
      insert: database.prepare('INSERT INTO entry (key, id, day, kind, size, seal) VALUES (?, ?, 0, 0, 0, 0)'),
      insertValue: database.prepare('INSERT INTO value (value) VALUES (?)'),
      update: database.prepare('UPDATE entry SET day = ?, kind = ?, size = ?, seal = ? WHERE key = ?'),
      updateValue: database.prepare('UPDATE value SET value = ? WHERE id = ?'),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

class OtherVersion extends Error {}

function makeTables(database: DatabaseSync): void {
  const version = database.prepare('PRAGMA user_version').get()?.user_version;
  if (version === VERSION) {
    database.exec('PRAGMA synchronous = OFF; PRAGMA journal_mode = TRUNCATE');
    return;
  }
  if (version !== 0 || database.prepare('SELECT 1 FROM sqlite_schema').get()) throw new OtherVersion();
  database.exec(`PRAGMA page_size = 8192; PRAGMA synchronous = OFF; PRAGMA journal_mode = TRUNCATE;
    BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, id INTEGER NOT NULL, day INTEGER NOT NULL,
      kind INTEGER NOT NULL, size INTEGER NOT NULL, seal INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS value (id INTEGER PRIMARY KEY, value NOT NULL);
    PRAGMA user_version = ${VERSION};
    COMMIT`);
}

const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/** Another process that holds the file, or a full disk, is no damage. */
function isDamage(error: unknown): boolean {
  if (error instanceof OtherVersion) return true;
  const code = (error as { errcode?: number }).errcode ?? 0;
  return [SQLITE_CORRUPT, SQLITE_NOTADB].includes(code & 0xff);
}

function remove(file: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}
