import { describe, expect, it } from 'vitest';
import { generalIndex, type IndexLine, type PlacedEntry } from '../../src/literate/general-index.ts';
import { wordsOf } from '../../src/literate/words/words.ts';

const entry = (kind: PlacedEntry<number>['kind'], value: string, place: number, main?: true): PlacedEntry<number> => ({
  kind,
  value,
  place,
  ...(main && { main }),
});

function written(lines: readonly IndexLine<number>[]): string {
  return lines
    .map(({ text, links, lines: below }) => {
      const places = links.map(({ place, main }) => `${place}${main ? '!' : ''}`).join(',');
      return text + (places && ` ${places}`) + (below.length > 0 ? ` [${written(below)}]` : '');
    })
    .join(' | ');
}

const index = (...entries: PlacedEntry<number>[]) =>
  generalIndex(entries, wordsOf('en')).map(({ letter, lines }) => `${letter}: ${written(lines)}`);

describe('the general index', () => {
  it('has an entry for each turn of a pair or triple', () => {
    expect(index(entry('pair', 'a; b', 1))).toEqual(['A: a [b 1]', 'B: b [a 1]']);
    expect(index(entry('triple', 'a; b; c', 1))).toEqual(['A: a [b c 1]', 'B: b [c, a 1]', 'C: c [a b 1]']);
  });

  it('puts main places first, and keeps the order of the text otherwise', () => {
    expect(index(entry('single', 'a', 1), entry('single', 'a', 2, true), entry('single', 'a; b', 3))).toEqual([
      'A: a 2!,1 [b 3]',
    ]);
  });

  it('refers to other entries without leading anywhere', () => {
    expect(index(entry('see', 'a; b', 1), entry('seealso', 'a; c', 2))).toEqual(['A: a [see also c | see b]']);
  });

  it('sorts by letters without their marks, and what has none first', () => {
    expect(index(...['b', 'Äa', '_x', 'ab', '1', '@'].map((value, place) => entry('single', value, place)))).toEqual([
      'Symbols: 1 4 | @ 5',
      '_: _x 2',
      'A: ab 3 | Äa 1',
      'B: b 0',
    ]);
  });

  it('puts names that differ in brackets together', () => {
    expect(
      index(entry('single', 'f() (in a)', 1), entry('single', 'f() (in b)', 2), entry('single', 'g()', 3)),
    ).toEqual(['F: f() (in a) 1 [(in b) 2]', 'G: g() 3']);
  });

  it('is not misled by names that every object has', () => {
    expect(index(entry('single', '__proto__; constructor', 1))).toEqual(['_: __proto__ [constructor 1]']);
  });
});
