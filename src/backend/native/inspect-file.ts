import { problemOf } from '../../store/fsck.ts';
import type { StoreProblem } from '../../store/store.ts';
import type { Database } from './database.ts';
import { wrongHeader } from './header.ts';
import { SCHEMA } from './schema.ts';

/** Checks what SQLite itself keeps: the file's header, the structure of every page, and the schema. */
export function* inspectFile(database: Database): Generator<StoreProblem> {
  try {
    for (const message of wrongHeader(database.path)) yield problem(message);
    for (const row of database.all('PRAGMA integrity_check(20)')) {
      if (row.integrity_check !== 'ok') yield problem(String(row.integrity_check));
    }
    for (const message of wrongSchema(database)) yield problem(message);
  } catch (error) {
    yield problemOf(error, 'file', 'store.db');
  }
}

function* wrongSchema(database: Database): Generator<string> {
  const found = database.all('SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name');
  const text = JSON.stringify(found.map(row => [row.type, row.name, row.tbl_name, row.sql]));
  const expected = JSON.stringify(SCHEMA.map(({ name, sql }) => ['table', name, name, sql]));
  if (text !== expected) yield 'its tables are not those of a store';
}

function problem(message: string): StoreProblem {
  return { severity: 'error', kind: 'file', id: 'store.db', message };
}
