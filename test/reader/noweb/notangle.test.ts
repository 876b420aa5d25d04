import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { C_LINE_FORMAT, type NotangleOptions, notangle } from '../../../src/reader/noweb/notangle.ts';
import { cpuClock } from '../../cpu-clock.ts';
import { describeNeeding } from '../../tools.ts';

const tangled = (text: string, options?: NotangleOptions) => notangle([{ name: 'a.nw', text }], options);

describe('notangle', () => {
  it('prints the chunk *, and those in it at their columns', () => {
    const text = 'Text\n<<*>>=\nf(<<args>>);\n<<args>>=\na,\n\nb\n@ More.\n';
    expect(tangled(text)).toEqual({ output: 'f(a,\n\n  b);\n', errors: [] });
  });

  it('prints roots one after the other, with tabs at eight columns', () => {
    const text = '<<a>>=\n\tx\n<<b>>=\n <<a>>\n';
    expect(tangled(text, { roots: ['a', 'b'] }).output).toBe('        x\n         x\n');
    expect(tangled(text, { roots: ['b'], tabWidth: 8 }).output).toBe(' \tx\n');
  });

  it('says where lines come from', () => {
    const text = '<<*>>=\na\n  <<b>>\n@\n<<b>>=\nb\n';
    expect(tangled(text, { lineFormat: C_LINE_FORMAT }).output).toBe('#line 2 "a.nw"\na\n  \n#line 6 "a.nw"\nb\n');
    expect(tangled(text, { lineFormat: '[%-1L%%]' }).output).toBe('[1%]a\n  \n[5%]b\n');
  });

  it('says what is missing or goes in a circle, and prints the rest', () => {
    expect(tangled('<<*>>=\na<<b>>c\n')).toEqual({ output: 'ac\n', errors: ['undefined chunk name: <<b>>'] });
    expect(tangled('<<*>>=\na<<*>>c\n').errors).toEqual(['Cyclic code chunks: <<*>> -> <<*>>']);
    expect(tangled('', { roots: ['x'] })).toEqual({
      output: '',
      errors: ['The root module <<x>> was not defined.'],
    });
  });

  it('takes hostile lines in no time', () => {
    const spent = cpuClock();
    for (const unit of ['<<', '<<[[', '@<<', '<<a>>', '[[<<', '>>', '@@', '<<a]]'])
      tangled(`<<*>>=\n${unit.repeat(100_000)}\n`);
    expect(spent()).toBeLessThan(5000);
  });
});

describeNeeding('notangle', "Debian's notangle", () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pylit-noweb-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const piece = fc.constantFrom(
    ...[
      '<<*>>',
      '<<a>>',
      '<<b c>>',
      '<<[[x>>y]]>>',
      '<<',
      '>>',
      '@<<',
      '@>>',
      '@',
      '@@',
      '[[',
      ']]',
      '[',
      ']',
      '<',
      '>',
    ],
    ...['x', ' ', '  ', '\t', 'é', '=', '%def', 'long text', '<<undefined>>', '<<a', ']]]'],
  );
  const content = fc.array(piece, { maxLength: 6 }).map(pieces => pieces.join(''));
  const line = fc.oneof(
    { weight: 4, arbitrary: content },
    fc.constantFrom('<<*>>=', '<<a>>=', '<<b c>>= ', '<<[[x>>y]]>>=', '@', '@ text', '@ %def a b', '@@', '<<a>>=x', ''),
  );
  const file = fc
    .tuple(fc.array(line, { maxLength: 20 }), fc.boolean())
    .map(([lines, ends]) => ['<<*>>=', ...lines].join('\n') + (ends ? '\n' : ''));
  const options = fc.constantFrom<[string[], NotangleOptions]>(
    [[], {}],
    [['-Ra'], { roots: ['a'] }],
    [['-R*', '-Rb c'], { roots: ['*', 'b c'] }],
    [['-t4'], { tabWidth: 4 }],
    [['-L'], { lineFormat: C_LINE_FORMAT }],
    [['-L%L:%F%N'], { lineFormat: '%L:%F%N' }],
  );

  it('prints the same', () => {
    fc.assert(
      fc.property(file, options, (text, [flags, ours]) => {
        writeFileSync(path.join(folder, 'a.nw'), text);
        const theirs = spawnSync('notangle', [...flags, 'a.nw'], { cwd: folder, encoding: 'latin1' });
        const source = Buffer.from(text).toString('latin1');
        const { output, errors } = tangled(source, ours);
        expect(output).toBe(theirs.stdout);
        expect(errors.length > 0).toBe(
          theirs.status !== 0 && /undefined|not defined|Cyclic|unescaped|never closed/.test(theirs.stderr),
        );
      }),
      { numRuns: 150 },
    );
  });
});
