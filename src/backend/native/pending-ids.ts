import { type HashAlgorithm, ID_BYTES, type ObjectId } from '../../core/object-kind.ts';
import { recordSize, writeLocation } from './id-record.ts';

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
  /** Two numbers a place: an object's number + 1 (0: free), and the first four bytes of its id, to see at once when it is another. */
  #table = new Uint32Array(2 * 256);
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
    return this.#table[this.#find()] !== 0;
  }

  /** Adds an id unless it is there. @returns its number, or undefined when it was there */
  add(id: ObjectId): number | undefined {
    this.#wanted.write(id, 'hex');
    const at = this.#find();
    if (this.#table[at] !== 0) return undefined;
    this.#reserve();
    const number = this.count++;
    this.#wanted.copy(this.#ids, number * this.#idBytes);
    this.#table[at] = number + 1;
    this.#table[at + 1] = this.#wanted.readUInt32BE(0);
    if (this.count * 4 > this.#table.length) this.#rehash();
    return number;
  }

  /** @param segment counted from the batch's first */
  place(number: number, segment: number, slot: number): void {
    this.#segments[number] = segment;
    this.#slots[number] = slot;
  }

  /** All ids, in the order in which they were added. */
  *ids(): Generator<ObjectId> {
    for (let number = 0; number < this.count; number += 1)
      yield this.#ids.toString('hex', number * this.#idBytes, (number + 1) * this.#idBytes);
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
    const order = new Uint32Array(keys.length);
    for (let i = 0; i < keys.length; i += 1) order[i] = start + ((keys[i] ?? 0) % RUN_OBJECTS);
    this.#settleTies(keys, order);
    const records = Buffer.allocUnsafe(order.length * this.#recordSize);
    for (let i = 0; i < order.length; i += 1)
      this.#writeRecord(records, i * this.#recordSize, order[i] ?? 0, firstSegment);
    return records;
  }

  #writeRecord(records: Buffer, at: number, number: number, firstSegment: number): void {
    const from = number * this.#idBytes;
    this.#ids.copy(records, at, from, from + this.#idBytes);
    const segment = firstSegment + (this.#segments[number] ?? 0);
    writeLocation(records, at, this.#idBytes, { segment, slot: this.#slots[number] ?? 0 });
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

  /** The place in the table that has the wanted id, or the free one where it belongs. */
  #find(): number {
    const last = this.#table.length - 1;
    const prefix = this.#wanted.readUInt32BE(0);
    let at = (prefix * 2) & last;
    for (let number = this.#table[at] ?? 0; number !== 0; number = this.#table[at] ?? 0) {
      if (this.#table[at + 1] === prefix && this.#isWanted(number - 1)) return at;
      at = (at + 2) & last;
    }
    return at;
  }

  #isWanted(number: number): boolean {
    const from = number * this.#idBytes;
    return this.#ids.compare(this.#wanted, 0, this.#idBytes, from, from + this.#idBytes) === 0;
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
    this.#table = new Uint32Array(this.#table.length * 2);
    const last = this.#table.length - 1;
    for (let number = 0; number < this.count; number += 1) {
      const prefix = this.#ids.readUInt32BE(number * this.#idBytes);
      let at = (prefix * 2) & last;
      while (this.#table[at] !== 0) at = (at + 2) & last;
      this.#table[at] = number + 1;
      this.#table[at + 1] = prefix;
    }
  }
}

function grown<T extends Uint32Array | Uint16Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
