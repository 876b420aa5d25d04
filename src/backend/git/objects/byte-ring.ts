/** Bytes that a ring begins with. */
const FIRST_SIZE = 1 << 20;

/** Bytes in a ring, and whose they are. */
export interface RingEntry<T> {
  readonly owner: T;
  readonly start: number;
  readonly size: number;
}

/**
 * A ring of bytes in which each value is written over the oldest. Thousands of small arrays would cost more memory and time than
 * what they hold.
 *
 *     | newest | (free) | oldest | ... |
 *              ^ next
 */
export class ByteRing<T> {
  readonly #size: number;
  readonly #gone: (entry: RingEntry<T>) => void;
  #bytes = new Uint8Array(0);
  /** In the order they were written; those before `#oldest` are gone. */
  #entries: RingEntry<T>[] = [];
  #oldest = 0;
  #next = 0;

  /** @param gone is told what is about to be written over; it must not add to this ring */
  constructor(size: number, gone: (entry: RingEntry<T>) => void) {
    this.#size = size;
    this.#gone = gone;
  }

  /** Copies bytes, fewer than the ring has, into it. */
  add(owner: T, value: Uint8Array): RingEntry<T> {
    const size = value.length;
    if (this.#next + size > this.#bytes.length) this.#grow(this.#next + size);
    if (this.#next + size > this.#size) {
      this.#giveUp(this.#next, this.#size);
      this.#next = 0;
    }
    this.#giveUp(this.#next, this.#next + size);
    const entry = { owner, start: this.#next, size };
    this.#bytes.set(value, entry.start);
    this.#next += size;
    this.#entries.push(entry);
    return entry;
  }

  /** A view, good until the next `add`. */
  bytesOf({ start, size }: RingEntry<T>): Uint8Array {
    return this.#bytes.subarray(start, start + size);
  }

  /** The ring is only as large as it has to be, until it is whole and turns round. */
  #grow(least: number): void {
    if (this.#bytes.length === this.#size) return;
    const bytes = new Uint8Array(Math.min(this.#size, Math.max(FIRST_SIZE, 2 * least)));
    bytes.set(this.#bytes);
    this.#bytes = bytes;
  }

  #giveUp(from: number, to: number): void {
    for (let entry = this.#entries[this.#oldest]; entry; entry = this.#entries[this.#oldest]) {
      if (entry.start >= to || entry.start < from) break;
      this.#gone(entry);
      this.#oldest += 1;
    }
    if (this.#oldest < 1024 || this.#oldest * 2 < this.#entries.length) return;
    this.#entries = this.#entries.slice(this.#oldest);
    this.#oldest = 0;
  }
}
