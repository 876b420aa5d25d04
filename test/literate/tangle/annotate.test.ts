import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileMap } from '../../../src/literate/map/file-map.ts';
import { withoutAnnotation } from '../../../src/literate/tangle/annotated-text.ts';
import type { Annotation } from '../../../src/literate/tangle/annotation.ts';
import { tangle } from '../../../src/literate/tangle/tangle.ts';
import { part } from './program.ts';

const LINES: Annotation = { form: 'lines', source: 'docs', root: '.' };
const MARKERS: Annotation = { form: 'markers', source: '.', root: '.' };

/** The first file of a program whose root block is in line 3 of doc.md, with another chunk in line 20. */
function annotated(language: string, annotation: Annotation, more: Parameters<typeof part>[0][] = []): string {
  const parts = [
    part({ name: 'r', file: 'src/out', language, code: 'a\n\t<<b>>\n\nc', line: 3 }),
    part({ name: 'b', language, code: 'b\n\nb', line: 20 }),
    ...more.map(part),
  ];
  return tangle(parts, { annotation }).files[0]?.content ?? '';
}

describe('line directives', () => {
  it.each([
    ['c', '#line 3 "docs/doc.md"', '#line 20 "docs/doc.md"', '#line 5 "docs/doc.md"'],
    ['csharp', '#line 3 "docs/doc.md"', '#line 20 "docs/doc.md"', '#line 5 "docs/doc.md"'],
    ['go', '//line ../docs/doc.md:3', '//line ../docs/doc.md:20', '//line ../docs/doc.md:5'],
    ['perl', '# line 3 "docs/doc.md"', '# line 20 "docs/doc.md"', '# line 5 "docs/doc.md"'],
    ['ocaml', '# 3 "docs/doc.md"', '# 20 "docs/doc.md"', '# 5 "docs/doc.md"'],
    ['haskell', '{-# LINE 3 "docs/doc.md" #-}', '{-# LINE 20 "docs/doc.md" #-}', '{-# LINE 5 "docs/doc.md" #-}'],
  ])('of %s', (language, first, second, third) => {
    expect(annotated(language, LINES)).toBe(`${first}\na\n${second}\n\tb\n\n\tb\n${third}\n\nc\n`);
  });

  it('are not written for other languages, nor behind a line that goes on', () => {
    expect(annotated('python', LINES)).toBe('a\n\tb\n\n\tb\n\nc\n');
    const code = '#define A \\\n  <<b>>\nint x;';
    const parts = [
      part({ name: 'r', file: 'a.c', language: 'c', code }),
      part({ name: 'b', code: 'b \\\nb', line: 20 }),
    ];
    expect(tangle(parts, { annotation: LINES }).files[0]?.content).toBe(
      '#line 10 "docs/doc.md"\n#define A \\\n  b \\\n  b\n#line 12 "docs/doc.md"\nint x;\n',
    );
  });

  it('stand below headers', () => {
    const file = part({ name: 'r', file: 'a.pl', language: 'perl', code: 'x', header: '#!/usr/bin/perl' });
    expect(tangle([file], { annotation: LINES }).files[0]?.content).toBe(
      '#!/usr/bin/perl\n# line 10 "docs/doc.md"\nx\n',
    );
  });
});

describe('source maps beside files', () => {
  it.each([
    ['ts', '//# sourceMappingURL=out.map\n'],
    ['css', '/*# sourceMappingURL=out.map */\n'],
  ])('of %s', (language, last) => {
    expect(annotated(language, LINES)).toBe(`a\n\tb\n\n\tb\n\nc\n${last}`);
  });

  it('are files of their own, unless a chunk is tangled there', () => {
    const script = part({ name: 'a', file: 'src/a b.js', language: 'js', code: 'x' });
    const files = (...more: ReturnType<typeof part>[]) => tangle([script, ...more], { annotation: LINES }).files;
    expect(files()[0]?.content).toBe('x\n//# sourceMappingURL=a%20b.js.map\n');
    expect(JSON.parse(files()[1]?.content ?? '')).toMatchObject({ file: 'a b.js', sources: ['../docs/doc.md'] });
    expect(files(part({ name: 'm', file: 'src/a b.js.MAP', code: '{}' })).map(file => file.path)).toEqual([
      'src/a b.js',
      'src/a b.js.MAP',
    ]);
  });
});

describe('markers', () => {
  it('are those of Entangled', () => {
    const more = [
      { name: 'b', language: 'python', code: 'more', line: 40 },
      { name: 'b', language: 'python', code: 'other', document: 'x/y.md' },
    ];
    expect(annotated('python', MARKERS, more)).toBe(
      [
        '# ~/~ begin <<doc.md#r>>[init]',
        'a',
        '\t# ~/~ begin <<doc.md#b>>[init]',
        '\tb',
        '',
        '\tb',
        '\t# ~/~ end',
        '\t# ~/~ begin <<doc.md#b>>[1]',
        '\tmore',
        '\t# ~/~ end',
        '\t# ~/~ begin <<x/y.md#b>>[0]',
        '\tother',
        '\t# ~/~ end',
        '',
        'c',
        '# ~/~ end',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['c', '/* ~/~ end */'],
    ['css', '/* ~/~ end */'],
    ['html', '<!-- ~/~ end -->'],
    ['rust', '// ~/~ end'],
    ['scheme', '; ~/~ end'],
    ['lua', '-- ~/~ end'],
  ])('in the comments of %s', (language, end) => {
    expect(annotated(language, MARKERS).trimEnd().split('\n').at(-1)).toBe(end);
  });

  it('stand below headers, and around the pieces of a block that others stand in', () => {
    const parts = [
      part({ name: 'r', file: 'a.py', code: 'a\n  <<b>>\nc', header: '#!/usr/bin/env python3' }),
      part({ name: 'b', code: 'b' }),
      part({ name: 'r', code: 'x', join: 'before', anchor: 'b' }),
    ];
    expect(tangle(parts, { annotation: MARKERS }).files[0]?.content.split('\n').slice(0, 6)).toEqual([
      '#!/usr/bin/env python3',
      '# ~/~ begin <<doc.md#r>>[init]',
      'a',
      '# ~/~ end',
      '  # ~/~ begin <<doc.md#r>>[1]',
      '  x',
    ]);
  });
});

const CODE = fc.stringMatching(/^([ab(\\\t ]|<<c[12]>>|\n){0,25}$/);

describe('annotation', () => {
  it.each([LINES, MARKERS])('changes no other line, and places stay right, in any program (%j)', annotation => {
    fc.assert(
      fc.property(CODE, CODE, fc.stringMatching(/^[cd\n]{0,9}$/), (...codes) => {
        const parts = codes.map((code, index) =>
          part({
            ...{ name: `c${index}`, language: 'c', line: 100 * index + 1, document: `${index % 2}.md` },
            code: code.replace(/<<c(\d)>>/g, (text, target) => (Number(target) > index ? text : 'x')),
            ...(index === 0 && { file: 'a.c' }),
          }),
        );
        const [plain] = tangle(parts).files;
        const [file] = tangle(parts, { annotation }).files;
        if (!plain || !file) throw new Error('no file');
        const { text, lines } = withoutAnnotation(file.content, annotation, file.path, ['0.md', '1.md']);
        expect(text.trimEnd()).toBe(plain.content.trimEnd());
        const [before, after] = [plain, file].map(each => new FileMap(each, () => undefined));
        before?.lines.forEach((_, index) => {
          expect(after?.spans((lines[index] ?? -1) + 1)).toEqual(before.spans(index + 1));
        });
      }),
    );
  });

  it('leaves directives alone that lead elsewhere', () => {
    const text =
      '#line 3 "other.y"\n#line 3 "docs/a.md"\n//# sourceMappingURL=b.js.map\n//# sourceMappingURL=a.js.map\n';
    expect(withoutAnnotation(text, LINES, 'src/a.js', ['a.md'])).toEqual({
      text: '#line 3 "other.y"\n//# sourceMappingURL=b.js.map\n',
      lines: [0, 2, 4],
      annotations: [1, 3],
    });
  });

  it.each(['a<b>', 'C# code', 'a [1]', 'x y'])('knows its markers, whatever the name of a chunk: %s', name => {
    const parts = [part({ name: 'r', file: 'a.py', code: `<<${name}>>` }), part({ name, code: 'b' })];
    const [file] = tangle(parts, { annotation: MARKERS }).files;
    expect(withoutAnnotation(file?.content ?? '', MARKERS, 'a.py', []).text).toBe(tangle(parts).files[0]?.content);
  });

  it.each([LINES, MARKERS])('is not left by names of documents and chunks (%j)', annotation => {
    const name = 'a*/ system(0); /*';
    const parts = [
      part({ name: 'r', file: 'a.c', language: 'c', code: `<<${name}>>`, document: 'x\nevil();\n.md' }),
      part({ name, language: 'c', code: 'b', document: 'y*/"\n.md' }),
    ];
    const lines = tangle(parts, { annotation }).files[0]?.content.trimEnd().split('\n') ?? [];
    expect(lines.filter(line => !/^#line \d+ "(?:[^"\\]|\\.)*"$|^\/\*(?:(?!\*\/).)*\*\/$/.test(line))).toEqual(['b']);
  });

  it('says the right line of the right document above every line, as a compiler reads it', () => {
    fc.assert(
      fc.property(CODE.map(withoutEnds), fc.stringMatching(/^[ab(\t \n]{0,20}$/), (code, inner) => {
        const parts = [
          part({ name: 'r', file: 'a.c', language: 'c', code: code.replace(/c[12]/g, 'i') }),
          part({ name: 'i', code: inner, line: 50, document: 'i.md' }),
        ];
        const [file] = tangle(parts, { annotation: LINES }).files;
        if (!file) throw new Error('no file');
        const map = new FileMap(file, () => undefined);
        let [path, line] = ['', 0];
        map.lines.forEach((text, index) => {
          const directive = /^#line (\d+) "docs\/(.*)"$/.exec(text);
          const source = map.spans(index + 1)[0]?.source;
          if (directive) [path, line] = [directive[2] ?? '', Number(directive[1]) - 1];
          else if (source) expect([source.document, source.line]).toEqual([path, line]);
          line += 1;
        });
      }),
    );
  });
});

function withoutEnds(code: string): string {
  return code.replaceAll('\\', '');
}
