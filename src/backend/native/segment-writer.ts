import { Packer } from './packer.ts';
import { encodeTable, SEGMENT_BYTES, SEGMENT_OBJECTS } from './segment.ts';

/** Gathers bodies into segments, and compresses each once it is full. */
export class SegmentWriter {
  #bodies = Buffer.allocUnsafe(2 * SEGMENT_BYTES);
  #used = 0;
  #heads: number[] = [];
  readonly #packer = new Packer();

  /** The segment that the next body goes to, counted from 0. */
  get segment(): number {
    return this.#packer.count;
  }

  /**
   * Adds a body.
   *
   * @param size of the body in UTF-8 bytes; text with as many characters is ASCII, which is quicker to write
   * @returns its place in the segment
   */
  add(kind: number, body: Uint8Array | string, size: number): number {
    this.#reserve(size);
    if (typeof body === 'string') this.#bodies.write(body, this.#used, size === body.length ? 'latin1' : 'utf8');
    else this.#bodies.set(body, this.#used);
    this.#used += size;
    const place = this.#heads.push(size * 4 + kind) - 1;
    if (this.#used >= SEGMENT_BYTES || this.#heads.length === SEGMENT_OBJECTS) this.#close();
    return place;
  }

  /** Adds a row that is not made of bodies. @returns its segment, counted from 0 */
  addRow(payload: Uint8Array): number {
    this.#close();
    this.#packer.addPayload(payload);
    return this.#packer.count - 1;
  }

  /** Ends and gives the payloads of all segments, in order. */
  finish(): readonly Uint8Array[] {
    this.#close();
    return this.#packer.finish();
  }

  /** Forgets everything. */
  discard(): void {
    this.#packer.stop();
  }

  #close(): void {
    if (this.#heads.length === 0) return;
    this.#packer.add(encodeTable(this.#heads), this.#bodies.subarray(0, this.#used));
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
