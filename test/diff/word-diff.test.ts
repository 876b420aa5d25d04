import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countChangedWords,
  diffWords,
  type WordChange,
  type WordDiffOptions,
  wordsAfter,
  wordsBefore,
} from '../../src/diff/word-diff.ts';
import { plainWordDiff } from '../../src/diff/word-diff-text.ts';
import { isWord, wordTokens } from '../../src/diff/word-tokens.ts';
import { cpuClock } from '../cpu-clock.ts';

const word = fc.constantFrom(
  'the',
  'fox',
  'jumps',
  "don't",
  '狐',
  '跳',
  ',',
  '.',
  ' ',
  '  ',
  '\n',
  '\n\n',
  '\t',
  '(',
  '😀',
);
const prose = fc.array(word, { maxLength: 30 }).map(words => words.join(''));
const text = fc.oneof(
  prose,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const edited = fc
  .tuple(fc.array(word, { maxLength: 40 }), fc.array(fc.tuple(fc.nat(60), word, fc.boolean()), { maxLength: 5 }))
  .map(([before, edits]) => {
    const after = [...before];
    for (const [place, token, isAdded] of edits) {
      if (isAdded) after.splice(place % (after.length + 1), 0, token);
      else after.splice(place % (after.length + 1), 1, token);
    }
    return [before.join(''), after.join('')] as const;
  });
const pairs = fc.oneof(edited, fc.tuple(text, text));
const options = fc.constantFrom<WordDiffOptions>({}, { blanks: 'loose' });

/** What a diff would be if it were written without marks, for a look at one example. */
function marked(before: string, after: string, options?: WordDiffOptions): string {
  return plainWordDiff(diffWords(before, after, options));
}

describe('diffWords', () => {
  it('gives both texts back', () => {
    fc.assert(
      fc.property(pairs, options, ([before, after], chosen) => {
        const changes = diffWords(before, after, chosen);
        expect(wordsBefore(changes)).toBe(before);
        expect(wordsAfter(changes)).toBe(after);
      }),
      { numRuns: 2000 },
    );
  });

  it('has no change where the texts are equal, and some where they are not', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const isChanged = diffWords(before, after).some(({ kind }) => kind !== 'equal');
        expect(isChanged).toBe(before !== after);
        expect(diffWords(before, before).filter(({ kind }) => kind !== 'equal')).toEqual([]);
      }),
    );
  });

  it('has no empty changes, nothing twice in a row, and what was removed first', () => {
    const mayFollow: Record<string, readonly WordChange['kind'][]> = {
      equal: ['removed', 'added'],
      removed: ['added', 'equal'],
      added: ['equal'],
    };
    fc.assert(
      fc.property(pairs, options, ([before, after], chosen) => {
        const changes = diffWords(before, after, chosen);
        for (const [index, change] of changes.entries()) {
          expect(change.text + (change.before ?? '')).not.toBe('');
          const next = changes[index + 1];
          if (next) expect(mayFollow[change.kind]).toContain(next.kind);
        }
      }),
    );
  });

  it('marks words, not letters', () => {
    expect(marked('The quick fox jumps.', 'The quicker fox jumps!')).toBe(
      'The [-quick-]{+quicker+} fox jumps[-.-]{+!+}',
    );
  });

  it('takes a space between two changed words for changed', () => {
    expect(marked('see the old red barn over there', 'see the new blue barn over there')).toBe(
      'see the [-old red-]{+new blue+} barn over there',
    );
  });

  it('keeps lines apart that changed both', () => {
    expect(marked('let first = 1;\nlet second = 2;\n', 'let first = 10;\nlet second = 20;\n')).toBe(
      'let first = [-1-]{+10+};\nlet second = [-2-]{+20+};\n',
    );
  });

  it('divides text without spaces into characters', () => {
    expect(marked('狐は跳ぶ', '犬は跳ぶ')).toBe('[-狐-]{+犬+}は跳ぶ');
  });

  it('shows texts with little in common one after the other', () => {
    const before = 'Nothing of what stood here before was kept by anyone at all.';
    const after = 'This sentence, though, says something else entirely: another of those.';
    expect(marked(before, after)).toBe(`[-${before}-]{+${after}+}`);
  });

  it('finds no change in a paragraph that was wrapped anew, where blank space is loose', () => {
    const changes = diffWords('one two\nthree four\n', 'one\ntwo three\nfour\n', { blanks: 'loose' });
    expect(changes.map(({ kind }) => kind)).toEqual(['equal']);
    expect(marked('one two\n', 'one\ntwo\n')).toBe('one[- -]{+\n+}two\n');
    expect(marked('one\ntwo\n', 'one\n\ntwo\n', { blanks: 'loose' })).toBe('one[-\n-]{+\n\n+}two\n');
  });

  it('compares long texts in little time', () => {
    const long = Array.from({ length: 30_000 }, (_, index) => `word${index % 700}`);
    const after = long.with(15_000, 'changed').join(' ');
    const spent = cpuClock();
    const changes = diffWords(long.join(' '), after);
    expect(spent()).toBeLessThan(4000);
    expect(changes.filter(({ kind }) => kind !== 'equal').map(({ text }) => text)).toEqual(['word300', 'changed']);
  });

  it('counts words', () => {
    expect(countChangedWords(diffWords('a b, c', 'a x y, c'))).toEqual({ added: 2, removed: 1 });
  });
});

describe('plainWordDiff', () => {
  it('can be read back where the texts hold no marks', () => {
    const unmarked = pairs.filter(([before, after]) => !/[[\]{}]/.test(before + after));
    fc.assert(
      fc.property(unmarked, ([before, after]) => {
        const written = plainWordDiff(diffWords(before, after));
        expect(written.replace(/\[-(.*?)-\]/gs, '$1').replace(/\{\+.*?\+\}/gs, '')).toBe(before);
        expect(written.replace(/\[-.*?-\]/gs, '').replace(/\{\+(.*?)\+\}/gs, '$1')).toBe(after);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('wordTokens', () => {
  it('gives the text back', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('lines' as const, 'runs' as const), (value, blanks) => {
        expect(wordTokens(value, blanks).join('')).toBe(value);
      }),
    );
  });

  it('tells words from the rest', () => {
    expect(wordTokens("it's an _id_, 3 times").filter(isWord)).toEqual(["it's", 'an', '_id_', '3', 'times']);
  });
});
