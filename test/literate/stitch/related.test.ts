import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsByFile, relatedParts } from '../../../src/literate/stitch/related.ts';
import type { PlacedPart } from '../../../src/literate/tangle/placed-part.ts';
import { part, program } from './generated.ts';

/** Each part in one of four documents, as a number says. */
const parts = fc
  .tuple(program({ isTree: false }), fc.array(fc.nat(3), { minLength: 1, maxLength: 20 }), fc.boolean())
  .map(([{ chunks }, places, isScoped]): PlacedPart[] =>
    chunks.map((chunk, index) => ({
      ...part(chunk),
      ...(isScoped && index % 3 === 2 && { scope: 'document' as const }),
      document: `d${places[index % places.length]}.md`,
    })),
  );

describe('the documents of a file', () => {
  it('hold all that an edit of it may concern', () => {
    fc.assert(
      fc.property(parts, all => {
        const files = new Set(all.flatMap(({ file }) => file ?? []));
        const found = documentsByFile(all);
        expect(new Set(found.keys())).toEqual(files);
        for (const file of files)
          for (const { document } of relatedParts(all, new Set([file])).parts)
            expect(found.get(file)).toContain(document);
      }),
    );
  });

  it('are those of its own program, and of what is in its way', () => {
    const at = (document: string, one: PlacedPart): PlacedPart => ({ ...one, document });
    const found = documentsByFile([
      at('a.md', part({ name: 'a', code: '<<shared>>', file: 'a.c' })),
      at('b.md', part({ name: 'b', code: '1', file: 'b.c' })),
      at('c.md', part({ name: 'shared', code: 'x' })),
      at('d.md', part({ name: 'd', code: '1', file: 'B.c' })),
      at('e.md', part({ name: 'e', code: '1', file: 'lib' })),
      at('f.md', part({ name: 'f', code: '1', file: 'Lib/x/y.c' })),
    ]);
    expect(found).toEqual(
      new Map([
        ['a.c', new Set(['a.md', 'c.md'])],
        ['b.c', new Set(['b.md', 'd.md'])],
        ['B.c', new Set(['b.md', 'd.md'])],
        ['lib', new Set(['e.md', 'f.md'])],
        ['Lib/x/y.c', new Set(['e.md', 'f.md'])],
      ]),
    );
  });
});
