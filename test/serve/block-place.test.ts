import { describe, expect, it } from 'vitest';
import { markdownReader } from '../../src/reader/markdown/index.ts';
import { placeOfLine } from '../../src/serve/block-place.ts';

const SOURCE = `---
title: T
---
Before.

# One

[link]: x.md

First.

Second
in two lines.

## Two

Last.
`;

describe('the place of a line in its page', () => {
  const outline = markdownReader.read({ path: 'a.md', source: SOURCE, include: () => undefined });
  const lineOf = (text: string) => SOURCE.split('\n').findIndex(line => line.startsWith(text)) + 1;

  it.each([
    ['Before', { to: 'one', nth: 0, of: 1 }],
    ['# One', { from: 'one', to: 'two', nth: 0, of: 3 }],
    ['First', { from: 'one', to: 'two', nth: 1, of: 3 }],
    ['Second', { from: 'one', to: 'two', nth: 2, of: 3 }],
    ['in two', { from: 'one', to: 'two', nth: 2, of: 3 }],
    ['Last', { from: 'two', nth: 1, of: 2 }],
  ])('%s', (text, expected) => {
    expect(placeOfLine(outline, lineOf(text))).toEqual(expected);
  });

  it('is unknown behind the end', () => {
    expect(placeOfLine(outline, 1000)).toBeUndefined();
  });
});
