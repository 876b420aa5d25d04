import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinBytes } from '../../src/bytes/byte-stream.ts';
import { indexForDeltas } from '../../src/delta/base-index.ts';
import { createGitDelta } from '../../src/delta/create-git-delta.ts';
import { applyGitDelta, gitDeltaSizes } from '../../src/delta/git-delta.ts';
import { cpuClock } from '../cpu-clock.ts';
import { expectBytes } from '../expect-bytes.ts';
import { randomBytes } from './samples.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('applying a delta', () => {
  it('copies from the base and inserts', () => {
    const delta = Uint8Array.of(11, 14, 0x90, 6, 3, ...bytesOf('abc'), 0x91, 6, 5);
    expect(applyGitDelta(bytesOf('hello world'), delta)).toEqual(bytesOf('hello abcworld'));
  });

  it('takes a copy without a length for 64 KB', () => {
    const base = randomBytes(70_000, 1);
    const delta = Uint8Array.of(0xf0, 0xa2, 0x04, 0x80, 0x80, 0x04, 0x81, 5);
    expect(applyGitDelta(base, delta)).toEqual(base.slice(5, 5 + 0x10000));
  });

  it('takes lengths of three bytes, as old packs have them', () => {
    const base = randomBytes(100_000, 1);
    const delta = Uint8Array.of(0xa0, 0x8d, 0x06, 0xa0, 0x8d, 0x06, 0xf0, 0xa0, 0x86, 0x01);
    expectBytes(applyGitDelta(base, delta), base);
  });

  it.each([
    ['nothing', [], 'one without sizes'],
    ['half a size', [0x83], 'one without sizes'],
    ['another base', [4, 1, 1, 65], 'one for a base of 4 bytes, and the base has 3'],
    ['the reserved instruction', [3, 1, 0], 'the reserved instruction 0'],
    ['an insertion over the end of the delta', [3, 5, 5, 65], 'an insertion that goes too far'],
    ['an insertion over the end of the target', [3, 1, 2, 65, 65], 'an insertion that goes too far'],
    ['a copy over the end of the base', [3, 3, 0x91, 1, 3], 'a copy of what is not there'],
    ['a copy over the end of the target', [3, 2, 0x90, 3], 'a copy of what is not there'],
    ['a copy from far away', [3, 3, 0x9f, 255, 255, 255, 255, 3], 'a copy of what is not there'],
    ['a copy that is cut off', [3, 3, 0xf1, 0], 'a copy of what is not there'],
    ['too little', [3, 4, 0x90, 3], 'one that makes less than it says'],
    ['much from nothing', [3, 0x80, 0x80, 0x80, 0x80, 0x04, 0x90, 3], 'one too short to make 1073741824 bytes'],
  ])('refuses %s', (_, delta, found) => {
    expect(() => applyGitDelta(bytesOf('abc'), Uint8Array.from(delta))).toThrow(`Expected a delta, found ${found}.`);
  });

  it('refuses what is larger than wanted before making it', () => {
    const delta = Uint8Array.of(3, 6, 0x90, 3, 0x90, 3);
    expect(applyGitDelta(bytesOf('abc'), delta, 6)).toEqual(bytesOf('abcabc'));
    expect(() => applyGitDelta(bytesOf('abc'), delta, 5)).toThrow('makes at most 5 bytes, found 6');
  });

  it('never reads or writes out of bounds, whatever the delta', () => {
    const base = bytesOf('0123456789');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(60), (instructions, size) => {
        const delta = Uint8Array.of(10, size, ...instructions);
        try {
          expect(applyGitDelta(base, delta)).toHaveLength(size);
        } catch (error) {
          expect(error).toMatchObject({ code: 'object-malformed' });
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a delta that was made', () => {
  /** A text of few lines in many orders, so that there is much to copy. */
  const text = fc
    .array(fc.constantFrom(...Array.from({ length: 12 }, (_, i) => `line ${i} ${'word '.repeat(i)}\n`)), {
      maxLength: 60,
    })
    .map(lines => bytesOf(lines.join('')));
  const repetitive = fc
    .tuple(fc.nat(300), fc.constantFrom('a', 'ab', '0123456789abcdef', '\0'))
    .map(([n, unit]) => bytesOf(unit.repeat(n)));
  const content = fc.oneof(text, repetitive, fc.uint8Array({ maxLength: 200 }));

  it('gives the target again', () => {
    fc.assert(
      fc.property(content, content, (base, target) => {
        const delta = createGitDelta(base, target) ?? new Uint8Array(0);
        expect(gitDeltaSizes(delta)).toMatchObject({ base: base.length, target: target.length });
        expect(applyGitDelta(base, delta)).toEqual(target);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives an edited base again, and is short', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(200_000), fc.uint8Array({ maxLength: 50 }), (seed, at, inserted) => {
        const base = randomBytes(200_000, seed);
        const target = joinBytes([base.subarray(0, at % 1000), inserted, base.subarray(at % 1500, at)]);
        const delta = createGitDelta(base, target) ?? new Uint8Array(0);
        expectBytes(applyGitDelta(base, delta), target);
        expect(delta.length).toBeLessThan(inserted.length + 100);
      }),
      { numRuns: 20 },
    );
  });

  it('copies more than 64 KB in parts', () => {
    const base = randomBytes(3 * 0x10000 + 17, 5);
    const delta = createGitDelta(base, base) ?? new Uint8Array(0);
    expectBytes(applyGitDelta(base, delta), base);
    expect(delta.length).toBeLessThan(30);
  });

  it('copies the names between changed ids of a tree', () => {
    const tree = (seed: number) =>
      Array.from({ length: 40 }, (_, i) => [...bytesOf(`100644 a${i}\0`), ...randomBytes(20, seed + i)]).flat();
    const delta = createGitDelta(Uint8Array.from(tree(1)), Uint8Array.from(tree(1000)));
    expect(delta?.length).toBeLessThan(40 * 26);
  });

  it('is not made when it would be longer than wanted', () => {
    const base = randomBytes(5000, 1);
    const target = Uint8Array.of(...base.subarray(100), ...randomBytes(300, 2));
    const delta = createGitDelta(base, target);
    const length = delta?.length ?? 0;
    expect(createGitDelta(base, target, length)).toEqual(delta);
    expect(createGitDelta(base, target, length - 1)).toBeUndefined();
  });

  it('can be made from one index many times', () => {
    const index = indexForDeltas(randomBytes(9000, 3));
    for (let from = 0; from < 4000; from += 777) {
      const target = index.base.slice(from, from + 5000);
      expect(applyGitDelta(index.base, createGitDelta(index, target) ?? new Uint8Array(0))).toEqual(target);
    }
  });

  it('is made in linear time of what repeats', () => {
    const zeros = new Uint8Array(4_000_000);
    const comb = zeros.map((_, i) => (i % 17 === 0 ? 1 : 0));
    const spent = cpuClock();
    expectBytes(applyGitDelta(zeros, createGitDelta(zeros, comb) ?? new Uint8Array(0)), comb);
    expect(spent()).toBeLessThan(20_000);
  });
});
