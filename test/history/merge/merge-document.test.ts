import { describe, expect, it } from 'vitest';
import { merge } from './merged.ts';

const BASE = `# Title

First paragraph with some words.

Second paragraph with other words.

Third paragraph of the document.

## Part

Fourth paragraph.
`;

function edit(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`no ${from}`);
    return text.replace(from, to);
  }, BASE);
}

function cleanly(ours: string, theirs: string): string {
  const merged = merge(BASE, ours, theirs);
  expect(merged.conflicts).toEqual([]);
  expect(merged.runTogether).toEqual([]);
  return merged.source;
}

describe('what merges', () => {
  it('edits of neighbouring blocks', () => {
    const ours = edit(['some words', 'many words']);
    const theirs = edit(['other words', 'such words']);
    expect(cleanly(ours, theirs)).toBe(edit(['some words', 'many words'], ['other words', 'such words']));
  });

  it('edits of different words of one paragraph', () => {
    const ours = edit(['First paragraph', 'The first paragraph']);
    const theirs = edit(['some words', 'many words']);
    expect(cleanly(ours, theirs)).toBe(edit(['First paragraph with some', 'The first paragraph with many']));
  });

  it('a move with an edit', () => {
    const moved = edit(
      ['Third paragraph of the document.\n\n', ''],
      ['Fourth paragraph.\n', 'Fourth paragraph.\n\nThird paragraph of the document.\n'],
    );
    const edited = edit(['Third paragraph of the document', 'Third paragraph of a document']);
    const expected = moved.replace('of the document', 'of a document');
    expect(cleanly(moved, edited)).toBe(expected);
    expect(cleanly(edited, moved)).toBe(expected);
  });

  it('insertions at one place: both, ours first', () => {
    const ours = edit(['## Part', 'From us.\n\n## Part']);
    const theirs = edit(['## Part', 'By them.\n\n## Part']);
    expect(cleanly(ours, theirs)).toBe(edit(['## Part', 'From us.\n\nBy them.\n\n## Part']));
  });

  it('the same insertion once', () => {
    const both = edit(['## Part', 'New here.\n\n## Part']);
    expect(cleanly(both, both.replace('some', 'many'))).toBe(both.replace('some', 'many'));
  });

  it('a new paragraph in a section that the other side moved', () => {
    const moved = `# Title\n\n## Part\n\nFourth paragraph.\n${BASE.slice(BASE.indexOf('\nFirst'), BASE.indexOf('\n## Part'))}`;
    const added = edit(['Fourth paragraph.\n', 'Fourth paragraph.\n\nFifth one.\n']);
    expect(cleanly(moved, added)).toBe(moved.replace('Fourth paragraph.\n', 'Fourth paragraph.\n\nFifth one.\n'));
    expect(cleanly(added, moved)).toBe(moved.replace('Fourth paragraph.\n', 'Fourth paragraph.\n\nFifth one.\n'));
  });
});

describe('what conflicts', () => {
  it('the same words', () => {
    const merged = merge(BASE, edit(['some words', 'few words']), edit(['some words', 'many words']));
    expect(merged.conflicts).toEqual([{ line: 3, reason: 'both edited' }]);
    expect(merged.source).toBe(
      edit([
        'First paragraph with some words.',
        `<<<<<<< ours

First paragraph with few words.

||||||| base

First paragraph with some words.

=======

First paragraph with many words.

>>>>>>> theirs`,
      ]),
    );
  });

  it('an edit and a removal', () => {
    const merged = merge(BASE, edit(['some words', 'few words']), edit(['First paragraph with some words.\n\n', '']));
    expect(merged.conflicts).toEqual([{ line: 3, reason: 'edited here, removed there' }]);
  });
  it('an edit and a rewrite', () => {
    const merged = merge(
      BASE,
      edit(['some words', 'few words']),
      edit(['First paragraph with some words.', 'Entirely new text stands here now.']),
    );
    expect(merged.conflicts).toEqual([{ line: 3, reason: 'both edited' }]);
    expect(merged.source).toMatch(/few words[\s\S]*=======\n\nEntirely new/);
  });
});
