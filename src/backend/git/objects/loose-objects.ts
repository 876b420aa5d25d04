import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { ByteStream } from '../../../bytes/byte-stream.ts';
import { isObjectKind, type ObjectId, type ObjectKind } from '../../../core/object-kind.ts';
import type { ObjectInfo, StoredObject } from '../../../store/object-store.ts';
import { damagedFile, fileError } from '../damage.ts';
import { namesIn, openIfAny, readFileIfAny } from '../files.ts';
import { inflateStart, inflateStream, inflateWhole } from './inflate.ts';

/** Files up to this size are inflated whole at once: they cannot hold much. */
const SMALL_FILE = 1 << 16;

/** Enough compressed bytes for any header: a table of Huffman codes before it takes up to 300. */
const HEADER_BYTES = 512;

/** What a loose object begins with. */
interface LooseHeader extends ObjectInfo {
  /** Bytes before the body. */
  readonly length: number;
}

/** A loose object on its way through memory. */
export interface LooseStream extends ObjectInfo {
  readonly bytes: ByteStream;
}

/** Objects in files of their own: `xx/` and the other digits of the id, a zlib stream of `kind SP size NUL body`. */
export class LooseObjects {
  readonly folder: string;
  readonly #digits: number;

  /** @param digits hexadecimal digits of an id */
  constructor(folder: string, digits: number) {
    this.folder = folder;
    this.#digits = digits;
  }

  pathOf(id: ObjectId): string {
    return join(this.folder, id.slice(0, 2), id.slice(2));
  }

  /** @throws PylitError `object-corrupt` */
  info(id: ObjectId): ObjectInfo | undefined {
    const path = this.pathOf(id);
    const start = readStart(path);
    if (!start) return undefined;
    const { kind, size } = readHeader(path, inflateStart(start));
    return { kind, size };
  }

  /**
   * @param limit the bytes that the body may have
   * @returns undefined when there is no such object; 'large' when it has more than `limit` bytes
   * @throws PylitError `object-corrupt`
   */
  read(id: ObjectId, limit: number): StoredObject | 'large' | undefined {
    const path = this.pathOf(id);
    const start = readStart(path);
    if (!start) return undefined;
    if (start.length === HEADER_BYTES && readHeader(path, inflateStart(start)).size > limit) return 'large';
    const file = start.length < HEADER_BYTES ? start : readFileIfAny(path);
    return file && readWhole(path, file, limit);
  }

  /** @throws PylitError `object-corrupt`, also while it is read */
  stream(id: ObjectId): LooseStream | undefined {
    const header = this.info(id);
    return header && { kind: header.kind, size: header.size, bytes: streamBody(this.pathOf(id)) };
  }

  /** Ids that begin with this byte, sorted. */
  withFirst(byte: number): ObjectId[] {
    const first = byte.toString(16).padStart(2, '0');
    const rest = new RegExp(`^[0-9a-f]{${this.#digits - 2}}$`);
    return namesIn(join(this.folder, first))
      .filter(name => rest.test(name))
      .map(name => first + name);
  }
}

function readStart(path: string): Buffer | undefined {
  const descriptor = openIfAny(path);
  if (descriptor === undefined) return undefined;
  try {
    const bytes = Buffer.allocUnsafe(HEADER_BYTES);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, HEADER_BYTES, 0));
  } catch (error) {
    throw fileError(error, path);
  } finally {
    closeSync(descriptor);
  }
}

function readHeader(path: string, inflated: Uint8Array | undefined): LooseHeader {
  const end = inflated?.subarray(0, 64).indexOf(0) ?? -1;
  const text = end < 0 ? '' : Buffer.from(inflated ?? []).toString('latin1', 0, end);
  const [, kind = '', digits = ''] = /^([a-z]+) (0|[1-9][0-9]{0,15})$/.exec(text) ?? [];
  if (!isObjectKind(kind)) throw damagedFile(path, inflated ? 'it has no header of an object' : 'it is no zlib stream');
  return { kind, size: Number(digits), length: end + 1 };
}

function readWhole(path: string, file: Buffer, limit: number): StoredObject | 'large' {
  const most = file.length <= SMALL_FILE ? SMALL_FILE * 1032 : limit + 64;
  const inflated = inflateWhole(file, most);
  if (!inflated) throw damagedFile(path, 'it is no zlib stream');
  const { kind, size, length } = readHeader(path, inflated.bytes);
  if (size > limit) return 'large';
  if (inflated.bytes.length !== length + size) throw damagedFile(path, `it does not hold the ${size} bytes it should`);
  if (inflated.used !== file.length) throw damagedFile(path, 'it goes on after the object');
  return { kind, body: inflated.bytes.subarray(length) };
}

async function* streamBody(path: string): AsyncGenerator<Uint8Array> {
  let header: { kind: ObjectKind; size: number; length: number } | undefined;
  try {
    for await (const part of inflateStream(fileParts(path))) {
      const start = header ? 0 : (header = readHeader(path, part)).length;
      if (part.length > start) yield part.subarray(start);
    }
  } catch (error) {
    throw damagedFile(path, error instanceof Error ? error.message : String(error), error);
  }
}

function* fileParts(path: string): Generator<Uint8Array> {
  const descriptor = openSync(path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    for (let at = 0; at < size; ) {
      const bytes = Buffer.allocUnsafe(1 << 16);
      const count = readSync(descriptor, bytes, 0, bytes.length, at);
      if (count === 0) return;
      at += count;
      yield bytes.subarray(0, count);
    }
  } finally {
    closeSync(descriptor);
  }
}
