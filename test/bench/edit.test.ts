import { describe, expect, it } from 'vitest';
import { corpusPage, largeDocument } from '../../bench/corpus.ts';
import { editParagraph, newWord } from '../../bench/edit.ts';

describe('an edit', () => {
  it('adds a word at the end of a paragraph', () => {
    expect(editParagraph('# A\n\nOne\ntwo.\n\nThree.\n', 'new', 0)).toBe('# A\n\nOne\ntwo. new\n\nThree.\n');
    expect(editParagraph('# A\n\nOne\ntwo.\n\nThree.\n', 'new', 0.9)).toBe('# A\n\nOne\ntwo.\n\nThree. new\n');
  });

  it('leaves fences, lists and HTML alone', () => {
    const text = '```js\n\nlet a;\n\n```\n\n- item\n\n<div>\n\nText.\n';
    expect(editParagraph(text, 'new', 0)).toBe(text.replace('Text.', 'Text. new'));
  });

  it('refuses a text without paragraphs', () => {
    expect(() => editParagraph('# Title\n', 'new', 0)).toThrow('no paragraph');
  });

  it.each([0, 0.3, 0.99])('changes one line of a page and of the large document (%d)', which => {
    for (const text of [corpusPage(7), largeDocument()]) {
      const [before, after] = [text.split('\n'), editParagraph(text, newWord(3), which).split('\n')];
      expect(after.length).toBe(before.length);
      const changed = after.filter((line, i) => line !== before[i]);
      expect(changed).toHaveLength(1);
      expect(changed[0]).toMatch(/ quizzicalbbbbbf$/);
    }
  });
});
