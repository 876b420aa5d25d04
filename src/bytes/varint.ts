import { PylitError } from '../core/error.ts';

/** Writes non-negative integers below 2^53, 7 bits a byte, lowest first, the top bit set on all but the last byte. */
export function writeVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}

/** Reads varints one after the other from `at` on. */
export class VarintReader {
  readonly #bytes: Uint8Array;
  /** Where the next varint begins, in bytes from the start. */
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** @throws PylitError `object-malformed` at the end of the bytes, or for a number of 2^53 or more */
  next(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 0x80) {
      const byte = this.#bytes[this.at++];
      if (byte === undefined) break;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80 && Number.isSafeInteger(value)) return value;
    }
    throw new PylitError('object-malformed', `Expected a number, found none at byte ${this.at}.`);
  }
}
