import { closeSync, openSync, readSync } from 'node:fs';
import { APPLICATION_ID, FORMAT_VERSION, PAGE_SIZE } from './schema.ts';

/**
 * Compares the header on the disk with what it is in every store, and says which fields are wrong. Its counters are not looked
 * at: SQLite makes them again with the next write. A file of another version is not judged.
 */
export function wrongHeader(path: string): string[] {
  const header = Buffer.alloc(100);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, 100, 0);
  } finally {
    closeSync(file);
  }
  if (header.readUInt32BE(60) !== FORMAT_VERSION) return []; // another format, or all of it is in the write-ahead log still
  const wrong = HEADER.filter(({ at, bytes }) => bytes.some((byte, i) => header[at + i] !== byte));
  return wrong.map(({ name }) => `the ${name} in its header is wrong`);
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
