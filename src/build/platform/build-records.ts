import { existsSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { NavigationNode } from '../../literate/format.ts';
import type { OutputIndex, OutputRecord, PendingRecord } from '../outputs.ts';
import type { PageRecord } from '../page-record.ts';
import { inTransaction, openOrReplace, versionOf } from './state-database.ts';

/** Changes whenever the tables or the shapes of their values do: records of another version are forgotten. */
const VERSION = 2;

/** What one build changes in the records. */
export interface RecordChanges {
  readonly outputs: ReadonlyMap<string, OutputRecord | undefined>;
  readonly pending: Readonly<Record<string, PendingRecord>>;
  /** By format and document; undefined removes. */
  readonly pages: ReadonlyMap<string, ReadonlyMap<string, PageRecord | undefined>>;
  /** Menus as JSON by id; all others are removed, unless `keepMenus`. */
  readonly menus: ReadonlyMap<string, string>;
  readonly keepMenus?: true;
  /** What files of the history were made from, by their paths in the site. */
  readonly history?: ReadonlyMap<string, string>;
  /** What digests in page records stand for (see `formatIdentity`), to tell a person what changed. */
  readonly identities?: ReadonlyMap<string, string>;
}

/**
 * What builds remember between each other, in `.pylit/records.db`: which files pylit wrote, and what every page was made from. An edit
 * reads and writes the rows that it concerns and no others. It may be deleted: then everything is looked at again.
 */
export class BuildRecords {
  private readonly database: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();
  /** What `programs` gave last, and the version that other processes' changes make another. */
  private known: { readonly version: unknown; readonly index: OutputIndex } | undefined;

  /** @param readOnly changes nothing; the file must be there */
  constructor(file: string, readOnly = false) {
    this.database = readOnly ? openToRead(file) : openOrReplace(file, prepare);
  }

  /** What a digest in a page record stands for, if it is still known. */
  identity(digest: string): string | undefined {
    const row = this.prepared('SELECT text FROM identities WHERE digest = ?').get(digest);
    return row && String(row.text);
  }

  /** Everything that pylit wrote. */
  outputs(): OutputIndex {
    return this.outputsOf(this.prepared('SELECT path, digest, size, mtime, kind FROM outputs'));
  }

  /** The programs among that. They are read again only when the records changed. */
  programs(): OutputIndex {
    const version = this.prepared('PRAGMA data_version').get()?.data_version;
    const { known } = this;
    if (known !== undefined && known.version === version) return known.index;
    const rows = this.prepared("SELECT path, digest, size, mtime, kind FROM outputs WHERE kind <> 'woven'");
    const index = this.outputsOf(rows);
    this.known = { version, index };
    return index;
  }

  private outputsOf(rows: StatementSync): OutputIndex {
    const written: Record<string, OutputRecord> = {};
    for (const row of rows.iterate()) written[String(row.path)] = recordOf(row);
    return { written, pending: this.pending() };
  }

  output(path: string): OutputRecord | undefined {
    const row = this.prepared('SELECT digest, size, mtime, kind FROM outputs WHERE path = ?').get(path);
    return row && recordOf(row);
  }

  pending(): Record<string, PendingRecord> {
    const rows = this.prepared('SELECT path, record FROM pending').all();
    return Object.fromEntries(rows.map(row => [String(row.path), JSON.parse(String(row.record))]));
  }

  /** Persists what is about to be written, should the build be killed. */
  savePending(pending: Readonly<Record<string, PendingRecord>>): void {
    this.known = undefined;
    inTransaction(this.database, () => this.replacePending(pending));
  }

  page(format: string, document: string): PageRecord | undefined {
    const row = this.prepared('SELECT record FROM pages WHERE format = ? AND document = ?').get(format, document);
    return row && (JSON.parse(String(row.record)) as PageRecord);
  }

  pages(format: string): Map<string, PageRecord> {
    const pages = new Map<string, PageRecord>();
    for (const row of this.prepared('SELECT document, record FROM pages WHERE format = ?').iterate(format))
      pages.set(String(row.document), JSON.parse(String(row.record)));
    return pages;
  }

  /** Blob ids of the documents that were woven, and whether anything was written. */
  documents(): { ids: Map<string, string>; hasOutputs: boolean } {
    const rows = this.prepared("SELECT document, record ->> '$.id' AS id FROM pages").all();
    return {
      ids: new Map(rows.map(row => [String(row.document), String(row.id)])),
      hasOutputs: this.prepared('SELECT path FROM outputs LIMIT 1').get() !== undefined,
    };
  }

  /** Saves pages before a build ends; without a record of their files, they are made again. */
  savePages(format: string, pages: ReadonlyMap<string, PageRecord | undefined>): void {
    inTransaction(this.database, () => {
      for (const [document, record] of pages) this.savePage(format, document, record);
    });
  }

  menu(id: string): readonly NavigationNode[] | undefined {
    const row = this.prepared('SELECT nodes FROM menus WHERE id = ?').get(id);
    return row && (JSON.parse(String(row.nodes)) as NavigationNode[]);
  }

  /** What a file of the history was made from (see `HistoryFile.key`), by its path in the site. */
  historyKey(path: string): string | undefined {
    const row = this.prepared('SELECT key FROM history WHERE path = ?').get(path);
    return row && String(row.key);
  }

  /** Saves what a build changed, all or nothing. */
  save(changes: RecordChanges): void {
    this.known = undefined;
    inTransaction(this.database, () => {
      this.replacePending(changes.pending);
      for (const [path, record] of changes.outputs) this.saveOutput(path, record);
      for (const [format, pages] of changes.pages)
        for (const [document, record] of pages) this.savePage(format, document, record);
      this.saveMenus(changes);
      for (const [path, key] of changes.history ?? [])
        this.prepared('INSERT OR REPLACE INTO history VALUES (?, ?)').run(path, key);
      for (const [digest, text] of changes.identities ?? []) this.saveIdentity(digest, text);
    });
  }

  close(): void {
    this.statements.clear();
    this.database.close();
  }

  private saveOutput(path: string, record: OutputRecord | undefined): void {
    if (record) this.prepared('INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?)').run(path, ...record);
    else this.prepared('DELETE FROM outputs WHERE path = ?').run(path);
  }

  private savePage(format: string, document: string, record: PageRecord | undefined): void {
    if (record)
      this.prepared('INSERT OR REPLACE INTO pages VALUES (?, ?, ?)').run(format, document, JSON.stringify(record));
    else this.prepared('DELETE FROM pages WHERE format = ? AND document = ?').run(format, document);
  }

  private saveMenus({ menus, keepMenus }: RecordChanges): void {
    if (!keepMenus) this.database.exec('DELETE FROM menus');
    for (const [id, nodes] of menus) this.prepared('INSERT OR REPLACE INTO menus VALUES (?, ?)').run(id, nodes);
  }

  private saveIdentity(digest: string, text: string): void {
    const { changes } = this.prepared('INSERT OR IGNORE INTO identities VALUES (?, ?)').run(digest, text);
    if (changes > 0) this.prepared(FORGET_IDENTITIES).run();
  }

  private replacePending(pending: Readonly<Record<string, PendingRecord>>): void {
    this.prepared('DELETE FROM pending').run();
    for (const [path, record] of Object.entries(pending))
      this.prepared('INSERT INTO pending VALUES (?, ?)').run(path, JSON.stringify(record));
  }

  private prepared(sql: string): StatementSync {
    const known = this.statements.get(sql) ?? this.database.prepare(sql);
    this.statements.set(sql, known);
    return known;
  }
}

function recordOf(row: Record<string, unknown>): OutputRecord {
  return [String(row.digest), Number(row.size), String(row.mtime), String(row.kind) as OutputRecord[3]];
}

function prepare(database: DatabaseSync): void {
  if (versionOf(database) !== VERSION) database.exec(TABLES);
  database.exec('CREATE TABLE IF NOT EXISTS identities (digest TEXT PRIMARY KEY, text TEXT NOT NULL)');
  database.exec('CREATE TABLE IF NOT EXISTS history (path TEXT PRIMARY KEY, key TEXT NOT NULL)');
  database.prepare('SELECT path FROM outputs LIMIT 1').get();
}

/** A configuration that is edited all day long leaves many. */
const FORGET_IDENTITIES =
  'DELETE FROM identities WHERE rowid NOT IN (SELECT rowid FROM identities ORDER BY rowid DESC LIMIT 50)';

/** Without a log beside it the file is whole: then no log has to be made to read it. */
function openToRead(file: string): DatabaseSync {
  const url = pathToFileURL(file);
  if (!existsSync(`${file}-wal`)) url.searchParams.set('immutable', '1');
  const database = new DatabaseSync(url, { timeout: 5000, readOnly: true });
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (version === VERSION) return database;
  database.close();
  throw new RangeError(`${file} has version ${version}`);
}

const TABLES = `
  BEGIN;
  DROP TABLE IF EXISTS outputs; DROP TABLE IF EXISTS pending; DROP TABLE IF EXISTS pages; DROP TABLE IF EXISTS menus;
  CREATE TABLE outputs (path TEXT PRIMARY KEY, digest TEXT NOT NULL, size INTEGER NOT NULL, mtime TEXT NOT NULL, kind TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE pending (path TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE pages (format TEXT, document TEXT, record TEXT NOT NULL, PRIMARY KEY (format, document));
  CREATE TABLE menus (id TEXT PRIMARY KEY, nodes TEXT NOT NULL);
  PRAGMA user_version = ${VERSION};
  COMMIT`;
