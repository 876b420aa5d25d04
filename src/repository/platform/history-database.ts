import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { ObjectId } from '../../core/object-kind.ts';
import {
  type BlockRow,
  type ChangeRow,
  type CommitPlace,
  type CommitRow,
  IndexDamage,
  type IndexRecords,
  type LogRow,
  type RowNumber,
  type VersionRow,
} from '../../history/index/records.ts';
import { beginWriting, damageOf, type HistoryDatabaseOptions, openOrReplace, removeFile } from './history-file.ts';
import { bytes, encoded, hex, int, numbers, type Row } from './history-rows.ts';

/** The changes in a row's `change`: its place here, plus 4 where the block moved besides. */
const CHANGES = ['added', 'edited', 'moved', 'removed'] as const;

/**
 * The history index in SQLite. It is derived data: a file that is damaged, or was made by something else, is thrown away. It is made
 * of nothing but what was added, so nothing is flushed but what keeps the file whole.
 */
export class HistoryDatabase implements IndexRecords {
  private readonly file: string;
  private readonly options: HistoryDatabaseOptions;
  private database: DatabaseSync;
  private statements = new Map<string, StatementSync>();
  private paths_ = new Map<string, RowNumber>();
  private changed = 0;
  private seen: unknown;

  constructor(file: string, options: HistoryDatabaseOptions) {
    this.file = file;
    this.options = options;
    this.database = openOrReplace(file, options);
    this.seen = this.dataVersion();
  }

  async transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    await beginWriting(this.database, this.file, this.options.wait);
    try {
      const result = await this.unlessDamaged(work);
      this.database.exec('COMMIT');
      return result;
    } catch (error) {
      this.forget();
      if (this.database.isOpen && this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  generation(): number {
    const now = this.dataVersion();
    if (now !== this.seen) this.forget();
    this.seen = now;
    return this.changed;
  }

  clear({ keepOutlines = false }: { readonly keepOutlines?: boolean } = {}): void {
    this.forget();
    if (keepOutlines) {
      this.database.exec(`DELETE FROM commits; DELETE FROM merges; DELETE FROM logs; DELETE FROM places; DELETE FROM paths;
        DELETE FROM versions; DELETE FROM changes`);
      return;
    }
    this.database.close();
    removeFile(this.file);
    this.database = openOrReplace(this.file, this.options);
    this.seen = this.dataVersion();
  }

  commit(id: ObjectId): CommitRow | undefined {
    const row = this.get('SELECT number, log, position, time FROM commits WHERE id = ?', Buffer.from(id, 'hex'));
    return row && { id, number: int(row.number), log: int(row.log), position: int(row.position), time: int(row.time) };
  }

  commitOf(number: RowNumber): CommitRow {
    const row = this.required('SELECT id, log, position, time FROM commits WHERE number = ?', number);
    return { number, id: hex(row.id), log: int(row.log), position: int(row.position), time: int(row.time) };
  }

  roots(limit: number): readonly ObjectId[] {
    return this.all(
      'SELECT id FROM commits WHERE log IN (SELECT number FROM logs WHERE base_log IS NULL) AND position = 0 LIMIT ?',
      limit,
    ).map(row => hex(row.id));
  }

  addCommit({ id, log, position, time }: Omit<CommitRow, 'number'>, mergedFrom: readonly RowNumber[]): RowNumber {
    const number = this.insert(
      'INSERT INTO commits (id, log, position, time) VALUES (?, ?, ?, ?)',
      Buffer.from(id, 'hex'),
      log,
      position,
      time,
    );
    for (const parent of mergedFrom)
      this.insert('INSERT OR IGNORE INTO merges VALUES (?, ?, ?)', log, position, parent);
    this.run('UPDATE logs SET tip = ? WHERE number = ?', position, log);
    return number;
  }

  mergedInto({ log, position }: CommitPlace): readonly CommitPlace[] {
    return this.all(
      `SELECT commits.log AS log, commits.position AS position FROM merges JOIN commits ON commits.number = merges.parent
       WHERE merges.log = ? AND merges.position <= ?`,
      log,
      position,
    ).map(row => ({ log: int(row.log), position: int(row.position) }));
  }

  log(number: RowNumber): LogRow {
    const row = this.required('SELECT * FROM logs WHERE number = ?', number);
    return {
      depth: int(row.depth),
      tip: int(row.tip),
      ...(row.base_log !== null && { base: { log: int(row.base_log), position: int(row.base_position) } }),
      ...(row.skip_log !== null && { skip: { log: int(row.skip_log), position: int(row.skip_position) } }),
    };
  }

  addLog({ base, depth, skip }: Omit<LogRow, 'tip'>): RowNumber {
    return this.insert(
      'INSERT INTO logs (base_log, base_position, depth, skip_log, skip_position, tip) VALUES (?, ?, ?, ?, ?, -1)',
      base?.log ?? null,
      base?.position ?? null,
      depth,
      skip?.log ?? null,
      skip?.position ?? null,
    );
  }

  placed(path: string, { log, position }: CommitPlace): RowNumber | undefined {
    const number = this.pathNumber(path);
    if (number === undefined) return undefined;
    const row = this.get(
      'SELECT version FROM places WHERE log = ? AND path = ? AND position <= ? ORDER BY position DESC LIMIT 1',
      log,
      number,
      position,
    );
    return row && int(row.version);
  }

  placedPaths({ log, position }: CommitPlace): Iterable<readonly [string, RowNumber]> {
    // SQLite: beside max() in an aggregate, other columns are of the row that has the maximum.
    return this.all(
      `SELECT paths.path AS path, version, max(position) FROM places JOIN paths ON paths.number = places.path
       WHERE log = ? AND position <= ? GROUP BY places.path`,
      log,
      position,
    ).map(row => [String(row.path), int(row.version)] as const);
  }

  addPlace(path: string, { log, position }: CommitPlace, version: RowNumber): void {
    this.run('INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?)', log, this.madePathNumber(path), position, version);
  }

  paths(): readonly string[] {
    return this.all('SELECT path FROM paths ORDER BY path').map(row => String(row.path));
  }

  outline(document: string): Uint8Array | null | undefined {
    const row = this.get('SELECT outline FROM outlines WHERE document = ?', document);
    return row && (row.outline === null ? null : bytes(row.outline));
  }

  addOutline(document: string, outline: Uint8Array | null): void {
    this.run('INSERT OR REPLACE INTO outlines VALUES (?, ?)', document, outline);
  }

  block(number: RowNumber): BlockRow {
    const row = this.required('SELECT id, kind, lines, alias FROM blocks WHERE number = ?', number);
    const alias = row.alias === null ? {} : { alias: String(row.alias) };
    return { id: hex(row.id), kind: String(row.kind), lines: int(row.lines), ...alias };
  }

  blockNumber({ id, kind, lines, alias }: BlockRow): RowNumber {
    const key = Buffer.from(id, 'hex');
    const known = this.get(
      'SELECT number FROM blocks WHERE id = ? AND kind = ? AND alias IS ? AND lines = ?',
      key,
      kind,
      alias ?? null,
      lines,
    );
    if (known) return int(known.number);
    return this.insert(
      'INSERT INTO blocks (id, kind, lines, alias) VALUES (?, ?, ?, ?)',
      key,
      kind,
      lines,
      alias ?? null,
    );
  }

  version(number: RowNumber): VersionRow {
    const row = this.required(
      `SELECT commit_number, paths.path AS path, document, heads, previous, also FROM versions
       JOIN paths ON paths.number = versions.path WHERE versions.number = ?`,
      number,
    );
    return {
      commit: int(row.commit_number),
      path: String(row.path),
      heads: bytes(row.heads),
      also: numbers(row.also),
      ...(row.document !== null && { document: String(row.document) }),
      ...(row.previous !== null && { previous: int(row.previous) }),
    };
  }

  versionsOf(commit: RowNumber): readonly RowNumber[] {
    return this.all('SELECT number FROM versions WHERE commit_number = ? ORDER BY number', commit).map(row =>
      int(row.number),
    );
  }

  addVersion({ commit, path, document, heads, previous, also }: VersionRow): RowNumber {
    return this.insert(
      'INSERT INTO versions (commit_number, path, document, heads, previous, also) VALUES (?, ?, ?, ?, ?, ?)',
      commit,
      this.madePathNumber(path),
      document ?? null,
      heads,
      previous ?? null,
      encoded(also),
    );
  }

  change(number: RowNumber): ChangeRow {
    const row = this.required('SELECT * FROM changes WHERE number = ?', number);
    const code = int(row.change);
    const change = CHANGES[code % 4];
    if (change === undefined) throw new IndexDamage(`a change of the kind ${code}`);
    return {
      commit: int(row.commit_number),
      version: int(row.version),
      track: int(row.track),
      change,
      moved: code >= 4,
      block: int(row.block),
      line: int(row.line),
      also: numbers(row.also),
      edit: int(row.edit),
      ...(row.previous !== null && { previous: int(row.previous) }),
      ...(row.born !== null && { born: int(row.born) }),
    };
  }

  changesOfVersion(version: RowNumber): readonly RowNumber[] {
    return this.all('SELECT number FROM changes WHERE version = ? ORDER BY number', version).map(row =>
      int(row.number),
    );
  }

  changesOfTrack(track: RowNumber): readonly RowNumber[] {
    return this.all('SELECT number FROM changes WHERE track = ? ORDER BY number', track).map(row => int(row.number));
  }

  bornIn(commit: RowNumber, born: number): RowNumber | undefined {
    const row = this.get('SELECT number FROM changes WHERE commit_number = ? AND born = ?', commit, born);
    return row && int(row.number);
  }

  nextChange(): RowNumber {
    return int(this.required('SELECT coalesce(max(number), 0) + 1 AS next FROM changes').next);
  }

  addChange(row: ChangeRow): RowNumber {
    return this.insert(
      `INSERT INTO changes (version, track, change, block, line, previous, also, edit, born, commit_number)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      row.version,
      row.track,
      CHANGES.indexOf(row.change) + (row.moved ? 4 : 0),
      row.block,
      row.line,
      row.previous ?? null,
      encoded(row.also),
      row.edit,
      row.born ?? null,
      row.commit,
    );
  }

  close(): void {
    this.statements.clear();
    if (this.database.isOpen) this.database.close();
  }

  private async unlessDamaged<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw damageOf(error);
    }
  }

  private forget(): void {
    this.changed += 1;
    this.statements.clear();
    this.paths_.clear();
  }

  /** Changes when another connection has written. */
  private dataVersion(): unknown {
    return this.get('PRAGMA data_version')?.data_version;
  }

  private pathNumber(path: string): RowNumber | undefined {
    const known = this.paths_.get(path);
    if (known !== undefined) return known;
    const row = this.get('SELECT number FROM paths WHERE path = ?', path);
    if (row) this.paths_.set(path, int(row.number));
    return row && int(row.number);
  }

  private madePathNumber(path: string): RowNumber {
    return this.pathNumber(path) ?? this.insert('INSERT INTO paths (path) VALUES (?)', path);
  }

  private prepared(sql: string): StatementSync {
    const known = this.statements.get(sql) ?? this.database.prepare(sql);
    this.statements.set(sql, known);
    return known;
  }

  private get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    try {
      return this.prepared(sql).get(...values);
    } catch (error) {
      throw damageOf(error);
    }
  }

  private required(sql: string, ...values: SQLInputValue[]): Row {
    const row = this.get(sql, ...values);
    if (row) return row;
    throw new IndexDamage(`there is no row ${values.join(', ')}`);
  }

  private all(sql: string, ...values: SQLInputValue[]): Row[] {
    try {
      return this.prepared(sql).all(...values);
    } catch (error) {
      throw damageOf(error);
    }
  }

  private run(sql: string, ...values: SQLInputValue[]): void {
    this.prepared(sql).run(...values);
  }

  private insert(sql: string, ...values: SQLInputValue[]): RowNumber {
    return Number(this.prepared(sql).run(...values).lastInsertRowid);
  }
}
