import { PylitError } from '../core/error.ts';

/** Bytes that may be many, in parts of any size, read once. */
export type ByteStream = AsyncIterable<Uint8Array>;

/** A value at hand, or the promise of one: `await` takes both, and what is at hand costs no promise. */
export type Awaitable<T> = T | Promise<T>;

/** A stream of bytes that are at hand, in parts of at most `size` bytes. */
export async function* streamOf(bytes: Uint8Array, size = 1 << 20): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/**
 * Reads a whole stream.
 *
 * @throws PylitError `object-too-large` as soon as there are more than `limit` bytes
 */
export async function collect(stream: ByteStream, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > limit) throw new PylitError('object-too-large', `Expected at most ${limit} bytes, found more.`);
    parts.push(part);
  }
  return joinBytes(parts);
}

/** Cuts a stream anew into parts of exactly `size` bytes; only the last may be shorter. */
export async function* recut(stream: ByteStream, size: number): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    for (let at = 0; at < part.length; ) {
      const piece = part.subarray(at, at + size - length);
      held.push(piece);
      length += piece.length;
      at += piece.length;
      if (length < size) continue;
      yield joinBytes(held);
      held = [];
      length = 0;
    }
  }
  if (length > 0) yield joinBytes(held);
}

/** Copies parts into one array. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Copies bytes. A Buffer's own `slice` does not: it is a view. */
export function copyBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}
