import { describe, expect, it } from 'vitest';
import { corpusPage } from '../../../bench/corpus.ts';
import type { Document } from '../../../src/literate/document.ts';
import { markdownReader } from '../../../src/reader/markdown/index.ts';
import { parseMarkdown } from '../../../src/reader/markdown/parse.ts';
import { rereadMarkdown } from '../../../src/reader/markdown/reread.ts';
import { drawing, generatedDocument } from './generated.ts';

/** Random edits of the suite; more by hand with `EDITS=20000`. */
const EDITS = Number(process.env.EDITS ?? 600);

function read(source: string): Document {
  return markdownReader.read({ path: 'a.md', source, include: () => undefined });
}

const INSERTED = [
  ...[
    'a',
    ' ',
    '\n',
    '\n\n',
    '# ',
    '- ',
    '> ',
    '    ',
    '```',
    '```\n',
    '\n```\n',
    '$$\n',
    ':::note\n',
    ':::\n',
    '<!--',
    '-->',
    '<div>\n',
  ],
  ...[
    '\n---\n',
    '---\n',
    '===\n',
    '| a |\n|---|\n',
    '[a]: /b\n',
    '[^f]: c\n',
    '[a]',
    '*',
    '`',
    '\r\n',
    '<script>\n',
    '{#x}',
    '# H {#x}\n\n',
  ],
];

/** Takes a range out of a text, puts something in, or both. */
function edited(source: string, draw: (below: number) => number): string {
  const at = draw(source.length + 1);
  const removed = draw(3) === 0 ? draw(30) : 0;
  const inserted = removed > 0 && draw(2) === 0 ? '' : (INSERTED[draw(INSERTED.length)] ?? '');
  return source.slice(0, at) + inserted + source.slice(at + removed);
}

/** A long document without definitions: most of its blocks end for sure. */
function longDocument(draw: (below: number) => number): string {
  const parts = Array.from({ length: 4 + draw(8) }, () =>
    draw(3) === 0 ? corpusPage(draw(1000)).slice(0, 200 + draw(1500)) : generatedDocument(draw(100_000)),
  );
  return parts
    .join('\n\nA paragraph between.\n\n')
    .replace(/^(\[[^\]\n]*\]):/gm, '$1')
    .replace(/^([ \t>*+-]*\[\^?[^\]\n]*\]):/gm, '$1');
}

describe('rereadMarkdown', () => {
  it(`gives what reading the whole gives, after each of ${EDITS} random edits`, {
    timeout: 120_000 + EDITS * 100,
  }, () => {
    const draw = drawing(11);
    let source = '';
    let previous = read(source);
    let partly = 0;
    for (let edit = 0; edit < EDITS; edit += 1) {
      if (edit % 12 === 0) {
        source = longDocument(draw);
        previous = read(source);
      }
      const before = source;
      source = edited(source, draw);
      const whole = read(source);
      const again = rereadMarkdown(parseMarkdown, previous, source);
      if (again) {
        partly += 1;
        expect(again, JSON.stringify([before, source])).toEqual(whole);
      }
      previous = again ?? whole;
    }
    expect(partly).toBeGreaterThan(EDITS / 4);
  });

  const page = Array.from({ length: 9 }, (_, i) => `# H${i}\n\nText ${i} of it.\n`).join('\n');
  const change = (from: string, to: string) =>
    rereadMarkdown(
      parseMarkdown,
      read(page),
      page.replace(from, () => to),
    );

  it('parses only what may have changed', () => {
    const parsed: string[] = [];
    const parse = (text: string) => {
      parsed.push(text);
      return parseMarkdown(text);
    };
    const again = rereadMarkdown(parse, read(page), page.replace('Text 4', 'Words\n\nand text 4'));
    expect(again?.blocks).toHaveLength(19);
    expect(parsed).toEqual(['\nWords\n\nand text 4 of it.\n\n# H5\n']);
  });

  it.each([
    ['an open fence', '```js'],
    ['an open comment', '<!-- Text'],
    ['an open formula', '$$'],
    ['an open directive', ':::note'],
    ['a definition', '[a]: /b'],
    ['a footnote', '[^a]: b'],
  ])('reads the whole behind %s', (_, text) => {
    expect(change('Text 4 of it.', text)).toBeUndefined();
  });

  it('reads the whole where a line of hyphens at the start finds another', () => {
    const source = `---\n\n${page}`;
    expect(rereadMarkdown(parseMarkdown, read(source), source.replace('Text 4', '---\n'))).toBeUndefined();
  });

  it('numbers the ids of headings anew', () => {
    const again = change('H2', 'H7');
    expect(again?.exports.anchors.map(anchor => anchor.id).slice(2, 8)).toEqual(['h7', 'h3', 'h4', 'h5', 'h6', 'h7-1']);
  });
});
