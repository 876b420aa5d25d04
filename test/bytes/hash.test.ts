import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash, hashStream, nodeEngine, portableEngine } from '../../src/bytes/hash.ts';
import { blobId, objectId } from '../../src/bytes/object-id.ts';

const algorithms = fc.constantFrom('sha1' as const, 'sha256' as const);

describe('digests', () => {
  it('are the same from both engines, for bytes and text, at once and in parts', () => {
    if (!nodeEngine) throw new Error('these tests run on Node');
    const node = nodeEngine;
    fc.assert(
      fc.property(
        algorithms,
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ unit: 'binary' }),
        fc.nat(300),
        (algorithm, bytes, text, cut) => {
          expect(portableEngine.hash(algorithm, bytes)).toBe(node.hash(algorithm, bytes));
          expect(portableEngine.hash(algorithm, text)).toBe(node.hash(algorithm, text));
          for (const engine of [node, portableEngine]) {
            const state = engine.stream(algorithm);
            state.update(bytes.subarray(0, cut));
            state.update(bytes.subarray(cut));
            expect(state.hex()).toBe(node.hash(algorithm, bytes));
          }
        },
      ),
    );
  });

  it('are the known ones', () => {
    expect(hash('sha1', 'abc')).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
    expect(hash('sha256', 'abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(portableEngine.hash('sha1', 'abc')).toBe(hash('sha1', 'abc'));
    const state = hashStream('sha1');
    state.update(new Uint8Array([97, 98, 99]));
    expect(state.hex()).toBe(hash('sha1', 'abc'));
  });
});

describe('ids', () => {
  it('are the same for text and its UTF-8, small and large', () => {
    for (const text of ['', 'hello\n', 'ä€😀', 'x'.repeat(20_000), 'é'.repeat(9_000)]) {
      expect(blobId(text)).toBe(blobId(new TextEncoder().encode(text)));
      expect(objectId('tag', text, 'sha256')).toBe(objectId('tag', new TextEncoder().encode(text), 'sha256'));
    }
    expect(blobId('')).toBe('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391');
  });
});
