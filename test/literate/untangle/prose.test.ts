import { describe, expect, it } from 'vitest';
import { commentText } from '../../../src/literate/untangle/comment-text.ts';
import { firstSentence, prose, summary } from '../../../src/literate/untangle/prose.ts';
import { sourceLanguage } from '../../../src/literate/untangle/source-language.ts';

function wordsOf(file: string, comment: string): string[] {
  const language = sourceLanguage(file);
  if (!language) throw new Error(file);
  return commentText(comment.split('\n'), language.lexis);
}

describe('the words of a comment', () => {
  it.each([
    ['a.ts', '/**\n * Adds.\n *\n *   a + b\n */', ['Adds.', '', '  a + b']],
    ['a.ts', '// One\n//   two', ['One', '  two']],
    ['a.rs', '//! Of all.\n/// Of one.', ['Of all.', 'Of one.']],
    ['a.py', '#####\n# Part #\n#####\n# noqa', ['Part #']],
    ['a.c', '/* one\n   two */', ['one', 'two']],
    ['a.hs', '-- | Adds.\n--   More.', ['Adds.', '  More.']],
    ['a.lua', '--[[ One\n\n  two ]]', ['One', '', 'two']],
    ['a.el', ';;; Name\n;; eslint', ['Name', 'eslint']],
    ['a.css', '/* ==== */', []],
  ])('in %s stand without marks: %j', (file, comment, words) => {
    expect(wordsOf(file, comment)).toEqual(words);
  });
});

describe('prose', () => {
  it.each([
    ['keeps paragraphs', 'One\ntwo.\n\nThree.', 'One\ntwo.\n\nThree.'],
    [
      'escapes what Markdown would read',
      'a *b* <i> [x](y) $z$ a_b _c_ d::e :f',
      'a \\*b\\* \\<i> \\[x](y) \\$z\\$ a_b \\_c\\_ d::e \\:f',
    ],
    ['keeps code', 'the `a*b` and ``c``, not `d', 'the `a*b` and ``c``, not \\`d'],
    ['escapes beginnings of lines', '# x\n1. one', '\\# x\n\n- one'],
    ['keeps lists', 'Some:\n- one\n  more\n- two', 'Some:\n\n- one\n  more\n- two'],
    ['makes lists of parameters', '@param a - the first\n@returns {x} all', '- `a`: the first\n- `@returns` {x} all'],
    ['keeps examples', 'Say:\n\n    x();\n      y', 'Say:\n\n```js\nx();\n  y\n```'],
    ['keeps fences', '```rust,ignore\na\n```', '```rust\na\n```'],
    ['takes an open fence for words', '```\na', '\\`\\`\\`\na'],
  ])('%s', (_, words, markdown) => {
    expect(prose(words.split('\n'), 'js')).toBe(markdown);
  });

  it('names code by its first sentence', () => {
    expect(firstSentence(['File name endings', 'of documents. More.'])).toBe('File name endings of documents');
    expect(firstSentence(['x'.repeat(70)])).toBeUndefined();
    expect(firstSentence(['<<a>>'])).toBeUndefined();
  });

  it('is summed up in a sentence', () => {
    expect(summary(['Reads <a>', 'file. More.'])).toBe('Reads \\<a> file.');
    expect(summary(['x'.repeat(151)])).toBe('');
  });
});
