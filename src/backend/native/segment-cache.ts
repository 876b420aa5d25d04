import type { Segment } from './segment.ts';

/** Keeps inflated segments, those used last, up to a number of bytes. Segments never change, so they are never stale. */
export class SegmentCache {
  readonly #limit: number;
  readonly #segments = new Map<number, Segment>();
  #bytes = 0;

  /** @param limit bytes */
  constructor(limit = 1 << 26) {
    this.#limit = limit;
  }

  get(id: number): Segment | undefined {
    const segment = this.#segments.get(id);
    if (!segment) return undefined;
    this.#segments.delete(id);
    this.#segments.set(id, segment);
    return segment;
  }

  add(id: number, segment: Segment): void {
    if (this.#segments.has(id)) return;
    this.#segments.set(id, segment);
    this.#bytes += segment.bytes.length;
    for (const [oldest, { bytes }] of this.#segments) {
      if (this.#bytes <= this.#limit) return;
      this.#segments.delete(oldest);
      this.#bytes -= bytes.length;
    }
  }
}
