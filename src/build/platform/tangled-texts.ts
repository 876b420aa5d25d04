import type { DatabaseSync } from 'node:sqlite';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { inTransaction, openOrReplace, versionOf } from './state-database.ts';

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
    this.database = openOrReplace(file, prepare);
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
    inTransaction(this.database, () => {
      const insert = this.database.prepare('INSERT OR IGNORE INTO texts VALUES (?, ?)');
      for (const [digest, text] of missing) insert.run(digest, zstdCompressSync(text));
    });
  }

  /** Forgets all other texts. */
  keepOnly(digests: ReadonlySet<string>): void {
    const gone = [...this.digests()].filter(digest => !digests.has(digest));
    if (gone.length === 0) return;
    inTransaction(this.database, () => {
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
}

function prepare(database: DatabaseSync): void {
  if (versionOf(database) !== VERSION) database.exec(TABLE);
  database.prepare('SELECT digest FROM texts LIMIT 1').get();
}

const TABLE = `
  BEGIN;
  DROP TABLE IF EXISTS texts;
  CREATE TABLE texts (digest TEXT PRIMARY KEY, text BLOB NOT NULL) WITHOUT ROWID;
  PRAGMA user_version = ${VERSION};
  COMMIT`;
