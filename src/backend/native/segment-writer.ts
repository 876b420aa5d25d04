import { pack } from './sealed.ts';
import { encodeSegment, SEGMENT_BYTES, SEGMENT_OBJECTS } from './segment.ts';

/** Gathers bodies into segments, and compresses each once it is full. */
export class SegmentWriter {
  #bodies = Buffer.allocUnsafe(2 * SEGMENT_BYTES);
  #used = 0;
  #heads: number[] = [];
  readonly #payloads: Uint8Array[] = [];

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
    const place = { segment: this.#payloads.length, index: this.#heads.length };
    this.#heads.push(size * 4 + kind);
    if (this.#used >= SEGMENT_BYTES || this.#heads.length === SEGMENT_OBJECTS) this.#close();
    return place;
  }

  /** Adds a row that is not made of bodies. @returns its segment, counted from 0 */
  addRow(payload: Uint8Array): number {
    this.#close();
    return this.#payloads.push(payload) - 1;
  }

  /** Ends and gives the payloads of all segments, in order. */
  finish(): readonly Uint8Array[] {
    this.#close();
    return this.#payloads;
  }

  #close(): void {
    if (this.#heads.length === 0) return;
    this.#payloads.push(pack(encodeSegment(this.#heads, this.#bodies.subarray(0, this.#used))));
    this.#heads = [];
    this.#used = 0;
  }

  #reserve(size: number): void {
    if (this.#used + size <= this.#bodies.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.#used + size));
    this.#bodies.copy(larger, 0, 0, this.#used);
    this.#bodies = larger;
  }
}
