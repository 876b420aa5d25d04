import { EventEmitter } from 'node:events';
import { rmSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { KeyvStorageAdapter, KeyvStorageEntry, KeyvStorageGetResult } from 'keyv';

/**
 * Keyv on Node's own SQLite: one table of texts. It is a cache, so it is not flushed at every write, and a file that is damaged
 * or was made by something else is thrown away.
 */
export class SqliteCache extends EventEmitter implements KeyvStorageAdapter {
  namespace: string | undefined = undefined;
  private readonly database: DatabaseSync;
  private readonly selectOne: StatementSync;
  private readonly upsert: StatementSync;
  private readonly erase: StatementSync;

  constructor(file: string) {
    super();
    this.database = openOrReplace(file);
    this.selectOne = this.database.prepare('SELECT value FROM cache WHERE key = ?');
    this.upsert = this.database.prepare('INSERT OR REPLACE INTO cache (key, value) VALUES (?, ?)');
    this.erase = this.database.prepare('DELETE FROM cache WHERE key = ?');
  }

  /** Keyv wants the listeners typed as callable; Node types them as `Function`. */
  override listeners(event: string | symbol): ((...values: unknown[]) => void)[] {
    return super.listeners(event) as ((...values: unknown[]) => void)[];
  }

  override rawListeners(event: string | symbol): ((...values: unknown[]) => void)[] {
    return super.rawListeners(event) as ((...values: unknown[]) => void)[];
  }

  async get<Value>(key: string): Promise<KeyvStorageGetResult<Value>> {
    return this.value(key);
  }

  async getMany<Value>(keys: string[]): Promise<KeyvStorageGetResult<Value | undefined>[]> {
    return keys.map(key => this.value(key));
  }

  async set(key: string, value: unknown): Promise<boolean> {
    this.upsert.run(key, String(value));
    return true;
  }

  async setMany<Value>(entries: KeyvStorageEntry<Value>[]): Promise<boolean[]> {
    this.transaction(() => {
      for (const { key, value } of entries) this.upsert.run(key, String(value));
    });
    return entries.map(() => true);
  }

  async delete(key: string): Promise<boolean> {
    return this.erase.run(key).changes > 0;
  }

  async deleteMany(keys: string[]): Promise<boolean[]> {
    return keys.map(key => this.erase.run(key).changes > 0);
  }

  async clear(): Promise<void> {
    this.database.exec('DELETE FROM cache');
  }

  async has(key: string): Promise<boolean> {
    return this.value(key) !== undefined;
  }

  async hasMany(keys: string[]): Promise<boolean[]> {
    return keys.map(key => this.value(key) !== undefined);
  }

  async disconnect(): Promise<void> {
    this.database.close();
  }

  /** Bytes in use. */
  size(): number {
    const row = this.database
      .prepare('SELECT page_count * page_size AS size FROM pragma_page_count(), pragma_page_size()')
      .get();
    return Number(row?.size ?? 0);
  }

  private value(key: string): string | undefined {
    const value = this.selectOne.get(key)?.value;
    return typeof value === 'string' ? value : undefined;
  }

  private transaction(work: () => void): void {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.database.exec('COMMIT');
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    }
  }
}

function openOrReplace(file: string): DatabaseSync {
  try {
    return open(file);
  } catch (error) {
    // Another process may hold it: that is no damage.
    if ((error as { errcode?: number }).errcode === 5) throw error;
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    return open(file);
  }
}

function open(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS cache (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`);
    database.prepare('SELECT value FROM cache WHERE key = ?').get('');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
