import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeIndex,
  encodeIndex,
  idAt,
  type SourceIndex,
  stampAt,
  stampTable,
  withIds,
  withStamps,
} from '../../../src/build/scan/source-index.ts';

const stamp = fc.record({
  size: fc.nat(),
  mtime: fc.bigInt({ min: 0n, max: (1n << 63n) - 1n }),
  ctime: fc.bigInt({ min: 0n, max: (1n << 63n) - 1n }),
  inode: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
});
const table = fc.array(fc.tuple(fc.string(), stamp), { maxLength: 8 }).map(stampTable);
const hex = fc.stringMatching(/^[0-9a-f]{40}$/);

const indexes: fc.Arbitrary<SourceIndex> = fc
  .record({ folders: table, documents: table, others: fc.array(fc.string()), result: fc.option(fc.jsonValue()) })
  .chain(({ folders, documents, others, result }) =>
    fc.array(hex, { minLength: documents.paths.length, maxLength: documents.paths.length }).map(ids => ({
      ...{ folders, documents, others, ids: ids.join(''), refused: [], controls: { '.gitignore': null } },
      ...(result !== null && { result }),
    })),
  );

describe('the metadata cache as a file', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(indexes, index => {
        const { encodedNames, ...read } = decodeIndex(encodeIndex(index)) ?? {};
        expect(encodedNames).toBeDefined();
        expect(JSON.parse(JSON.stringify(plain(read as SourceIndex)))).toEqual(
          JSON.parse(JSON.stringify(plain(index))),
        );
      }),
    );
  });

  it('is nothing when a byte of it is another, or some are missing', () => {
    fc.assert(
      fc.property(indexes, fc.nat(), fc.integer({ min: 1, max: 255 }), (index, place, difference) => {
        const bytes = encodeIndex(index);
        const at = place % bytes.length;
        const damaged = bytes.slice();
        damaged[at] = (damaged[at] ?? 0) ^ difference;
        expect(decodeIndex(damaged)).toBeUndefined();
        expect(decodeIndex(bytes.subarray(0, at))).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('changes the rows that are named and no others', () => {
    const rows = stampTable([1, 2, 3].map(size => [`${size}.md`, { size, mtime: 5n, ctime: 6n, inode: 7n }]));
    const changed = withStamps(rows, new Map([[1, { size: 9, mtime: 1n, ctime: 2n, inode: 3n }]]));
    expect([0, 1, 2].map(row => stampAt(changed, row).size)).toEqual([1, 9, 3]);
    const ids = withIds('a'.repeat(40) + 'b'.repeat(40), new Map([[1, 'c'.repeat(40)]]));
    expect(idAt({ ids } as SourceIndex, 1)).toBe('c'.repeat(40));
    expect(idAt({ ids } as SourceIndex, 0)).toBe('a'.repeat(40));
  });
});

/** With numbers that JSON can show. */
function plain({ folders, documents, ...rest }: SourceIndex): unknown {
  const shown = (rows: SourceIndex['folders']) => [rows.paths, [...rows.stamps].map(String)];
  return { ...rest, folders: shown(folders), documents: shown(documents) };
}
