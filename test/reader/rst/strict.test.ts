import { describe, expect, it } from 'vitest';
import { createRstReader } from '../../../src/reader/rst/index.ts';
import { join } from './join.ts';
import { outline } from './outline.ts';

const strict = createRstReader({ strict: true });
const read = (source: string) => strict.read({ path: 'a.rst', source, include: () => undefined });

describe('the reader to the letter', () => {
  it('ends lines as docutils does', () => {
    const { nodes } = read('a\u2028\u2028b\n\nc\x85d\n');
    expect(outline(nodes)).toBe('directive:joined(paragraph("a") paragraph("b")) paragraph("c\\nd")');
    expect(nodes[0]).toMatchObject({ children: [{}, { position: { start: { line: 1, column: 4, offset: 3 } } }] });
  });

  it('refuses what else is only corrected', () => {
    const messages = (source: string) => read(source).messages.map(({ message }) => message);
    expect(messages('.. code::\n   :number-lines: x\n\n   a\n')).toEqual([
      `Error in "code" directive: invalid option value: (option: "number-lines"; value: 'x') invalid literal for int() with base 10: 'x'.`,
    ]);
    expect(messages('.. note:: a\n   :unknown:\n')).toEqual(['Error in "note" directive: unknown option: "unknown".']);
    expect(messages('.. default-role:: nobody-knows\n')).toHaveLength(2);
  });

  it('does not read texts with very long lines', () => {
    const long = 'x'.repeat(10_001);
    expect(read(`a\n\n${long}\n`).messages).toMatchObject([
      { message: 'Line 3 exceeds the line-length-limit.', line: 3 },
    ]);
    expect(read(`${'\u{1f600}'.repeat(10_000)}\n`).messages).toEqual([]);
    expect(join(read(`a\n\n${long}\n`))).toBe(`a\n\n${long}\n`);
  });

  it.each(['a\u2028\u2028b\n', 'a\u2028==\n\n\x1d\n- b\u2028- c\n', '\u2028'])('keeps all of %j', source => {
    expect(join(read(source))).toBe(source);
  });
});
