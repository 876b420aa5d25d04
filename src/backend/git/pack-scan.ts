import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { crc32, createInflate } from 'node:zlib';
import { toHex } from '../../bytes/hex.ts';
import { objectHeader } from '../../bytes/object-id.ts';
import { PylitError } from '../../core/error.ts';
import { type HashAlgorithm, ID_BYTES, type ObjectId, type ObjectKind } from '../../core/object-kind.ts';
import { inflateWhole } from './objects/inflate.ts';
import { PACK_TYPE } from './pack-entry.ts';
import type { PackOutput } from './pack-output.ts';

/** The head of an entry. */
export interface EntryHead {
  readonly type: number;
  /** Bytes of what is compressed: the body, or the delta. */
  readonly size: number;
  /** Where the compressed bytes begin, from the start of the pack. */
  readonly data: number;
  /** Where the base of a delta begins. */
  readonly baseOffset?: number;
  readonly baseId?: ObjectId;
}

/** Up to here an entry is inflated in one piece. */
const DIRECT = 1 << 24;

/** Bytes that are read at once. */
const WINDOW = 1 << 20;

/** More than the head of any entry: size, distance or id. */
const LONGEST_HEAD = 64;

/** What `PACK_TYPE` numbers stand for. */
export const KIND_OF_TYPE: readonly (ObjectKind | undefined)[] = [undefined, 'commit', 'tree', 'blob', 'tag'];

/** Reads entries of a pack whose index is not made yet; what does not hold is an error. */
export class PackScanner {
  readonly #pack: PackOutput;
  readonly #algorithm: HashAlgorithm;
  #window: Buffer = Buffer.alloc(0);
  #start = 0;

  constructor(pack: PackOutput, algorithm: HashAlgorithm) {
    this.#pack = pack;
    this.#algorithm = algorithm;
  }

  /** @throws PylitError `object-malformed` */
  head(offset: number): EntryHead {
    const bytes = this.#view(offset, LONGEST_HEAD);
    let at = 0;
    let byte = bytes[at++] ?? 0;
    const type = (byte >> 4) & 7;
    let size = byte & 0x0f;
    for (let scale = 16; byte >= 0x80; scale *= 128) {
      byte = bytes[at++] ?? 0;
      size += (byte & 0x7f) * scale;
      if (scale > 2 ** 53) throw malformedPack(`a size that no object has, at byte ${offset}`);
    }
    if (KIND_OF_TYPE[type]) return { type, size, data: offset + at };
    if (type === PACK_TYPE.refDelta) {
      const end = at + ID_BYTES[this.#algorithm];
      return { type, size, data: offset + end, baseId: toHex(bytes.subarray(at, end)) };
    }
    if (type !== PACK_TYPE.ofsDelta) throw malformedPack(`an object of the unknown type ${type} at byte ${offset}`);
    byte = bytes[at++] ?? 0;
    let distance = byte & 0x7f;
    while (byte >= 0x80 && distance < 2 ** 53) {
      byte = bytes[at++] ?? 0;
      distance = (distance + 1) * 128 + (byte & 0x7f);
    }
    return { type, size, data: offset + at, baseOffset: offset - distance };
  }

  /** Inflates an entry. @returns its bytes and where the next entry begins */
  inflate({ size, data }: EntryHead): { bytes: Uint8Array; next: number } {
    const most = size + (size >>> 2) + 1024;
    const packed = this.#view(data, most);
    const found = inflateWhole(packed, Math.max(64, size + 1), size + 1);
    if (found?.bytes.length !== size) throw wrongLength(data, size);
    return { bytes: found.bytes, next: data + found.used };
  }

  /** The id of a whole object and where the next entry begins; large ones pass through memory in parts. */
  async identify(kind: ObjectKind, head: EntryHead): Promise<{ id: ObjectId; next: number }> {
    const hash = createHash(this.#algorithm).update(objectHeader(kind, head.size));
    if (head.size <= DIRECT) {
      const { bytes, next } = this.inflate(head);
      return { id: hash.update(bytes).digest('hex'), next };
    }
    const source = Readable.from(this.#parts(head.data));
    const inflate = createInflate();
    source.pipe(inflate);
    let size = 0;
    try {
      for await (const part of inflate) {
        size += part.length;
        if (size > head.size) throw wrongLength(head.data, head.size);
        hash.update(part);
      }
    } catch (error) {
      throw error instanceof PylitError ? error : wrongLength(head.data, head.size, error);
    } finally {
      source.destroy();
      inflate.destroy();
    }
    if (size !== head.size) throw wrongLength(head.data, head.size);
    return { id: hash.digest('hex'), next: head.data + inflate.bytesWritten };
  }

  /** The check sum of the bytes of an entry. */
  crc(from: number, to: number): number {
    let crc = 0;
    for (let at = from; at < to; at += WINDOW) crc = crc32(this.#view(at, Math.min(WINDOW, to - at)), crc);
    return crc;
  }

  *#parts(from: number): Generator<Uint8Array> {
    for (let at = from; at < this.#pack.offset; at += WINDOW)
      yield this.#pack.read(at, Math.min(WINDOW, this.#pack.offset - at));
  }

  /** At most `length` bytes from `at` on; fewer at the end of the pack. */
  #view(at: number, length: number): Buffer {
    const wanted = Math.max(0, Math.min(length, this.#pack.offset - at));
    if (at < this.#start || at + wanted > this.#start + this.#window.length) {
      this.#window = this.#pack.read(at, Math.min(Math.max(wanted, WINDOW), this.#pack.offset - at));
      this.#start = at;
    }
    return this.#window.subarray(at - this.#start, at - this.#start + wanted);
  }
}

/** The error for a pack that was received and is not what it should be. */
export function malformedPack(found: string, cause?: unknown): PylitError {
  return new PylitError('object-malformed', `Expected a pack, found ${found}: nothing is stored.`, {
    hint: 'It was damaged or changed on its way; fetch again.',
    ...(cause !== undefined && { cause }),
  });
}

function wrongLength(at: number, size: number, cause?: unknown): PylitError {
  return malformedPack(`compressed bytes at ${at} that do not give ${size} bytes`, cause);
}
