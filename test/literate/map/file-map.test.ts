import { SourceMap } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiskMap } from '../../../src/literate/map/disk-map.ts';
import { programPlaces } from '../../../src/literate/map/document-places.ts';
import { FileMap } from '../../../src/literate/map/file-map.ts';
import { sourceMap } from '../../../src/literate/map/source-map.ts';
import { vlq } from '../../../src/literate/map/vlq.ts';
import { tangle } from '../../../src/literate/tangle/tangle.ts';
import { part } from '../tangle/program.ts';

/** The map of the one file of some parts. */
function mapOf(parts: Parameters<typeof tangle>[0], document?: string): FileMap {
  const [file] = tangle(parts).files;
  if (!file) throw new Error('no file');
  return new FileMap(file, () => document?.split('\n'));
}

const NESTED = [
  part({ name: 'root', file: 'out.js', code: 'function f(a) {\n  <<body>>\n}\n\nf(<<value>>, 2);', line: 3 }),
  part({ name: 'body', code: 'if (a) {\n\t<<deep>>\n}', line: 20, column: 5 }),
  part({ name: 'deep', code: 'return 1;', line: 30, document: 'b.md' }),
  part({ name: 'value', code: '[1,\n 3]', line: 40 }),
];
// function f(a) {      1
//   if (a) {           2
//   \treturn 1;        3
//   }                  4
// }                    5
//                      6
// f([1,                7
//    3], 2);           8

describe('where a tangled file comes from', () => {
  it.each([
    ['a line of the root', 1, 10, 'doc.md:3:10'],
    ['a line of a chunk within it', 2, 7, 'doc.md:20:9'],
    ['indentation belongs to the code behind it', 2, 1, 'doc.md:20:5'],
    ['two references deep, in another document', 3, 11, 'b.md:30:8'],
    ['before a reference within a line', 7, 2, 'doc.md:7:2'],
    ['a reference within a line', 7, 4, 'doc.md:40:2'],
    ['its second line', 8, 4, 'doc.md:41:2'],
    ['what stands behind it', 8, 6, 'doc.md:7:12'],
  ])('%s', (_, line, column, expected) => {
    const place = mapOf(NESTED).sourceOf(line, column);
    expect(`${place?.document}:${place?.line}:${place?.column}`).toBe(expected);
  });

  it('knows no place in a header', () => {
    const map = mapOf([part({ name: 'a', file: 'a.sh', header: '#!/bin/sh', code: 'true' })]);
    expect(map.sourceOf(1, 1)).toBeUndefined();
    expect(map.sourceOf(2, 1)).toMatchObject({ line: 10 });
  });

  it('looks at the document where its lines begin in different columns', () => {
    const map = mapOf([part({ name: 'a', file: 'a.py', code: 'a = 1\nb = 2', line: 1, column: 3 })], '> a = 1\n>b = 2');
    expect([map.sourceOf(1, 5)?.column, map.sourceOf(2, 5)?.column]).toEqual([7, 6]);
  });

  it('finds every place of a document again, through any references', () => {
    const code = fc.stringMatching(/^([ab(\t ]|<<c[23]>>|\n){0,30}$/);
    fc.assert(
      fc.property(
        code,
        fc.stringMatching(/^([cd) ]|<<c3>>|\n){0,20}$/),
        fc.stringMatching(/^[ef\n]{1,9}$/),
        (...codes) => {
          const parts = codes.map((text, index) =>
            part({ name: `c${index + 1}`, code: text, line: 100 * index + 1, ...(index === 0 && { file: 'out' }) }),
          );
          const map = mapOf(parts);
          const written = codes.map(text => text.split('\n'));
          map.lines.forEach((text, index) => {
            Array.from(text).forEach((character, at) => {
              const span = map.spans(index + 1).find(one => one.column <= at + 1 && at + 1 < one.end);
              const place = span && map.sourceOf(index + 1, at + 1);
              if (!place || character.trim() === '') return;
              const lines = written[Math.floor((place.line - 1) / 100)];
              expect(lines?.[(place.line - 1) % 100]?.[place.column - 1]).toBe(character);
              const back = programPlaces([map], place);
              expect(back).toContainEqual({ file: 'out', line: index + 1, column: at + 1 });
            });
            expect(text.trim() === '' || map.spans(index + 1).length > 0).toBe(true);
          });
        },
      ),
    );
  });
});

describe('what became of a place of a document', () => {
  it('names all places of a chunk that is used twice', () => {
    const map = mapOf([
      part({ name: 'r', file: 'out', code: '<<x>>\nif a:\n  <<x>>' }),
      part({ name: 'x', code: 'one\ntwo', line: 30 }),
    ]);
    expect(programPlaces([map], { document: 'doc.md', line: 31, column: 2 })).toEqual([
      { file: 'out', line: 2, column: 2 },
      { file: 'out', line: 5, column: 4 },
    ]);
    expect(programPlaces([map], { document: 'doc.md', line: 31 })).toMatchObject([{ column: 1 }, { column: 3 }]);
    expect(programPlaces([map], { document: 'doc.md', line: 99, column: 2 })).toEqual([]);
  });
});

describe('a file that was edited since', () => {
  const map = () => mapOf([part({ name: 'a', file: 'a.py', code: 'one\ntwo\nthree' })]);

  it('is aligned by its lines', () => {
    const disk = new DiskMap(map(), 'new\none\nTWO\nthree\n');
    expect(disk.originOf(2, 3)).toMatchObject({ kind: 'place', place: { line: 10, column: 3 } });
    expect(disk.originOf(4, 1)).toMatchObject({ kind: 'place', place: { line: 12 } });
    expect(disk.originOf(3, 1)).toMatchObject({ kind: 'edited', after: { line: 10 } });
    expect(disk.originOf(1, 1)).toEqual({ kind: 'edited' });
    expect(disk.originOf(5, 1)).toEqual({ kind: 'outside' });
    expect([1, 2, 3].map(line => disk.lineOnDisk(line))).toEqual([2, undefined, 4]);
  });
});

describe('source maps', () => {
  it.each([
    [0, 'A'],
    [1, 'C'],
    [-1, 'D'],
    [16, 'gB'],
    [-123, '3H'],
  ])('write %i', (value, text) => {
    expect(vlq(value)).toBe(text);
  });

  it('are read by Node as they are meant: every word of every line', () => {
    const map = mapOf(NESTED);
    const made = sourceMap(map, 'out.js', document => `../${document}`);
    const read = new SourceMap({ ...made, sourceRoot: '', sourcesContent: [], sources: [...made.sources], names: [] });
    let words = 0;
    map.lines.forEach((text, line) => {
      for (const { index } of text.matchAll(/\w+|[^\s\w]/g)) {
        const entry = read.findEntry(line, index);
        const place = map.sourceOf(line + 1, index + 1);
        expect(entry).toMatchObject({
          originalSource: `../${place?.document}`,
          originalLine: (place?.line ?? 0) - 1,
          originalColumn: (place?.column ?? 0) - 1,
        });
        words += 1;
      }
    });
    expect(words).toBe(27);
  });
});
