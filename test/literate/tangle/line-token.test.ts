import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineTokens } from '../../../src/literate/tangle/line-token.ts';
import { cpuClock } from '../../cpu-clock.ts';

/** Tokens in short: references in brackets. */
function shape(line: string): string[] {
  return lineTokens(line).map(token => (token.kind === 'text' ? token.text : `[${token.name}]`));
}

describe('lineTokens', () => {
  it.each([
    ['plain', ['plain']],
    ['<<a>>', ['[a]']],
    ['x = f(<<a b>>, <<c>>);', ['x = f(', '[a b]', ', ', '[c]', ');']],
    ['@<<a>>', ['<<a>>']],
    ['\\<<a>> <<b>>', ['<<a>> ', '[b]']],
    ['@<< alone', ['<< alone']],
    ['<<a>> @<<b>>', ['[a]', ' ', '<<b>>']],
    ['<< a >>', ['<< a >>']],
    ['1 << 2 >> 3', ['1 << 2 >> 3']],
    ['<<>>', ['<<>>']],
    ['a << b <<c>>', ['a << b ', '[c]']],
    ['cout << x << "<" << y;', ['cout << x << "<" << y;']],
    ['k<<<grid, block>>>(x)', ['k<<<grid, block>>>(x)']],
    ['cat <<EOF', ['cat <<EOF']],
    ['<<<a>>', ['<<<a>>']],
    ['<<vector<int>>>', ['[vector<int>]']],
    ['<p class=<<c>>>', ['<p class=', '[c]', '>']],
    ['<<Print the...>>', ['[Print the...]']],
    ['', []],
  ])('%j is %j', (line, expected) => {
    expect(shape(line)).toEqual(expected);
  });

  it('covers the line but for escape characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '<<', '>>', '@', '\\', 'a', ' ') }), line => {
        const raw = lineTokens(line).map(token =>
          token.kind === 'text' ? token.text : line.slice(token.column, token.column + token.length),
        );
        expect(raw.join('').length).toBeLessThanOrEqual(line.length);
        expect(raw.join('')).toBe(
          line.replace(/[@\\](?=<<(?!<))/g, (mark, at: number) => (isKept(line, at) ? mark : '')),
        );
      }),
    );
  });

  it('takes long hostile lines in no time', () => {
    const spent = cpuClock();
    for (const unit of ['<<', '<<a', '@<<', '@<<x<<', '<<a>>', '<< >>', '<<<', '<<a>>>', '<<a<b<c>>'])
      lineTokens(unit.repeat(100_000));
    lineTokens(`${'<<a'.repeat(100_000)}>>`);
    expect(spent()).toBeLessThan(3000);
  });
});

/** An escape character inside a reference's name is part of the name. */
function isKept(line: string, at: number): boolean {
  return lineTokens(line).some(
    token => token.kind === 'reference' && token.column < at && at < token.column + token.length,
  );
}
