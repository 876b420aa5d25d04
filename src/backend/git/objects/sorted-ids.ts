import { damagedFile } from '../damage.ts';
import type { WindowedFile } from './windowed-file.ts';

/** Where a table of sorted ids lies in a file. */
export interface IdTable {
  readonly file: WindowedFile;
  /** Bytes from the start of the file to the table of 256 counts. */
  readonly fanoutAt: number;
  /** Bytes from the start of the file to the first id. */
  readonly idsAt: number;
  /** Bytes from one id to the next. */
  readonly stride: number;
  readonly idBytes: number;
}

/** The sorted ids of an index, with the counts by first byte that all of git's indexes have (git: Documentation/gitformat-pack). */
export class SortedIds {
  readonly #table: IdTable;
  readonly #fanout: Uint32Array;

  /** @throws PylitError `object-corrupt` for counts that fall */
  constructor(table: IdTable) {
    this.#table = table;
    const bytes = table.file.exactly(table.fanoutAt, 1024);
    this.#fanout = Uint32Array.from({ length: 256 }, (_, i) => bytes.readUInt32BE(4 * i));
    if (this.#fanout.some((count, i) => i > 0 && count < (this.#fanout[i - 1] ?? 0))) {
      throw damagedFile(table.file.path, 'its counts of ids are not in order');
    }
  }

  get count(): number {
    return this.#fanout[255] ?? 0;
  }

  /** The place of an id among all, or -1. */
  find(id: Uint8Array): number {
    const first = id[0] ?? 0;
    let low = this.#start(first);
    let high = this.#fanout[first] ?? 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = this.#compare(id, middle);
      if (order === 0) return middle;
      if (order < 0) high = middle;
      else low = middle + 1;
    }
    return -1;
  }

  idAt(place: number): string {
    const { file, idsAt, stride, idBytes } = this.#table;
    return file.exactly(idsAt + place * stride, idBytes).toString('hex');
  }

  /** The ids that begin with this byte, in order. */
  withFirst(byte: number): string[] {
    const ids: string[] = [];
    for (let place = this.#start(byte); place < (this.#fanout[byte] ?? 0); place += 1) ids.push(this.idAt(place));
    return ids;
  }

  #start(byte: number): number {
    return byte === 0 ? 0 : (this.#fanout[byte - 1] ?? 0);
  }

  #compare(id: Uint8Array, place: number): number {
    const { file, idsAt, stride } = this.#table;
    return file.compare(id, idsAt + place * stride);
  }
}
