import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { corrupt } from '../../store/corrupt.ts';

/*
 *     record = payload  crc32(table NUL key NUL payload), 4 bytes big-endian
 *     packed = codec (1 byte: 0 stored, 1 zstd)  size before compression (4 bytes big-endian)  bytes
 *
 * The check covers the row's key, so that a row that is found under another key is known to be wrong.
 */

const CODEC_STORED = 0;
const CODEC_ZSTD = 1;

/** Level 1: the higher ones cost more than they save on texts. */
export const ZSTD_PARAMETERS: Readonly<Record<number, number>> = { [constants.ZSTD_c_compressionLevel]: 1 };

/** Buffer that zlib needs at least, in bytes. */
const MIN_CHUNK = 64;

/** Makes the record of a row. */
export function seal(table: string, key: string | number, payload: Uint8Array): Uint8Array {
  const record = Buffer.allocUnsafe(payload.length + 4);
  record.set(payload);
  record.writeUInt32BE(checkOf(table, key, payload), payload.length);
  return record;
}

/**
 * Checks a row's record and returns its payload.
 *
 * @param record the column as SQLite gave it, of any type where the file is damaged
 * @throws PylitError `object-corrupt` naming table and key
 */
export function unseal(table: string, key: string | number, record: unknown): Buffer {
  if (record === undefined) throw corrupt(table, String(key), 'it is not in the file');
  if (!(record instanceof Uint8Array) || record.length < 4) throw corrupt(table, String(key), 'it is not a record');
  const bytes = Buffer.from(record.buffer, record.byteOffset, record.length);
  const payload = bytes.subarray(0, bytes.length - 4);
  if (checkOf(table, key, payload) === bytes.readUInt32BE(payload.length)) return payload;
  throw corrupt(table, String(key), 'its checksum is wrong');
}

/** Compresses bytes. */
export function pack(bytes: Uint8Array): Uint8Array {
  const chunkSize = Math.max(MIN_CHUNK, bytes.length);
  return packed(bytes, zstdCompressSync(bytes, { params: ZSTD_PARAMETERS, pledgedSrcSize: bytes.length, chunkSize }));
}

/** Makes packed bytes of their compressed form; without one, or with one that is not smaller, they stay as they are. */
export function packed(bytes: Uint8Array, compressed: Uint8Array | undefined): Uint8Array {
  const smaller = compressed !== undefined && compressed.length < bytes.length;
  const content = smaller ? compressed : bytes;
  const result = Buffer.allocUnsafe(content.length + 5);
  result[0] = smaller ? CODEC_ZSTD : CODEC_STORED;
  result.writeUInt32BE(bytes.length, 1);
  result.set(content, 5);
  return result;
}

/**
 * The inverse of `pack`. Never makes more than `limit` bytes.
 *
 * @throws PylitError `object-corrupt` naming table and key
 */
export function unpack(table: string, key: string | number, bytes: Buffer, limit: number): Buffer {
  const size = bytes.length < 5 ? limit + 1 : bytes.readUInt32BE(1);
  if (size > limit) throw corrupt(table, String(key), `it says it holds ${size} bytes, more than ${limit}`);
  const content = inflate(table, key, bytes, size);
  if (content.length === size) return content;
  throw corrupt(table, String(key), `it holds ${content.length} bytes instead of ${size}`);
}

function inflate(table: string, key: string | number, bytes: Buffer, size: number): Buffer {
  const content = bytes.subarray(5);
  if (bytes[0] === CODEC_STORED) return content;
  if (bytes[0] !== CODEC_ZSTD) throw corrupt(table, String(key), `its codec ${bytes[0]} is unknown`);
  try {
    return zstdDecompressSync(content, { maxOutputLength: Math.max(size, 1), chunkSize: Math.max(size, MIN_CHUNK) });
  } catch (error) {
    throw corrupt(table, String(key), 'it cannot be inflated', error);
  }
}

function checkOf(table: string, key: string | number, payload: Uint8Array): number {
  return crc32(payload, crc32(`${table}\0${key}\0`));
}
