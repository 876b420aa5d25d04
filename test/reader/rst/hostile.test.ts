import { describe, expect, it } from 'vitest';
import { cpuClock } from '../../cpu-clock.ts';
import { join, read } from './join.ts';

const SIZE = 100_000;

const fill = (piece: string, size = SIZE) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

const chain = (size: number, make: (at: number) => string) =>
  Array.from({ length: Math.ceil(size / make(1000).length) }, (_, at) => make(at)).join('');

/** How much longer a text of twice the size takes. What takes no time at all has no ratio. The best of some attempts, since machines are busy. */
function ratioOf(make: (size: number) => string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 10 && least > 3; attempt += 1) {
    const [one, other] = [SIZE / 8, SIZE / 4].map(size => timeOf(make(size)));
    least = Math.min(least, (other ?? 0) < SHORT ? 0 : (other ?? 0) / Math.max(one ?? 0, 0.1));
  }
  return least;
}

/** Milliseconds of processor time that nobody notices. */
const SHORT = 25;

function timeOf(source: string): number {
  const spent = cpuClock();
  read(source);
  return spent();
}

describe('hostile input', () => {
  // The bound is generous, for slow machines: what grows with the square of the size takes minutes.
  it.each([
    ['start-strings without an end', fill('*a `b ``c |d _`e ')],
    ['names', fill('a_ b__ ')],
    ['words with hyphens', `${fill('a-')}_`],
    ['words that look like addresses', fill('a.')],
    ['schemes', fill('http:')],
    ['brackets', fill('[a')],
    ['embedded addresses', `\`${fill('a <')}\`_`],
    ['bullets in bullets', fill('- ')],
    ['bullets', fill('- a\n')],
    ['definitions', fill('a\n b\n')],
    ['attributions', fill(' -- x\n\n')],
    ['titles', fill('====\na\n')],
    ['targets', fill('.. _a:\n')],
    ['long target names', `.. _${fill('a\n   ')}`],
    ['footnotes', fill('.. [#] a\n')],
    ['tables', fill('+---+\n|   |\n')],
    ['values', `.. csv-table::\n\n   ${fill(',')}`],
    ['rows of values', `.. csv-table::\n\n${fill('   a\n')}`],
    ['values without an end', `.. csv-table::\n\n   "${fill('""')}`],
    ['rows of lists', `.. list-table::\n\n${fill('   * - a\n     - b\n')}`],
    ['lines of a line block', `.. line-block::\n\n${fill('   a\n     b\n')}`],
    ['meta', `.. meta::\n${fill('   :a b=c: d\n')}`],
    ['tabs', fill('\ta\n')],
    ['backslashes', fill('\\')],
    ['quotes in quotes', Array.from({ length: 440 }, (_, depth) => `${' '.repeat(depth)}a`).join('\n\n')],
  ])('is read in a short time: %s', (_, source) => {
    const spent = cpuClock();
    expect(join(read(source))).toBe(source);
    expect(spent()).toBeLessThan(5000);
  });

  // The whole of it: all pieces of markup in all places. What grows with the square of the size takes four times as long for twice as much.
  const PIECES = [
    '*a',
    '`',
    '``a',
    '`a <',
    ':a:`',
    'a_',
    'a-',
    '[',
    '|',
    'a@',
    'http://a',
    '::',
    '\\',
    '(',
    '- ',
    '1. ',
    '..',
    '=',
    '\t',
    '中',
  ];
  const PLACES: Readonly<Record<string, (piece: string, size: number) => string>> = {
    'in a line': (piece, size) => fill(`${piece} `, size),
    'in a word': fill,
    'in lines': (piece, size) => fill(`${piece}x\n`, size),
    'in items': (piece, size) => fill(`- ${piece}\n`, size),
    'as terms': (piece, size) => fill(`${piece}x\n  y\n`, size),
    'in a phrase': (piece, size) => `\`${fill(piece, size)}\`_`,
    'in a target': (piece, size) => `.. _${fill(piece, size)}: x`,
    'in a field': (piece, size) => `:${fill(piece, size)}: x`,
    'in a directive': (piece, size) => `.. note:: ${fill(piece, size)}`,
    'in what nobody knows': (piece, size) => `.. unknown:: ${fill(`${piece}\n   `, size)}`,
    'as roles': (piece, size) => fill(`.. role:: a\n\n:a:\`${piece}\`\n\n`, size),
    'as notes': (piece, size) => fill('[#]_ ', size / 2) + fill(`\n.. [#] ${piece}\n`, size / 2),
    'as options': (piece, size) => `.. option:: ${fill(`-${piece}, `, size)}`,
    'as objects': (piece, size) => fill(`.. function:: f(${piece})\n\n`, size),
  };

  it.each(Object.keys(PLACES))('takes time that grows with its size: %s', place => {
    const make = PLACES[place];
    const slow = PIECES.filter(piece => make && ratioOf(size => make(piece, size)) > 3);
    expect(slow).toEqual([]);
  });

  it.each([
    ['one row of a grid', (size: number) => `+${fill('-+', size)}\n|${fill(' |', size)}\n+${fill('-+', size)}\n`],
    ['lines with tabs', (size: number) => fill('a\t*b* ', size)],
    [
      'substitutions of substitutions',
      (size: number) => chain(size, at => `.. |a${at}| replace:: |a${at + 1}| |a${at + 1}|\n`),
    ],
    ['targets of targets', (size: number) => chain(size, at => `.. _a${at}: a${at + 1}_\n`)],
    ['names of sections', (size: number) => fill('a\n=\n\na_\n\n', size)],
  ])('takes time that grows with its size: %s', (_, make) => {
    expect(ratioOf(make)).toBeLessThan(3);
  });

  it('is read where there is a million bytes of it', () => {
    expect(read('- a\n'.repeat(250_000)).blocks).toHaveLength(1);
  });
});
