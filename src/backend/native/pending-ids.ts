import { type HashAlgorithm, ID_BYTES, type ObjectId } from '../../core/object-kind.ts';
import { recordSize } from './id-record.ts';

/** Objects of one run at most: a sort key has 21 bits for an object's number. */
const RUN_OBJECTS = 2 ** 21;

/**
 * The objects of a batch: a hash table of their ids (open addressing on the first four bytes, which are as good as random), with
 * where each is. It grows into index runs.
 */
export class PendingIds {
  readonly #idBytes: number;
  readonly #recordSize: number;
  #ids: Buffer;
  #segments = new Uint32Array(64);
  #slots = new Uint16Array(64);
  #table = new Int32Array(256).fill(-1);
  readonly #wanted: Buffer;
  count = 0;

  constructor(algorithm: HashAlgorithm) {
    this.#idBytes = ID_BYTES[algorithm];
    this.#recordSize = recordSize(algorithm);
    this.#ids = Buffer.alloc(64 * this.#idBytes);
    this.#wanted = Buffer.alloc(this.#idBytes);
  }

  has(id: ObjectId): boolean {
    this.#wanted.write(id, 'hex');
    return (this.#table[this.#find()] ?? -1) >= 0;
  }

  /** Adds an id unless it is there. @returns its number, or undefined when it was there */
  add(id: ObjectId): number | undefined {
    this.#wanted.write(id, 'hex');
    const at = this.#find();
    if ((this.#table[at] ?? -1) >= 0) return undefined;
    this.#reserve();
    const number = this.count++;
    this.#wanted.copy(this.#ids, number * this.#idBytes);
    this.#table[at] = number;
    if (this.count * 2 > this.#table.length) this.#rehash();
    return number;
  }

  /** @param segment counted from the batch's first */
  place(number: number, segment: number, slot: number): void {
    this.#segments[number] = segment;
    this.#slots[number] = slot;
  }

  /** All objects as sorted index records, in runs that are not too long. @param firstSegment id of the batch's first segment */
  *runs(firstSegment: number): Generator<Buffer> {
    for (let start = 0; start < this.count; start += RUN_OBJECTS) {
      yield this.#run(start, Math.min(this.count, start + RUN_OBJECTS), firstSegment);
    }
  }

  /** Sorts numbers of 53 bits, the first four bytes of an id above its place in the batch: much faster than comparing ids. */
  #run(start: number, end: number, firstSegment: number): Buffer {
    const keys = new Float64Array(end - start);
    for (let i = start; i < end; i += 1) {
      keys[i - start] = this.#ids.readUInt32BE(i * this.#idBytes) * RUN_OBJECTS + (i - start);
    }
    keys.sort();
    const order = Uint32Array.from(keys, key => start + (key % RUN_OBJECTS));
    this.#settleTies(keys, order);
    const records = Buffer.allocUnsafe(order.length * this.#recordSize);
    let at = 0;
    for (const number of order) {
      this.#ids.copy(records, at, number * this.#idBytes, (number + 1) * this.#idBytes);
      records.writeUInt32BE(firstSegment + (this.#segments[number] ?? 0), at + this.#idBytes);
      records.writeUInt16BE(this.#slots[number] ?? 0, at + this.#idBytes + 4);
      at += this.#recordSize;
    }
    return records;
  }

  /** Ids with the same first four bytes are rare: sorts them by insertion. */
  #settleTies(keys: Float64Array, order: Uint32Array): void {
    for (let i = 1; i < order.length; i += 1) {
      if ((keys[i] ?? 0) - (keys[i - 1] ?? 0) >= RUN_OBJECTS) continue;
      for (let j = i; j > 0 && this.#compare(order[j - 1] ?? 0, order[j] ?? 0) > 0; j -= 1) {
        [order[j - 1], order[j]] = [order[j] ?? 0, order[j - 1] ?? 0];
      }
    }
  }

  #compare(a: number, b: number): number {
    const [i, j] = [a * this.#idBytes, b * this.#idBytes];
    return this.#ids.compare(this.#ids, j, j + this.#idBytes, i, i + this.#idBytes);
  }

  /** The slot of the table that has the wanted id, or the free one where it belongs. */
  #find(): number {
    const mask = this.#table.length - 1;
    let at = this.#wanted.readUInt32BE(0) & mask;
    for (let number = this.#table[at] ?? -1; number >= 0; number = this.#table[at] ?? -1) {
      const from = number * this.#idBytes;
      if (this.#ids.compare(this.#wanted, 0, this.#idBytes, from, from + this.#idBytes) === 0) return at;
      at = (at + 1) & mask;
    }
    return at;
  }

  #reserve(): void {
    if (this.count < this.#segments.length) return;
    const capacity = this.#segments.length * 2;
    const ids = Buffer.alloc(capacity * this.#idBytes);
    this.#ids.copy(ids);
    this.#ids = ids;
    this.#segments = grown(this.#segments, new Uint32Array(capacity));
    this.#slots = grown(this.#slots, new Uint16Array(capacity));
  }

  #rehash(): void {
    this.#table = new Int32Array(this.#table.length * 4).fill(-1);
    const mask = this.#table.length - 1;
    for (let number = 0; number < this.count; number += 1) {
      let at = this.#ids.readUInt32BE(number * this.#idBytes) & mask;
      while ((this.#table[at] ?? -1) >= 0) at = (at + 1) & mask;
      this.#table[at] = number;
    }
  }
}

function grown<T extends Uint32Array | Uint16Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
