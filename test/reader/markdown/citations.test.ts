import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/literate/citation/bibtex/latex-text.ts';
import type { Citation } from '../../../src/literate/citation/citation-nodes.ts';
import { withCitations } from '../../../src/reader/markdown/citations.ts';
import { createMarkdownParser, markdownReaderWith } from '../../../src/reader/markdown/create.ts';
import { parseMarkdown } from '../../../src/reader/markdown/parse.ts';

const parsers = {
  auto: withCitations(await createMarkdownParser({ parser: 'auto', remark: () => parseMarkdown })),
  remark: withCitations(await createMarkdownParser({ parser: 'remark', remark: () => parseMarkdown })),
};
const reader = markdownReaderWith(parsers.auto, false);
const read = (source: string) => reader.read({ path: 'a.md', source, include: () => undefined });

function citationsIn(node: Nodes): Citation[] {
  if (node.type === 'citation') return [node];
  return 'children' in node ? node.children.flatMap(citationsIn) : [];
}

/** Citations in short: mode, then each work with what stands around it. */
function cited(source: string): string[] {
  return citationsIn(parsers.auto.parse(source)).map(({ mode, works, isBare }) => {
    const shown = works.map(({ key, before, after, noNames }) =>
      [before && `${textOf(before)}<`, noNames && '-', key, after && `>${textOf(after)}`].filter(Boolean).join(''),
    );
    return `${isBare ? 'bare ' : ''}${mode} ${shown.join(' | ')}`;
  });
}

describe('citations in Markdown, as pandoc has them', () => {
  it.each([
    ['[@knuth84]', ['parenthetical knuth84']],
    ['[@knuth84, p. 3; see @liskov87]', ['parenthetical knuth84>, p. 3 | see<liskov87']],
    ['[@knuth84 chap. 2]', ['parenthetical knuth84>, chap. 2']],
    ['[see *esp.* @knuth84, `x`]', ['parenthetical see esp.<knuth84>, x']],
    ['[-@knuth84]', ['parenthetical -knuth84']],
    ['@knuth84 says', ['bare textual knuth84']],
    ['@knuth84 [p. 33] says', ['bare textual knuth84>, p. 33']],
    ['so -@knuth84 says', ['bare parenthetical -knuth84']],
    ['@DBLP:conf/icse/X-1.', ['bare textual DBLP:conf/icse/X-1']],
    ['[@{a,b}; @Müller_99]', ['parenthetical a,b | Müller_99']],
    ['(@a, @b)', ['bare textual a', 'bare textual b']],
    ['[one [two] @a]', ['parenthetical one [two]<a']],
    ['**[@a]** and\n> [@b\n> p. 3]', ['parenthetical a', 'parenthetical b>, p. 3']],
    ['a[^n]\n\n[^n]: note [@a]', ['parenthetical a']],
    ['| a |\n|---|\n| [@a] |', ['parenthetical a']],
    ['# Title [@a]', ['parenthetical a']],
  ])('%s', (source, expected) => {
    expect(cited(source)).toEqual(expected);
  });

  it.each([
    'me@example.org',
    'write \\@knuth84 or [\\@a]',
    '&#64;knuth84',
    '`@a` and <b title="@a">x</b>',
    '[text @a](https://example.org/@a)',
    '[@a]: https://example.org/\n\n[@a]',
    'https://example.org/@a',
    'a @ b, @ and @.',
    '```\n[@a]\n```',
    '$@a$',
    '[a; b] and [x]',
  ])('are not %s', source => {
    expect(cited(source)).toEqual([]);
  });

  it('leave the rest of the text as it is', () => {
    const [paragraph] = parsers.auto.parse('a [x; @k] b [y] \\@c *d @e f*').children;
    const text = JSON.stringify(paragraph, (key, value) => (key === 'position' ? undefined : value));
    expect(text).toContain('"value":"a [x; "');
    expect(text).toContain('"value":"] b [y] @c "');
    expect(text).toContain('"value":" f"');
  });

  it('are the same by both parsers', () => {
    const piece = fc.constantFrom(
      ...['[', ']', '@a', '@b', ';', ' ', 'x', '\\', '*', '`', '-', '{', '}', '\n', '&amp;', '^', '(', ')', ', p. 3'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), pieces => {
        const source = pieces.join('');
        expect(parsers.auto.parse(source)).toEqual(parsers.remark.parse(source));
      }),
      { numRuns: 300 },
    );
  });

  it('know their places', () => {
    const [first, second] = citationsIn(parsers.auto.parse('> one\n> two \\* [@a] and\n> @b'));
    expect(first?.position?.start).toMatchObject({ line: 2, column: 10 });
    expect(first?.written).toBe('[@a]');
    expect(second?.position?.start).toMatchObject({ line: 3, column: 3 });
  });
});

describe('a document that cites', () => {
  it('exports works with ids of their places, those of a heading with its own', () => {
    const { exports } = read('# On [@a]\n\nText @b, [@a; @b].\n\n> ## In\n>\n> quotes [@c]\n\n::bibliography{all}\n');
    expect(exports.citations).toEqual({
      works: [
        { key: 'a', block: 0, anchor: 'on' },
        { key: 'b', block: 1, anchor: 'cite-b' },
        { key: 'a', block: 1, anchor: 'cite-a' },
        { key: 'b', block: 1, anchor: 'cite-b-1' },
        { key: 'c', block: 2, anchor: 'cite-c' },
      ],
      lists: [{ block: 3, all: true }],
    });
    expect(exports.title).toBe('On');
    expect(exports.anchors.filter(({ block }) => block === 2).map(({ id }) => id)).toEqual(['in', 'cite-c']);
  });

  it('may place its list without attributes', () => {
    expect(read('a\n\n::bibliography\n').exports.citations).toEqual({ works: [], lists: [{ block: 1 }] });
    expect(read('a ::bibliography b').exports.citations).toBeUndefined();
  });

  it('is read again as it is read', () => {
    const before = '# A\n\nOne [@a].\n\nTwo @b.\n\nThree.\n';
    const after = '# A\n\nOne [@a].\n\nTwo @b and [@c].\n\nThree.\n';
    const again = reader.readAgain?.(read(before), { path: 'a.md', source: after, include: () => undefined });
    expect(again).toEqual(read(after));
  });
});
