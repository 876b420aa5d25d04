import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect, joinBytes, recut, streamOf } from '../../src/bytes/byte-stream.ts';
import { fromHex, toHex } from '../../src/bytes/hex.ts';
import { utf8Length } from '../../src/bytes/utf8.ts';
import { VarintReader, writeVarint } from '../../src/bytes/varint.ts';
import { allOf } from '../store/all-of.ts';

async function* partsOf(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}

describe('streams of bytes', () => {
  it('are cut anew without changing a byte', async () => {
    const parts = fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(parts, fc.integer({ min: 1, max: 17 }), async (given, size) => {
        const cut = await allOf(recut(partsOf(given), size));
        expect(joinBytes(cut)).toEqual(joinBytes(given));
        expect(cut.slice(0, -1).every(part => part.length === size)).toBe(true);
        expect((cut.at(-1)?.length ?? 1) > 0 && (cut.at(-1)?.length ?? 0) <= size).toBe(true);
      }),
    );
  });

  it('are collected up to a limit', async () => {
    const bytes = Uint8Array.from({ length: 100 }, (_, i) => i);
    expect(await collect(streamOf(bytes, 7), 100)).toEqual(bytes);
    await expect(collect(streamOf(bytes, 7), 99)).rejects.toMatchObject({ code: 'object-too-large' });
  });
});

describe('hexadecimal', () => {
  it('is written and read', () => {
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        expect(fromHex(toHex(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each(['a', 'AB', 'zz', '0x', ' 1', '١٢'])('refuses %j', text => {
    expect(() => fromHex(text)).toThrow(expect.objectContaining({ code: 'object-malformed' }));
  });
});

describe('varints', () => {
  it('are written and read', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeNat()), values => {
        const bytes: number[] = [];
        for (const value of values) writeVarint(bytes, value);
        const reader = new VarintReader(Uint8Array.from(bytes));
        expect(values.map(() => reader.next())).toEqual(values);
        expect(reader.at).toBe(bytes.length);
      }),
    );
  });

  it.each([
    [[]],
    [[0x80]],
    [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]],
    [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]],
  ])('refuses %j', bytes => {
    expect(() => new VarintReader(Uint8Array.from(bytes)).next()).toThrow(
      expect.objectContaining({ code: 'object-malformed' }),
    );
  });
});

describe('UTF-8', () => {
  it('has the length that encoding gives', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });
});
