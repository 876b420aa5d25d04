import { describe, expect, it } from 'vitest';
import { findListings } from '../../../src/literate/listing/listings.ts';
import { whereText } from '../../../src/literate/listing/where-text.ts';
import type { PlacedPart } from '../../../src/literate/tangle/placed-part.ts';
import { stageParts } from '../../../src/literate/tangle/stages.ts';
import { wordsOf } from '../../../src/literate/words/words.ts';
import { part } from '../tangle/program.ts';

type Fields = Partial<PlacedPart> & { name: string };

/** What is said of each part, in the order in which they come to hold. */
function said(...fields: readonly Fields[]): (string | undefined)[] {
  const parts = fields.map((one, index) => part({ line: 10 * (index + 1), language: 'c', ...one }));
  return findListings(stageParts(parts)).map(listing => listing && whereText(listing, wordsOf('en')));
}

const SCANNER = `Scanner scanner;
<<helpers>>

Token scanToken() {
  skip();
  <<scan>>
  return error();
}`;

describe('where a block goes', () => {
  it('is said as books do', () => {
    expect(
      said(
        { name: 'scanner', file: './src/scanner.c', code: SCANNER },
        { name: 'helpers', code: 'static bool isAtEnd() {\n  return *current == 0;\n}' },
        { name: 'scan', code: 'if (isAtEnd()) return end();\nnumber();', label: 'first' },
        { name: 'scan', join: 'replace', anchor: 'first', code: 'char c = advance();\nif (c) return one(c);' },
        { name: 'helpers', code: 'static char advance() {\n  return *current++;\n}' },
        { name: 'scanner', join: 'before', anchor: 'helpers', code: '#define END 0' },
      ),
    ).toEqual([
      undefined,
      undefined,
      undefined,
      'src/scanner.c, in scanToken(), replace 2 lines',
      'src/scanner.c, after isAtEnd(), add 3 lines',
      'src/scanner.c, before isAtEnd(), add 1 line',
    ]);
  });

  it('is said of new chunks where the file is of an earlier stage', () => {
    expect(
      said(
        { name: 'scanner', file: 'scanner.c', code: SCANNER },
        { name: 'scan', document: 'two.md', code: 'number();' },
        { name: 'other', document: 'two.md', file: 'other.c', code: '<<rest>>' },
        { name: 'rest', document: 'two.md', code: 'x();' },
      ),
    ).toEqual([undefined, 'scanner.c, in scanToken(), add 1 line', undefined, undefined]);
  });

  it('is not said of what is only shown, is nowhere, or cannot be placed', () => {
    expect(
      said(
        { name: 'main', file: 'main.c', code: 'int main() {\n}' },
        { name: 'main', shownOnly: true, code: 'x' },
        { name: 'main', join: 'replace', anchor: 'nothing', code: 'x' },
        { name: 'lost', code: 'x' },
        { name: 'lost', code: 'y' },
      ),
    ).toEqual(Array(5).fill(undefined));
  });

  it('names all files, and no function where there are several', () => {
    const use = (name: string): Fields => ({ name, file: `${name}.c`, code: `int ${name}() {\n  <<shared>>\n}` });
    const [, , , two] = said(use('a'), use('b'), { name: 'shared', code: 'x();' }, { name: 'shared', code: 'y();' });
    expect(two).toBe('a.c and b.c, add 1 line');
    const all = ['a', 'b', 'c', 'd', 'e'].map(use);
    expect(said(...all, { name: 'shared', code: 'x' }, { name: 'shared', code: 'y' }).at(-1)).toBe(
      'a.c, b.c, c.c and 2 more, add 1 line',
    );
  });

  it('is that of the moment when a stage begins', () => {
    const [, , third, , fifth] = said(
      { name: 'main', file: 'main.py', language: 'python', stage: 'one', code: 'def one():\n    <<body>>' },
      { name: 'body', language: 'python', stage: 'one', code: 'pass' },
      { name: 'body', language: 'python', stage: 'two', code: 'print(1)\nprint(2)' },
      { name: 'main', language: 'python', stage: 'three', code: 'class Three:\n    <<body>>' },
      { name: 'body', language: 'python', code: 'x = 3' },
    );
    expect(third).toBe('main.py, in one(), replace 1 line');
    expect(fifth).toBe('main.py, in class Three, add 1 line');
  });

  it('says when a block only takes lines away, and which', () => {
    const parts = [
      part({ name: 'main', file: 'a.py', code: 'x = 1\n  <<more>>\ny = 2' }),
      part({ name: 'main', join: 'replace', anchor: 'more' }),
      part({ name: 'main', join: 'replace' }),
    ];
    const [, second, third] = findListings(stageParts(parts));
    expect(second).toMatchObject({ added: 0, removed: 1, replaces: { lines: ['  <<more>>'] } });
    expect(second && whereText(second, wordsOf('en'))).toBe('a.py, remove 1 line');
    expect(third?.replaces?.lines).toEqual(['x = 1', 'y = 2']);
  });

  it('has as many lines around it as the block asks for, indented as they are to each other', () => {
    const [, , one, two, three] = findListings(
      stageParts([
        part({
          name: 'main',
          file: 'a.py',
          code: 'class A:\n    def f(self):\n        <<body>>\n        <<end>>\n\nrun()',
        }),
        part({ name: 'end', code: 'return 1\n# end' }),
        part({ name: 'body', code: 'x = 1', context: [1, 2] }),
        part({ name: 'body', code: 'y = 2', context: [1, 1] }),
        part({ name: 'body', code: 'z = 3', join: 'replace', context: [9, 9] }),
      ]),
    );
    expect(one?.context).toEqual({ above: ['def f(self):'], below: ['    return 1', '    # end'], indent: '    ' });
    expect(two?.context).toEqual({ above: ['x = 1'], below: ['return 1'], indent: '' });
    expect(three?.context).toEqual({
      above: ['class A:', '    def f(self):'],
      below: ['        return 1', '        # end', '', 'run()'],
      indent: '        ',
    });
  });

  it('keeps long replaced code within bounds, and ends with chunks that contain themselves', () => {
    const code = Array.from({ length: 1000 }, (_, index) => `x${index}`).join('\n');
    const [, long] = findListings(
      stageParts([part({ name: 'a', file: 'a', code }), part({ name: 'a', join: 'replace', code: 'y' })]),
    );
    expect(long).toMatchObject({ removed: 1000, replaces: { more: true } });
    expect(long?.replaces?.lines).toHaveLength(400);
    expect(
      said({ name: 'a', file: 'a.c', code: '<<a>>' }, { name: 'a', code: '<<b>>' }, { name: 'b', code: '<<a>>' }),
    ).toEqual([undefined, 'a.c, add 1 line', undefined]);
  });

  it('is found in a program of many parts', () => {
    const program = Array.from({ length: 500 }, (_, index): Fields[] => [
      { name: 'all', ...(index === 0 && { file: 'all.c' }), code: `int f${index}() {\n  <<body ${index}>>\n}` },
      { name: `body ${index}`, code: 'a();\nb();', label: 'old' },
      { name: `body ${index}`, code: 'c();', join: 'replace', anchor: 'old' },
    ]).flat();
    expect(said(...program).slice(-3)).toEqual([
      'all.c, after f498(), add 3 lines',
      undefined,
      'all.c, in f499(), replace 2 lines',
    ]);
  });
});
