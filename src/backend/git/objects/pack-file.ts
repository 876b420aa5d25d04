import { type HashAlgorithm, ID_BYTES, type ObjectKind } from '../../../core/object-kind.ts';
import { damagedFile } from '../damage.ts';
import { inflateExactly, inflateStart } from './inflate.ts';
import { PackIndex } from './pack-index.ts';
import { type FileWindows, WindowedFile } from './windowed-file.ts';

/** Compressed bytes that are enough for the first inflated ones: a table of Huffman codes before them takes up to 300. */
const FIRST_BYTES = 512;

/** Bytes from one window on a pack to the next. */
const STEP = 1 << 16;

/** What stands before the bytes of an object in a pack. */
export interface PackEntry {
  /** undefined for a delta. */
  readonly kind: ObjectKind | undefined;
  /** Where the base of a delta begins. */
  readonly base: number;
  /** Bytes of what is compressed here: the object or the delta. */
  readonly size: number;
  /** Where the compressed bytes begin. */
  readonly at: number;
}

const KINDS: readonly (ObjectKind | undefined)[] = [undefined, 'commit', 'tree', 'blob', 'tag'];
const OFFSET_DELTA = 6;
const ID_DELTA = 7;

/** One pack with its index (git: Documentation/gitformat-pack, "pack-*.pack files"). */
export class PackFile {
  readonly path: string;
  readonly file: WindowedFile;
  readonly algorithm: HashAlgorithm;
  readonly #windows: FileWindows;
  readonly #indexPath: string;
  #index: PackIndex | undefined;
  #checked = false;

  /** @param path path of the `.pack`; nothing is read yet */
  constructor(path: string, windows: FileWindows, algorithm: HashAlgorithm) {
    this.path = path;
    this.algorithm = algorithm;
    this.file = new WindowedFile(path, windows, STEP);
    this.#windows = windows;
    this.#indexPath = path.replace(/\.pack$/, '.idx');
  }

  /** @throws PylitError `object-corrupt`, or an error of the system when the file is gone */
  get index(): PackIndex {
    this.#index ??= new PackIndex(this.#indexPath, this.#windows, this.algorithm);
    return this.#index;
  }

  /** Reads the header at a place. @throws PylitError `object-corrupt` */
  entry(offset: number): PackEntry {
    this.#check();
    const bytes = this.file.bytes(offset, 32 + ID_BYTES[this.algorithm]);
    if (offset < 12 || offset >= this.end) throw damagedFile(this.path, `it has no object at byte ${offset}`);
    let at = 0;
    let byte = bytes[at++] ?? 0;
    const type = (byte >> 4) & 7;
    let size = byte & 15;
    for (let scale = 16; byte >= 0x80; scale *= 0x80) {
      byte = bytes[at++] ?? 0;
      size += (byte & 0x7f) * scale;
      if (scale > 2 ** 46) throw damagedFile(this.path, `the object at byte ${offset} has no size`);
    }
    if (type === OFFSET_DELTA) return this.#offsetDelta(bytes, at, offset, size);
    if (type === ID_DELTA) return this.#idDelta(bytes, at, offset, size);
    const kind = KINDS[type];
    if (kind === undefined) throw damagedFile(this.path, `the object at byte ${offset} is of no known kind`);
    return { kind, base: 0, size, at: offset + at };
  }

  /** Inflates what an entry holds. @throws PylitError `object-corrupt` */
  inflate(entry: PackEntry): Uint8Array {
    const bound = entry.size + (entry.size >>> 8) + 64;
    const bytes =
      inflateExactly(this.#compressed(entry, bound), entry.size) ??
      inflateExactly(this.#compressed(entry, 2 * bound + (1 << 16)), entry.size);
    if (bytes) return bytes;
    throw damagedFile(this.path, `the compressed bytes at ${entry.at} do not give ${entry.size} bytes`);
  }

  /** Inflates the first bytes of what an entry holds. @throws PylitError `object-corrupt` */
  inflateStart(entry: PackEntry): Uint8Array {
    const bytes = inflateStart(this.#compressed(entry, FIRST_BYTES));
    if (bytes) return bytes;
    throw damagedFile(this.path, `the compressed bytes at ${entry.at} are no zlib stream`);
  }

  /** The compressed bytes from an entry on, in parts, to the end of the pack at most. */
  *compressedParts(entry: PackEntry): Generator<Uint8Array> {
    for (let at = entry.at; at < this.end; at += STEP) yield this.file.readFresh(at, Math.min(STEP, this.end - at));
  }

  /** Where the objects end and the checksum begins. */
  get end(): number {
    return this.file.size - ID_BYTES[this.algorithm];
  }

  close(): void {
    this.#index?.close();
    this.#index = undefined;
    this.file.close();
  }

  #compressed(entry: PackEntry, length: number): Uint8Array {
    return this.file.bytes(entry.at, Math.min(length, this.end - entry.at));
  }

  #offsetDelta(bytes: Buffer, start: number, offset: number, size: number): PackEntry {
    let at = start;
    let byte = bytes[at++] ?? 0;
    let distance = byte & 0x7f;
    while (byte >= 0x80 && distance < 2 ** 46) {
      byte = bytes[at++] ?? 0;
      distance = (distance + 1) * 0x80 + (byte & 0x7f);
    }
    if (distance <= 0 || distance > offset - 12)
      throw damagedFile(this.path, `the delta at byte ${offset} has no base`);
    return { kind: undefined, base: offset - distance, size, at: offset + at };
  }

  #idDelta(bytes: Buffer, at: number, offset: number, size: number): PackEntry {
    const id = bytes.subarray(at, at + ID_BYTES[this.algorithm]);
    const base = this.index.find(id);
    if (base === undefined) throw damagedFile(this.path, `the base ${id.toString('hex')} of a delta is not in it`);
    return { kind: undefined, base, size, at: offset + at + id.length };
  }

  /** Once, before the first object: is this the pack that the index is about? */
  #check(): void {
    if (this.#checked) return;
    const header = this.file.exactly(0, 12);
    const version = header.readUInt32BE(4);
    if (header.toString('latin1', 0, 4) !== 'PACK' || (version !== 2 && version !== 3)) {
      throw damagedFile(this.path, 'it does not begin as a pack of version 2 or 3');
    }
    const count = header.readUInt32BE(8);
    if (count !== this.index.ids.count) {
      throw damagedFile(this.path, `it has ${count} objects, and its index ${this.index.ids.count}`);
    }
    const checksum = this.file.exactly(this.end, ID_BYTES[this.algorithm]).toString('hex');
    if (checksum !== this.index.packChecksum) throw damagedFile(this.path, 'its index is that of another pack');
    this.#checked = true;
  }
}
