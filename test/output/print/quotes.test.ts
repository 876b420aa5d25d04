import { describe, expect, it } from 'vitest';
import { QuoteReader, quoteMarks } from '../../../src/output/print/quotes.ts';

/** A run of text as a language has it; pieces that are none are elements that are no text. */
function set(language: string | undefined, ...pieces: (string | undefined)[]): string {
  const marks = quoteMarks(language);
  const reader = new QuoteReader();
  const shown = pieces.map(piece => {
    if (piece === undefined) {
      reader.pass();
      return '#';
    }
    const read = reader.read(piece);
    return read.map(one => ('text' in one ? one.text : marks[one.quote])).join('');
  });
  return shown.join('');
}

describe('quotation marks', () => {
  it.each([
    ['"one" and "two words"', '“one” and “two words”'],
    ["'one' and 'two words'", '‘one’ and ‘two words’'],
    ["don't, it's, John's, dogs'", 'don’t, it’s, John’s, dogs’'],
    ["in the '90s, the 1990's", 'in the ’90s, the 1990’s'],
    ["'tis 'em 'Til", '’tis ’em ’Til'],
    ["rock 'n' roll", 'rock ’n’ roll'],
    ['5\' 10" tall', '5′ 10″ tall'],
    ['"it was 1990"', '“it was 1990”'],
    ['("in" brackets) ["too"]', '(“in” brackets) [“too”]'],
    ['a—"dash" and/or "slash"', 'a—“dash” and/or “slash”'],
    [`"'Nested,' she said"`, '“‘Nested,’ she said”'],
    [`'"Nested," she said'`, '‘“Nested,” she said’'],
    ["\"Don't 'do' that in the '90s,\" she said", '“Don’t ‘do’ that in the ’90s,” she said'],
    ['one " alone " spaced', 'one “ alone ” spaced'],
    ['"', '“'],
    ['', ''],
  ])('of %j are those of English', (written, shown) => {
    expect(set('en', written)).toBe(shown);
  });

  it('know what stands before them in other pieces', () => {
    expect(set('en', '"', 'emphasis', '"')).toBe('“emphasis”');
    expect(set('en', '(', '"', undefined, '")')).toBe('(“#”)');
    expect(set('en', undefined, "'s")).toBe('#’s');
  });

  it.each([
    ['de', '„a ‚b‘ c“ d’e'],
    ['de-CH', '«a ‹b› c» d’e'],
    ['fr', '«\u202fa ‹\u202fb\u202f› c\u202f» d’e'],
    ['sv', '”a ’b’ c” d’e'],
    ['xx', '“a ‘b’ c” d’e'],
    [undefined, `"a 'b' c" d'e`],
  ])('of %s look as there', (language, shown) => {
    expect(set(language, `"a 'b' c" d'e`)).toBe(shown);
  });

  it('are all there is that changes', () => {
    const text = `a "b" 'c' d's 5" "`.repeat(20);
    expect(set(undefined, text)).toBe(text);
    expect(set('en', text).replace(/[“”″]/g, '"').replace(/[‘’′]/g, "'")).toBe(text);
  });
});
