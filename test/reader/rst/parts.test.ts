import { describe, expect, it } from 'vitest';
import { read } from './join.ts';
import { outline } from './outline.ts';

const tree = (source: string) => outline(read(source).nodes);
const problems = (source: string) => read(source).messages.map(({ line, message }) => `${line} ${message}`);

describe('parts of a document', () => {
  it.each([
    [
      'a sidebar',
      '.. sidebar:: T\n   :subtitle: *S*\n\n   b\n',
      'directive:sidebar(paragraph("T") paragraph(emphasis("S")) paragraph("b"))',
    ],
    [
      'a topic in a sidebar',
      '.. sidebar:: T\n\n   .. topic:: U\n\n      b\n',
      'directive:sidebar(paragraph("T") directive:topic(paragraph("U") paragraph("b")))',
    ],
    [
      'a topic below what nobody knows',
      '.. foo::\n\n   .. topic:: U\n\n      b\n',
      'directive:foo(directive:topic(paragraph("U") paragraph("b")))',
    ],
    [
      'lines',
      '.. line-block::\n\n   a\n     *b*\n   c\n',
      'lineBlock(lineBlockLine("a") lineBlock(lineBlockLine(emphasis("b"))) lineBlockLine("c"))',
    ],
    [
      'a caption with a name',
      '.. figure:: a.png\n\n   .. _n:\n\n   C\n',
      'directive:figure(image(a.png) target:n() caption("C"))',
    ],
    ['a header', '.. header:: a\n', 'directive:header(paragraph("a"))'],
    ['numbers of sections', '.. sectnum::\n   :depth: 2\n', 'directive:sectnum()'],
  ])('reads %s', (_, source, expected) => {
    expect(tree(source)).toBe(expected);
  });

  it('gives classes to what stands in the directive', () => {
    const [node] = read('.. class:: One two\n\n   a\n\n   .. note:: b\n').nodes;
    expect(node).toMatchObject({
      data: { transparent: true },
      children: [
        { type: 'paragraph', data: { hProperties: { className: ['one', 'two'] } } },
        { type: 'containerDirective', attributes: { class: 'one two' } },
      ],
    });
  });

  it('places the subtitle of a sidebar', () => {
    const [node] = read('.. sidebar:: T\n   :subtitle: S\n\n   b\n').nodes;
    expect(node).toMatchObject({ children: [{}, { position: { start: { line: 2, column: 15 } } }, {}] });
  });

  it('reads what a page says of itself', () => {
    const { exports, nodes } = read('.. meta::\n   :description lang=en: Of\n     things\n   :http-equiv=X-Y: z\n');
    expect(nodes[0]?.data?.meta).toEqual([
      { content: 'Of things', name: 'description', lang: 'en' },
      { content: 'z', 'http-equiv': 'X-Y' },
    ]);
    expect(exports.frontmatter).toEqual({ description: 'Of things' });
  });

  it.each([
    ['- .. contents::\n', '1 The "contents" directive may not be used within topics or body elements.'],
    ['- .. topic:: T\n\n     b\n', '1 The "topic" directive may not be used within topics or body elements.'],
    [
      '.. sidebar:: T\n\n   .. sidebar:: U\n\n      b\n',
      '3 The "sidebar" directive may not be used within a sidebar element.',
    ],
    ['.. sidebar::\n   :subtitle: S\n\n   b\n', '1 The "subtitle" option may not be used without a title.'],
    ['.. meta::\n   :a:\n', '2 No content for meta tag "a".'],
    ['.. meta::\n   :a b=: c\n', '2 Error parsing meta tag attribute "b=": missing value after "b=".'],
    ['.. meta::\n   :a b="c: d\n', '2 Error parsing meta tag attribute "b="c": attribute "b" missing end quote (").'],
    ['.. meta::\n   a\n', '1 Invalid meta directive.'],
  ])('says what is wrong in %j', (source, expected) => {
    expect(problems(source)).toEqual([expected]);
  });
});
