import { describe, expect, it } from 'vitest';
import { Packer } from '../../../src/backend/native/packer.ts';
import { unpack } from '../../../src/backend/native/sealed.ts';

const limit = 1 << 21;

/** Segments of many sizes: some compress, some do not, some are too large for a slot. */
function segmentOf(number: number): Uint8Array {
  const size = number % 17 === 0 ? 300_000 : 2000 + ((number * 7919) % 60_000);
  let seed = number;
  return new Uint8Array(size).map((_, i) => {
    if (number % 5 === 0) seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return number % 5 === 0 ? seed >>> 24 : (i % 50) + number;
  });
}

describe('the packer', () => {
  it.each([0, 1, 16, 17, 18, 150])('gives every payload in its place (%i segments)', count => {
    const packer = new Packer();
    const segments = Array.from({ length: count }, (_, number) => segmentOf(number));
    for (const segment of segments) packer.add(segment.subarray(0, 10), segment.subarray(10));
    packer.addPayload(Uint8Array.of(2, 1));
    const payloads = packer.finish();
    expect(payloads).toHaveLength(count + 1);
    const inflated = payloads.slice(0, count).map((payload, id) => unpack('segment', id, Buffer.from(payload), limit));
    expect(inflated.every((bytes, i) => bytes.equals(segments[i] ?? new Uint8Array(0)))).toBe(true);
    expect(payloads.at(-1)).toEqual(Uint8Array.of(2, 1));
  });

  it('can be dropped at any time', () => {
    const packer = new Packer();
    for (let number = 0; number < 40; number += 1) packer.add(new Uint8Array(1), segmentOf(number));
    packer.stop();
    packer.stop();
  });
});
