import type { Awaitable, ByteStream } from '../bytes/byte-stream.ts';

/**
 * Bytes by name: derived data that a project keeps beside its objects (indexes, snapshots). Any text is a name.
 *
 * Guarantees: `write` replaces the whole value at once and durably; a stream that has begun gives the value it began with or
 * ends with an error, never a mixture; every byte read is checked.
 */
export interface BinaryStore {
  /** Bytes stored under the name. */
  size(name: string): Awaitable<number | undefined>;
  /** @throws PylitError `object-corrupt`; `object-too-large` above `DIRECT_LIMIT` */
  read(name: string): Awaitable<Uint8Array | undefined>;
  stream(name: string): Awaitable<ByteStream | undefined>;
  write(name: string, bytes: Uint8Array | ByteStream): Promise<void>;
  /** Does nothing when there is no such name. */
  remove(name: string): Promise<void>;
  /** All names, in the order of their UTF-8 bytes. */
  names(): Awaitable<readonly string[]>;
}
