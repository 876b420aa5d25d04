/** "PyLt": tells `file` and others whose SQLite file this is. */
export const APPLICATION_ID = 0x50794c74;

export const FORMAT_VERSION = 1;

/** Bytes of a page. Rows are mostly compressed runs of about 20 KB, so larger pages than SQLite's own 4096 pay. */
export const PAGE_SIZE = 8192;

/** Every table: a key and a sealed record (see sealed.ts). FORMAT.md describes the records. */
export const SCHEMA: readonly { readonly name: string; readonly sql: string }[] = [
  table('binary', 'name TEXT PRIMARY KEY', 'WITHOUT ROWID'),
  table('meta', 'name TEXT PRIMARY KEY', 'WITHOUT ROWID'),
  table('part', 'id INTEGER PRIMARY KEY'),
  table('ref', 'name TEXT PRIMARY KEY', 'WITHOUT ROWID'),
  {
    name: 'reflog',
    sql: 'CREATE TABLE reflog (name TEXT, number INTEGER, data BLOB, PRIMARY KEY (name, number)) WITHOUT ROWID',
  },
  table('segment', 'id INTEGER PRIMARY KEY'),
  table('shard', 'id INTEGER PRIMARY KEY'),
];

function table(name: string, key: string, ending = ''): { name: string; sql: string } {
  return { name, sql: `CREATE TABLE ${name} (${key}, data BLOB)${ending === '' ? '' : ` ${ending}`}` };
}
