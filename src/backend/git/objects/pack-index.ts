import { type HashAlgorithm, ID_BYTES } from '../../../core/object-kind.ts';
import { damagedFile } from '../damage.ts';
import { SortedIds } from './sorted-ids.ts';
import { type FileWindows, WindowedFile } from './windowed-file.ts';

/** Bytes of a window on an index: a look-up stays within few of them. */
const STEP = 1 << 20;

const MAGIC = 0xff744f63;

/** Where each object of a pack is: an `.idx` file of version 1 or 2 (git: Documentation/gitformat-pack, "pack-*.idx"). */
export class PackIndex {
  readonly file: WindowedFile;
  readonly ids: SortedIds;
  readonly version: 1 | 2;
  readonly #idBytes: number;

  /** @throws PylitError `object-corrupt`, or an error of the system when the file is gone */
  constructor(path: string, windows: FileWindows, algorithm: HashAlgorithm) {
    this.file = new WindowedFile(path, windows, STEP);
    this.#idBytes = ID_BYTES[algorithm];
    this.version = this.#readVersion();
    const fanoutAt = this.version === 2 ? 8 : 0;
    const stride = this.version === 2 ? this.#idBytes : this.#idBytes + 4;
    const idsAt = fanoutAt + 1024 + (this.version === 2 ? 0 : 4);
    this.ids = new SortedIds({ file: this.file, fanoutAt, idsAt, stride, idBytes: this.#idBytes });
    this.#checkSize();
  }

  /** Where the object at a place begins, in bytes from the start of the pack. */
  offsetAt(place: number): number {
    if (this.version === 1) return this.#number(1024 + place * (this.#idBytes + 4));
    const count = this.ids.count;
    const offset = this.#number(1032 + count * (this.#idBytes + 4) + place * 4);
    if (offset < 0x80000000) return offset;
    const at = 1032 + count * (this.#idBytes + 8) + (offset - 0x80000000) * 8;
    if (at + 8 > this.file.size - 2 * this.#idBytes) throw damagedFile(this.file.path, 'it has no such large offset');
    return this.#number(at) * 2 ** 32 + this.#number(at + 4);
  }

  /** The CRC-32 of an object's bytes in the pack; version 1 has none. */
  crcAt(place: number): number | undefined {
    return this.version === 1 ? undefined : this.#number(1032 + this.ids.count * this.#idBytes + place * 4);
  }

  /** The checksum of the pack, in hexadecimal. */
  get packChecksum(): string {
    return this.file.exactly(this.file.size - 2 * this.#idBytes, this.#idBytes).toString('hex');
  }

  /** Looks an object up; undefined when the pack does not have it. */
  find(id: Uint8Array): number | undefined {
    const place = this.ids.find(id);
    return place < 0 ? undefined : this.offsetAt(place);
  }

  close(): void {
    this.file.close();
  }

  #readVersion(): 1 | 2 {
    if (this.#number(0) !== MAGIC) return 1;
    const version = this.#number(4);
    if (version === 2) return 2;
    throw damagedFile(this.file.path, `expected an index of version 1 or 2, found ${version}`);
  }

  #checkSize(): void {
    const { count } = this.ids;
    const tables = this.version === 1 ? 1024 + count * (this.#idBytes + 4) : 1032 + count * (this.#idBytes + 8);
    const rest = this.file.size - tables - 2 * this.#idBytes;
    const large = this.version === 1 ? 0 : 8 * count;
    if (rest < 0 || rest > large || rest % 8 !== 0) {
      throw damagedFile(this.file.path, `it has ${this.file.size} bytes, which is not right for ${count} objects`);
    }
  }

  #number(at: number): number {
    return this.file.number(at);
  }
}
