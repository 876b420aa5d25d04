import { pack, packElsewhere } from './sealed.ts';
import { encodeSegment, SEGMENT_BYTES, SEGMENT_OBJECTS } from './segment.ts';

/** Segments compressed on other threads at a time: 64 MiB before compression. Beyond, the caller compresses and so waits. */
const IN_FLIGHT = 1024;

/** Gathers bodies into segments. A full one is compressed on another thread while the next is filled. */
export class SegmentWriter {
  #bodies = Buffer.allocUnsafe(2 * SEGMENT_BYTES);
  #used = 0;
  #heads: number[] = [];
  #inFlight = 0;
  #sealed: (Uint8Array | Promise<Uint8Array>)[] = [];

  /** Segments so far, with the one being filled. */
  get count(): number {
    return this.#sealed.length + (this.#heads.length > 0 ? 1 : 0);
  }

  /**
   * Adds a body.
   *
   * @param size of the body in UTF-8 bytes
   * @returns its segment, counted from 0, and its place in it
   */
  add(kind: number, body: Uint8Array | string, size: number): { segment: number; index: number } {
    this.#reserve(size);
    if (typeof body === 'string') this.#bodies.write(body, this.#used, 'utf8');
    else this.#bodies.set(body, this.#used);
    this.#used += size;
    const place = { segment: this.#sealed.length, index: this.#heads.length };
    this.#heads.push(size * 4 + kind);
    if (this.#used >= SEGMENT_BYTES || this.#heads.length === SEGMENT_OBJECTS) this.#close(true);
    return place;
  }

  /** Adds a row that is not made of bodies. @returns its segment, counted from 0 */
  addRow(payload: Uint8Array): number {
    this.#close(true);
    return this.#sealed.push(payload) - 1;
  }

  /** Ends and gives the payloads of all segments, in order. */
  async finish(): Promise<readonly Uint8Array[]> {
    this.#close(false);
    return Promise.all(this.#sealed);
  }

  #close(elsewhere: boolean): void {
    if (this.#heads.length === 0) return;
    const bytes = encodeSegment(this.#heads, this.#bodies.subarray(0, this.#used));
    this.#heads = [];
    this.#used = 0;
    if (!elsewhere || this.#inFlight >= IN_FLIGHT) {
      this.#sealed.push(pack(bytes));
      return;
    }
    this.#inFlight += 1;
    const packing = packElsewhere(bytes).finally(() => {
      this.#inFlight -= 1;
    });
    packing.catch(() => undefined); // a discarded batch must not end the process; `finish` still sees the failure
    this.#sealed.push(packing);
  }

  #reserve(size: number): void {
    if (this.#used + size <= this.#bodies.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.#used + size));
    this.#bodies.copy(larger, 0, 0, this.#used);
    this.#bodies = larger;
  }
}
