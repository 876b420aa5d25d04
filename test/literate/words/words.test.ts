import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../../../src/literate/words/english.ts';
import { LANGUAGES } from '../../../src/literate/words/languages.ts';
import { type WordKey, wordsOf } from '../../../src/literate/words/words.ts';

const same = (text: string) => text;

describe('the words of pages', () => {
  it.each(Object.entries(LANGUAGES))('in %s put in what the English ones do, and know no others', (_, { words }) => {
    for (const [key, phrase] of Object.entries(words)) {
      expect(Object.keys(ENGLISH)).toContain(key);
      const english = ENGLISH[key as WordKey];
      for (const form of phrase.split('|')) {
        const values = new Set(form.match(/\{\d\}/g));
        // A number may be a word, and the kind of a block is only said in English.
        if (key !== 'notShown' && key !== 'moreLines') expect([key, values]).toEqual([key, placeholders(english)]);
        expect(form.trim()).not.toBe('');
      }
      expect([key, phrase]).not.toEqual([key, expect.stringMatching(/[<>&"\\]/)]);
    }
  });

  it('are all there in each language, apart from signs that are the same', () => {
    for (const { words } of Object.values(LANGUAGES))
      expect(Object.keys(ENGLISH).filter(key => !(key in words))).toEqual('comma' in words ? [] : ['comma']);
  });

  it('are those of the language of a region, and English where no others are known', () => {
    expect(wordsOf('de-AT').text('chapter', '2')).toBe('Kapitel 2');
    expect(wordsOf('pt-BR').text('onPage', '3')).toBe(' na página 3');
    expect(wordsOf('ja').text('chapter', '2')).toBe('第2章');
    for (const tag of ['en-GB', 'tlh', 'constructor', '']) expect(wordsOf(tag).text('chapter', '2')).toBe('Chapter 2');
  });

  it('are joined as the language does', () => {
    expect(wordsOf('en').list([])).toBe('');
    expect(wordsOf('en').list(['a'])).toBe('a');
    expect(wordsOf('en').list(['a', 'b', 'c'])).toBe('a, b and c');
    expect(wordsOf('de').list(['a', 'b', 'c'])).toBe('a, b und c');
    expect(wordsOf('zh').list(['a', 'b', 'c'])).toBe('a、b和c');
  });

  it('have the form that a number asks for', () => {
    const parts = (language: string) =>
      [0, 1, 2, 5, 11, 12, 21, 22].map(count => wordsOf(language).counted(same, 'addLines', count));
    expect(parts('en').slice(0, 3)).toEqual([', add 0 lines', ', add 1 line', ', add 2 lines']);
    expect(parts('fr').slice(0, 3)).toEqual([', ajouter 0 ligne', ', ajouter 1 ligne', ', ajouter 2 lignes']);
    expect(parts('pl').map(said => said.split(' ').at(-1))).toEqual(
      'wierszy wiersz wiersze wierszy wierszy wierszy wierszy wiersze'.split(' '),
    );
    expect(parts('ru').map(said => said.split(' ').at(-1))).toEqual(
      'строк строку строки строк строк строк строку строки'.split(' '),
    );
    expect(parts('ja')[3]).toBe('、5行を追加');
  });

  it('are markup where they are put into it, and what is put in is markup already', () => {
    const quote = (text: string) => `«${text}»`;
    expect(wordsOf('en').markup(quote, 'usedIn', '<a>')).toBe('«Used in »<a>«.»');
    expect(wordsOf('en').markup(same, 'figure', '1')).toBe('Figure\u00a01');
    expect(wordsOf('en').text('figure', '1')).toBe('Figure 1');
  });
});

function placeholders(phrase: string): Set<string> {
  return new Set(phrase.match(/\{\d\}/g));
}
