import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Where the texts are, in `.pylit`. */
export const TANGLED_FILE = 'tangled.db';

/** Changes with the table and with how texts are kept. */
const VERSION = 1;

/** No tangled file is larger. */
const MAX_BYTES = 2 ** 28;

/**
 * What was tangled, by the SHA-1 of the text, in `.pylit/tangled.db`: an edit of a tangled file is told from what was edited. It may be
 * deleted; then edits that were made before cannot be told from edits of the documents.
 */
export class TangledTexts {
  private readonly database: DatabaseSync;

  constructor(file: string) {
    this.database = openOrReplace(file);
  }

  /** The text of a digest (SHA-1 in hex), or undefined where it is not kept. */
  get(digest: string): string | undefined {
    const row = this.database.prepare('SELECT text FROM texts WHERE digest = ?').get(digest);
    if (!row) return undefined;
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      zstdDecompressSync(row.text as Uint8Array, { maxOutputLength: MAX_BYTES }),
    );
  }

  /** Keeps texts, all or none, before anything is written to the files. */
  put(texts: ReadonlyMap<string, string | Uint8Array>): void {
    const find = this.database.prepare('SELECT 1 FROM texts WHERE digest = ?');
    const missing = [...texts].filter(([digest]) => find.get(digest) === undefined);
    if (missing.length === 0) return;
    this.transaction(() => {
      const insert = this.database.prepare('INSERT OR IGNORE INTO texts VALUES (?, ?)');
      for (const [digest, text] of missing) insert.run(digest, zstdCompressSync(text));
    });
  }

  /** Forgets all other texts. */
  keepOnly(digests: ReadonlySet<string>): void {
    const gone = [...this.digests()].filter(digest => !digests.has(digest));
    if (gone.length === 0) return;
    this.transaction(() => {
      const remove = this.database.prepare('DELETE FROM texts WHERE digest = ?');
      for (const digest of gone) remove.run(digest);
    });
  }

  close(): void {
    this.database.close();
  }

  private digests(): Set<string> {
    return new Set(
      this.database
        .prepare('SELECT digest FROM texts')
        .all()
        .map(row => String(row.digest)),
    );
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
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    if (Number(database.prepare('PRAGMA user_version').get()?.user_version) !== VERSION) database.exec(TABLE);
    database.prepare('SELECT digest FROM texts LIMIT 1').get();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

const TABLE = `
  BEGIN;
  DROP TABLE IF EXISTS texts;
  CREATE TABLE texts (digest TEXT PRIMARY KEY, text BLOB NOT NULL) WITHOUT ROWID;
  PRAGMA user_version = ${VERSION};
  COMMIT`;
