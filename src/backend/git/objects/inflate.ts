import { Readable } from 'node:stream';
import { constants, createInflate, inflateSync } from 'node:zlib';
import type { ByteStream } from '../../../bytes/byte-stream.ts';

/** Deflate makes at most 1032 bytes of one; a header that claims more is not believed. */
const MOST_PER_BYTE = 1032;

/** Inflated bytes, and how many compressed bytes they were made from. */
export interface Inflated {
  readonly bytes: Uint8Array;
  readonly used: number;
}

/**
 * Inflates a zlib stream that must give exactly `size` bytes; what follows it is left alone.
 *
 * @returns undefined when it gives another number of bytes, is damaged, or goes on after the input
 */
export function inflateExactly(input: Uint8Array, size: number): Uint8Array | undefined {
  if (size > input.length * MOST_PER_BYTE) return undefined;
  const chunkSize = Math.max(64, size + 1);
  try {
    const bytes = inflateSync(input, { chunkSize, maxOutputLength: chunkSize });
    return bytes.length === size ? plain(bytes) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Inflates a whole zlib stream of at most `limit` bytes and says where it ended; undefined when it is damaged or longer.
 *
 * @param room bytes that room is made for at once, where it is known how many there are
 */
export function inflateWhole(input: Uint8Array, limit: number, room = 1 << 14): Inflated | undefined {
  try {
    const result: unknown = inflateSync(input, { maxOutputLength: limit, chunkSize: Math.max(64, room), info: true });
    return isReport(result) ? { bytes: plain(result.buffer), used: result.engine.bytesWritten } : undefined;
  } catch {
    return undefined;
  }
}

/** The first bytes of a zlib stream, as many as its first bytes give; undefined when they are damaged. */
export function inflateStart(input: Uint8Array): Uint8Array | undefined {
  try {
    return plain(inflateSync(input, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1 << 20 }));
  } catch {
    return undefined;
  }
}

/** Inflates a zlib stream as it is read, in constant memory. @throws the error of zlib where it is damaged */
export async function* inflateStream(input: Iterable<Uint8Array>): ByteStream & AsyncGenerator<Uint8Array> {
  const source = Readable.from(input);
  const inflate = createInflate({ chunkSize: 1 << 16 });
  source.on('error', error => inflate.destroy(error));
  source.pipe(inflate);
  try {
    for await (const part of inflate) yield part;
  } finally {
    source.destroy();
    inflate.destroy();
  }
}

function plain(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

function isReport(value: unknown): value is { buffer: Buffer; engine: { bytesWritten: number } } {
  return typeof value === 'object' && value !== null && 'buffer' in value && 'engine' in value;
}
