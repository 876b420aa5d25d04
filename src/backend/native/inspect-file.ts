import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { problemOf } from '../../store/fsck.ts';
import type { StoreProblem } from '../../store/store.ts';
import type { Database } from './database.ts';
import { APPLICATION_ID, FORMAT_VERSION, PAGE_SIZE, SCHEMA } from './schema.ts';

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

/** Fields of the header that never change in a store, at their offsets (sqlite.org/fileformat2.html, 1.3). */
const HEADER: readonly { readonly at: number; readonly bytes: readonly number[]; readonly name: string }[] = [
  { at: 0, bytes: [...Buffer.from('SQLite format 3\0', 'latin1')], name: 'magic' },
  { at: 16, bytes: [PAGE_SIZE >> 8, PAGE_SIZE & 0xff], name: 'page size' },
  { at: 18, bytes: [2, 2], name: 'write-ahead mode' },
  { at: 20, bytes: [0, 64, 32, 32], name: 'space in pages' },
  { at: 44, bytes: [0, 0, 0, 4], name: 'schema format' },
  { at: 48, bytes: [0, 0, 0, 0], name: 'cache size' },
  { at: 52, bytes: [0, 0, 0, 0], name: 'largest root' },
  { at: 56, bytes: [0, 0, 0, 1], name: 'text encoding' },
  { at: 60, bytes: [0, 0, 0, FORMAT_VERSION], name: 'format version' },
  { at: 64, bytes: [0, 0, 0, 0], name: 'vacuum mode' },
  { at: 68, bytes: bigEndian(APPLICATION_ID), name: 'application id' },
  { at: 72, bytes: Array.from({ length: 20 }, () => 0), name: 'reserved space' },
];

function bigEndian(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

/** Compares the header on the disk. Its counters are not looked at: SQLite makes them again with the next write. */
function* wrongHeader(path: string): Generator<string> {
  const header = Buffer.alloc(100);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, 100, 0);
    if (fstatSync(file).size === 0) return; // everything is in the write-ahead log still
  } finally {
    closeSync(file);
  }
  if (header.readUInt32BE(60) === 0) return; // so is the schema
  for (const { at, bytes, name } of HEADER) {
    if (bytes.some((byte, i) => header[at + i] !== byte)) yield `the ${name} in its header is wrong`;
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
