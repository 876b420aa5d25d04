import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { toHex } from '../../bytes/hex.ts';
import type { HashAlgorithm, ObjectId } from '../../core/object-kind.ts';
import { ID_BYTES } from '../../core/object-kind.ts';
import { fileError } from './damage.ts';
import { flushFolder, makeFolder, temporaryName, writeNewFile } from './files.ts';
import { encodeIdx } from './idx-writer.ts';
import type { OutputEntry } from './pack-entry.ts';
import { PackRecords } from './pack-records.ts';

/** A pack that is in its place, with its index. */
export interface FinishedPack {
  /** `pack-` and the pack's check sum: the files' name without `.pack` and `.idx`. */
  readonly name: string;
  readonly objects: number;
  /** Bytes of the pack. */
  readonly bytes: number;
}

/** Bytes that are gathered before they are written. */
const BUFFER = 1 << 20;

/** `PACK`, the version and the number of objects. */
const HEAD = 12;

/**
 * A pack that is being written to a temporary file (git: Documentation/gitformat-pack). It is to be seen when `publish` returns;
 * killed before, it leaves a file that `git gc` removes as it does its own.
 */
export class PackOutput {
  readonly records: PackRecords;
  /** Where the next entry begins, in bytes from the start of the pack. */
  offset = HEAD;
  readonly #folder: string;
  readonly #algorithm: HashAlgorithm;
  readonly #path: string;
  readonly #file: number;
  readonly #buffer = Buffer.allocUnsafe(BUFFER);
  #used = 0;
  #open = true;

  /** @throws PylitError `io` */
  constructor(objectsFolder: string, algorithm: HashAlgorithm) {
    this.#folder = join(objectsFolder, 'pack');
    this.#algorithm = algorithm;
    this.records = new PackRecords(ID_BYTES[algorithm]);
    this.#path = temporaryName(this.#folder);
    try {
      makeFolder(this.#folder);
      this.#file = openSync(this.#path, 'wx+', 0o600);
    } catch (error) {
      throw fileError(error, this.#folder);
    }
  }

  /** Writes an entry; `crc` is that of all its bytes. @returns the number of the object */
  add(id: ObjectId, { head, packed }: OutputEntry, crc = crc32(packed, crc32(head))): number {
    const number = this.records.add(id, this.offset, crc);
    this.write(head);
    this.write(packed);
    return number;
  }

  /** Writes bytes of an entry that comes in parts; `records.add` is for the caller. */
  write(bytes: Uint8Array): void {
    if (this.#used + bytes.length > BUFFER) this.#flush();
    if (bytes.length > BUFFER) {
      writeFully(this.#file, bytes, this.offset);
    } else {
      this.#buffer.set(bytes, this.#used);
      this.#used += bytes.length;
    }
    this.offset += bytes.length;
  }

  /** Reads what was written: at most `length` bytes from `offset` on. */
  read(offset: number, length: number): Buffer {
    this.#flush();
    const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, this.offset - offset)));
    for (let at = 0; at < bytes.length; ) {
      const count = readSync(this.#file, bytes, at, bytes.length - at, offset + at);
      if (count === 0) throw new Error(`Expected ${this.offset} bytes, found ${offset + at}`);
      at += count;
    }
    return bytes;
  }

  /** Forgets what was written from `offset` on: an entry that turned out wrong. */
  cutBack(offset: number): void {
    const flushed = this.offset - this.#used;
    this.#used = Math.max(0, offset - flushed);
    if (offset < flushed) ftruncateSync(this.#file, offset);
    this.offset = offset;
  }

  /**
   * Writes what is left, the index and the check sums, flushes both, and puts them in their place: first the pack, then the
   * index, which makes its objects visible.
   *
   * @throws PylitError `io`; nothing is left behind
   */
  publish(): FinishedPack {
    try {
      return this.#publish();
    } catch (error) {
      throw fileError(error, this.#folder);
    } finally {
      this.discard();
    }
  }

  /** Removes the temporary file. */
  discard(): void {
    if (!this.#open) return;
    this.#open = false;
    closeSync(this.#file);
    rmSync(this.#path, { force: true });
  }

  #publish(): FinishedPack {
    const trailer = this.#seal();
    const name = `pack-${toHex(trailer)}`;
    const idx = `${this.#path}.idx`;
    try {
      writeNewFile(idx, [encodeIdx(this.records, trailer, this.#algorithm)], 0o444);
      // What the system left of the index's permissions holds for both.
      chmodSync(this.#path, statSync(idx).mode);
      fsyncSync(this.#file);
      renameSync(this.#path, join(this.#folder, `${name}.pack`));
      renameSync(idx, join(this.#folder, `${name}.idx`));
      flushFolder(this.#folder);
    } catch (error) {
      rmSync(idx, { force: true });
      throw error;
    }
    return { name, objects: this.records.count, bytes: this.offset };
  }

  /** Writes the head, now that the number of objects is known, and the check sum of everything. */
  #seal(): Uint8Array {
    this.#flush();
    const head = Buffer.alloc(HEAD);
    head.write('PACK');
    head.writeUInt32BE(2, 4);
    head.writeUInt32BE(this.records.count, 8);
    writeFully(this.#file, head, 0);
    const trailer = this.#hash();
    writeFully(this.#file, trailer, this.offset);
    this.offset += trailer.length;
    return trailer;
  }

  #hash(): Uint8Array {
    const state = createHash(this.#algorithm);
    for (let at = 0; at < this.offset; ) {
      const length = readSync(this.#file, this.#buffer, 0, Math.min(BUFFER, this.offset - at), at);
      if (length === 0) throw new Error(`Expected ${this.offset} bytes, found ${at}`);
      state.update(this.#buffer.subarray(0, length));
      at += length;
    }
    return state.digest();
  }

  #flush(): void {
    writeFully(this.#file, this.#buffer.subarray(0, this.#used), this.offset - this.#used);
    this.#used = 0;
  }
}

/** Writes all bytes, in as many calls as it takes. */
function writeFully(file: number, bytes: Uint8Array, position: number): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, position + at);
}
