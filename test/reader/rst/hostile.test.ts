import { describe, expect, it } from 'vitest';
import { join, read } from './join.ts';

const SIZE = 100_000;

const fill = (piece: string) => piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);

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
    const start = performance.now();
    expect(join(read(source))).toBe(source);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('is read where there is a million bytes of it', () => {
    expect(read('- a\n'.repeat(250_000)).blocks).toHaveLength(1);
  });
});
