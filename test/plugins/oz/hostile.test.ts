import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checked } from './checked.ts';

const numbered = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join(' \\\\\n');

/** Each is far larger than any formula of anybody's. */
const LARGE: Readonly<Record<string, string>> = {
  'open brackets': '('.repeat(40_000),
  'open braces': '\\{'.repeat(20_000),
  'power sets': '\\power '.repeat(6000),
  sums: 'x + '.repeat(12_000),
  conjunctions: 'x = x \\land '.repeat(4000),
  arrows: 'X \\fun '.repeat(3000),
  arguments: 'f '.repeat(24_000),
  strokes: `x${"'".repeat(40_000)}`,
  selections: `x${'.a'.repeat(20_000)}`,
  quantifiers: '\\forall x : X @ '.repeat(3000),
  negations: '\\lnot '.repeat(8000),
  signs: '- '.repeat(24_000),
  superscripts: 'x^{'.repeat(15_000),
  subscripts: 'x_{'.repeat(15_000),
  renamings: 'S[a/b]'.repeat(8000),
  conditions: '\\IF x = 1 \\THEN '.repeat(2500),
  bindings: '\\LET x == 1 @ '.repeat(3000),
  bindingsOfSchemas: '\\theta '.repeat(7000),
  parameters: 'S['.repeat(24_000),
};

describe('oz: hostile specifications', () => {
  it.each(Object.keys(LARGE))('reads %s, and says a few things', name => {
    const text = LARGE[name] ?? '';
    for (const source of [
      `\\begin{zed} ${text} \\end{zed}`,
      `\\begin{axdef} q : ${text} \\where z = ${text} \\end{axdef}`,
    ]) {
      const messages = checked(source);
      expect(messages.length).toBeGreaterThan(0);
      expect(messages.length).toBeLessThanOrEqual(26);
    }
  });

  it('does not follow types that double from line to line', () => {
    expect(
      checked(
        `\\begin{zed} a0 == \\{1\\} \\\\ ${numbered(800, index => `a${index + 1} == a${index} \\cross a${index}`)} \\end{zed}`,
      ),
    ).toEqual([]);
    expect(
      checked(
        `\\begin{zed} S0 == [x : \\nat] \\\\ ${numbered(300, index => `S${index + 1} == S${index} \\land S${index}'`)} \\end{zed}`,
      ),
    ).toEqual([]);
    expect(
      checked(
        `\\begin{zed} a0 == \\nat \\\\ ${numbered(800, index => `a${index + 1} == \\power a${index}`)} \\end{zed}`,
      ),
    ).toEqual([]);
  });

  it('takes names of JavaScript for names', () => {
    expect(
      checked(
        '\\begin{zed} constructor == toString \\end{zed}\n\\begin{schema}{hasOwnProperty} valueOf : \\nat \\where valueOf = constructor \\end{schema}',
      ),
    ).toEqual(['1:28 oz-undeclared: "toString" is not declared.']);
  });

  it('checks any text, however torn', () => {
    const piece = fc.constantFrom(
      ..."\\begin{schema}{S}|\\end{schema}|\\begin{class}{C}|\\end{class}|\\begin{op}{O}|\\end{op}|\\begin{zed}|\\end{zed}|\\where|\\\\|{|}|\\{|\\}|[|]|(|)|_|^|@|:|==|::=|;|,|\\forall|\\lambda|\\theta|\\Delta|\\power|\\cross|\\fun|=|\\in|.|1|x|S|'|?|\\limg|\\rimg|\\langle|\\rangle|\\ldata|\\rdata|\\hide|\\semi|\\pre|\\IF|\\LET|\n".split(
        '|',
      ),
      '|',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), parts => {
        for (const message of checked(parts.join(' '))) expect(message).toMatch(/^\d+:\d+ [a-z-]+: .*[.?:)]/s);
      }),
      { numRuns: 300 },
    );
  });
});
