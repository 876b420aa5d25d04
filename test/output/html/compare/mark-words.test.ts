import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords } from '../../../../src/diff/word-diff.ts';
import { markAll, markWords } from '../../../../src/output/html/compare/mark-words.ts';

const compare = (before: string, after: string) => diffWords(before, after);
const mark = (before: string, after: string) => markWords(before, after, compare);

const word = fc.constantFrom('one', 'two', 'three', ' ', ', ', '&amp;', '&lt;', '&#x1F600;', '&hellip;', '\n', '😀');
const text = fc.array(word, { maxLength: 6 }).map(words => words.join(''));
const element: fc.Arbitrary<string> = fc.letrec<{ node: string }>(tie => ({
  node: fc.oneof(
    { maxDepth: 3 },
    text,
    fc
      .tuple(fc.constantFrom('p', 'em', 'li', 'code', 'a title="1 > 0"'), fc.array(tie('node'), { maxLength: 3 }))
      .map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag.split(' ')[0]}>`),
    fc.constantFrom(
      '<img src="a.png" alt="A">',
      '<svg><text>x</text></svg>',
      '<br>',
      '<del>old</del>',
      '<!-- a > b -->',
    ),
  ),
})).node;

function withoutMarks(html: string): string {
  return html.replace(/<(del|ins) class="change">(.*?)<\/\1>/gs, '$2');
}

describe('markWords', () => {
  it('changes nothing but the marks', () => {
    fc.assert(
      fc.property(element, element, (before, after) => {
        // A document's own <del> inside of a mark would end it for this test's reading.
        fc.pre(!`${before}${after}`.includes('<del>'));
        const marked = mark(before, after);
        expect(withoutMarks(marked.before)).toBe(before);
        expect(withoutMarks(marked.after)).toBe(after);
      }),
      { numRuns: 1000 },
    );
  });

  it('marks nothing where nothing differs', () => {
    fc.assert(
      fc.property(element, html => {
        expect(mark(html, html)).toEqual({ before: html, after: html, isMarked: false });
      }),
    );
  });

  it('marks words within elements, never over their tags', () => {
    expect(mark('<p>a <em>quick fox</em> runs</p>', '<p>a <em>slow fox</em> sleeps</p>')).toEqual({
      before: '<p>a <em><del class="change">quick</del> fox</em> <del class="change">runs</del></p>',
      after: '<p>a <em><ins class="change">slow</ins> fox</em> <ins class="change">sleeps</ins></p>',
      isMarked: true,
    });
  });

  it('takes a character reference for one character', () => {
    expect(mark('<p>a &lt; b</p>', '<p>a &gt; b</p>').after).toBe('<p>a <ins class="change">&gt;</ins> b</p>');
  });

  it('marks a picture, formula or drawing whole', () => {
    const { before, after } = mark('<p>see <img src="a.png"></p>', '<p>see <img src="b.png"></p>');
    expect(before).toBe('<p>see <del class="change"><img src="a.png"></del></p>');
    expect(after).toBe('<p>see <ins class="change"><img src="b.png"></ins></p>');
    const formula = (letter: string) => `<p><math><mi>${letter}</mi></math></p>`;
    expect(mark(formula('x'), formula('y')).after).toBe(`<p><ins class="change"><math><mi>y</mi></math></ins></p>`);
  });

  it('says that nothing is marked where only markup differs', () => {
    expect(mark('<p><a href="a">link</a></p>', '<p><a href="b">link</a></p>').isMarked).toBe(false);
  });

  it('puts no mark between the rows of a table', () => {
    expect(markAll('<table>\n<tr><td>a</td>\n<td>b</td></tr>\n</table>', 'ins')).toBe(
      '<table>\n<tr><td><ins class="change">a</ins></td>\n<td><ins class="change">b</ins></td></tr>\n</table>',
    );
  });
});
