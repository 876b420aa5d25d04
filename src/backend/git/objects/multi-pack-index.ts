import { type HashAlgorithm, ID_BYTES } from '../../../core/object-kind.ts';
import { damagedFile } from '../damage.ts';
import { SortedIds } from './sorted-ids.ts';
import { type FileWindows, WindowedFile } from './windowed-file.ts';

const STEP = 1 << 20;

/** Where an object is: in which pack of the list, and at which byte of it. */
export interface PackPlace {
  readonly pack: number;
  readonly offset: number;
}

/** One index over many packs (git: Documentation/gitformat-pack, "multi-pack-index (MIDX) files"). */
export class MultiPackIndex {
  readonly file: WindowedFile;
  readonly ids: SortedIds;
  /** Names of the `.pack` files. */
  readonly packs: readonly string[];
  readonly #chunks: ReadonlyMap<string, number>;

  /** @throws PylitError `object-corrupt`, or an error of the system when the file is gone */
  constructor(path: string, windows: FileWindows, algorithm: HashAlgorithm) {
    this.file = new WindowedFile(path, windows, STEP);
    const header = this.file.exactly(0, 12);
    const wanted = algorithm === 'sha1' ? 1 : 2;
    if (header.toString('latin1', 0, 4) !== 'MIDX' || header[4] !== 1 || header[5] !== wanted || header[7] !== 0) {
      throw damagedFile(path, 'it does not begin as a multi-pack-index of version 1');
    }
    this.#chunks = this.#readChunks(header[6] ?? 0);
    this.packs = this.#readNames(header.readUInt32BE(8));
    const idBytes = ID_BYTES[algorithm];
    const table = { file: this.file, fanoutAt: this.#chunk('OIDF'), idsAt: this.#chunk('OIDL') };
    this.ids = new SortedIds({ ...table, stride: idBytes, idBytes });
  }

  find(id: Uint8Array): PackPlace | undefined {
    const place = this.ids.find(id);
    if (place < 0) return undefined;
    const at = this.#chunk('OOFF') + 8 * place;
    const offset = this.#number(at + 4);
    return { pack: this.#number(at), offset: offset < 0x80000000 ? offset : this.#large(offset) };
  }

  close(): void {
    this.file.close();
  }

  /** Without a table of large offsets the top bit is a part of the offset. */
  #large(offset: number): number {
    const table = this.#chunks.get('LOFF');
    if (table === undefined) return offset;
    const at = table + 8 * (offset - 0x80000000);
    return this.#number(at) * 2 ** 32 + this.#number(at + 4);
  }

  #readChunks(count: number): ReadonlyMap<string, number> {
    const table = this.file.exactly(12, 12 * count);
    const chunk = (i: number): [string, number] => [
      table.toString('latin1', 12 * i, 12 * i + 4),
      table.readUInt32BE(12 * i + 4) * 2 ** 32 + table.readUInt32BE(12 * i + 8),
    ];
    return new Map(Array.from({ length: count }, (_, i) => chunk(i)));
  }

  #readNames(count: number): readonly string[] {
    const start = this.#chunk('PNAM');
    const after = [...this.#chunks.values()].filter(at => at > start);
    const end = Math.min(...after, this.file.size);
    const names = this.file
      .exactly(start, end - start)
      .toString('utf8')
      .split('\0')
      .slice(0, count);
    if (names.length === count && names.every(name => /^[\w.-]+\.(?:idx|pack)$/.test(name))) {
      return names.map(name => name.replace(/\.idx$/, '.pack'));
    }
    throw damagedFile(this.file.path, 'its names of packs cannot be read');
  }

  #chunk(name: string): number {
    const at = this.#chunks.get(name);
    if (at !== undefined) return at;
    throw damagedFile(this.file.path, `it has no part ${name}`);
  }

  #number(at: number): number {
    return this.file.exactly(at, 4).readUInt32BE(0);
  }
}
