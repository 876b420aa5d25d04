import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionPattern } from '../../../src/literate/map/positions.ts';
import { rewritePositions } from '../../../src/literate/map/rewrite.ts';
import { utf16Column } from '../../../src/literate/map/tool-column.ts';

const FILES = new Set(['src/a.c', '/p/src/a.c', 'file:///p/src/a.c', 'a b.ts', 'Makefile', 'x.c++', './src/a.c']);
const pattern = positionPattern(FILES);

/** Every position becomes one ten lines below in `d.md`, a column to the left. */
function rewritten(line: string): string {
  const positions = pattern.find(line, path => FILES.has(path));
  expect(positions.length === 0 || pattern.mayMatch(line)).toBe(true);
  return rewritePositions(line, positions, (_, row, column) => ({
    path: 'd.md',
    line: row + 10,
    ...(column !== undefined && { column: column - 1 }),
  }));
}

describe('positions in the output of programs', () => {
  it.each([
    ['gcc, clang', 'src/a.c:4:30: error: x', 'd.md:14:29: error: x'],
    ['a line alone', 'src/a.c:4: warning', 'd.md:14: warning'],
    ['several on one line', 'from src/a.c:1, a b.ts:2:3.', 'from d.md:11, d.md:12:2.'],
    ['absolute', '/p/src/a.c:4:30', 'd.md:14:29'],
    ['through the current folder', './src/a.c:4:30', 'd.md:14:29'],
    ['rustc', '  --> src/a.c:4:30', '  --> d.md:14:29'],
    ['tsc', 'a b.ts(7,5): error TS1', 'd.md(17,4): error TS1'],
    ['Python', '  File "src/a.c", line 3, in f', '  File "d.md", line 13, in f'],
    ['stacks of Node', '    at f (file:///p/src/a.c:2:9)', '    at f (d.md:12:8)'],
    ['stacks without a name', '    at file:///p/src/a.c:2:9', '    at d.md:12:8'],
    ['make', 'Makefile:2: *** missing separator.', 'd.md:12: *** missing separator.'],
    ['bash', 'src/a.c: line 3: x: command not found', 'd.md: line 13: x: command not found'],
    ['dash', 'src/a.c: 3: x: not found', 'd.md: 13: x: not found'],
    ['perl', 'Died at src/a.c line 3.', 'Died at d.md line 13.'],
    ['names with signs', 'x.c++:1:2: x', 'd.md:11:1: x'],
    ['gcc in colours', '\x1b[01m\x1b[Ksrc/a.c:4:30:\x1b[m\x1b[K e', '\x1b[01m\x1b[Kd.md:14:29:\x1b[m\x1b[K e'],
    [
      'tsc in colours',
      '\x1b[96ma b.ts\x1b[0m:\x1b[93m1\x1b[0m:\x1b[93m7\x1b[0m - e',
      '\x1b[96md.md\x1b[0m:\x1b[93m11\x1b[0m:\x1b[93m6\x1b[0m - e',
    ],
  ])('%s', (_, line, expected) => {
    expect(rewritten(line)).toBe(expected);
  });

  it.each([
    'src/a.c: In function f',
    'src/a.cc:3:4',
    'other/src/a.c:3:4',
    'xsrc/a.c:3:4',
    'src/a.c::test_x FAILED',
    'src/a.c:1234567890:3',
    '\0src/a.c:3:4',
    'src/a.c 3:4',
    '',
  ])('nothing in %j', line => {
    expect(rewritten(line)).toBe(line);
  });

  it('change nothing in lines without their files', () => {
    const noise = fc.array(
      fc.constantFrom(':3', ':', '(1,2)', '", line 3', 'b.c', '\x1b[m', ' ', '/', 'a', '.ts', '\x1b]8;;', '\xff'),
    );
    fc.assert(
      fc.property(noise, pieces => {
        expect(rewritten(pieces.join(''))).toBe(pieces.join(''));
      }),
    );
  });
});

describe('columns of tools', () => {
  it.each([
    ['plain text', 'return x + y;', 12, 'a.c', 12],
    ['tabs as gcc counts them', '\t\treturn x;', 24, 'a.c', 10],
    ['tabs as clang counts them', '\t\treturn x;', 10, 'a.c', 10],
    ['bytes', 's := "é" + x', 13, 'a.go', 12],
    ['characters', 'f("😀", x)', 8, 'a.rs', 9],
    ['UTF-16 units', 'f("😀", x)', 9, 'a.ts', 9],
    ['wide characters in gcc', 'f("語", x)', 9, 'a.c', 8],
    ['behind the end', '\tx', 12, 'a.go', 12],
  ])('%s', (_, text, column, file, expected) => {
    expect(utf16Column(text, column, file)).toBe(expected);
  });
});
