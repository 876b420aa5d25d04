import { describe, expect, it } from 'vitest';
import { read } from './join.ts';
import { outline } from './outline.ts';

const tree = (source: string) => outline(read(source).nodes);

describe('body elements', () => {
  it.each([
    ['an underlined title', 'A\n=\n', 'h1("A")'],
    ['an overlined title', '===\n A\n===\n', 'h1("A")'],
    ['levels by order of appearance', 'A\n~\n\nB\n=\n\nC\n~\n', 'h1("A") h2("B") h1("C")'],
    ['over- and underlined apart from underlined', '===\nA\n===\n\nB\n===\n', 'h1("A") h2("B")'],
    ['a transition', 'a\n\n----\n\nb\n', 'paragraph("a") thematicBreak() paragraph("b")'],
    ['a paragraph of two lines', 'a\nb\n', 'paragraph("a\\nb")'],
    ['bullets', '- a\n- b\n', 'ul(listItem(paragraph("a")) listItem(paragraph("b")))'],
    ['two bullet lists', '- a\n\n+ b\n', 'ul(listItem(paragraph("a"))) ul(listItem(paragraph("b")))'],
    ['numbers', '3. a\n4. b\n', 'ol:3(listItem(paragraph("a")) listItem(paragraph("b")))'],
    ['Roman numbers', 'i) a\nii) b\n', 'ol:1(listItem(paragraph("a")) listItem(paragraph("b")))'],
    ['automatic numbers', '#. a\n#. b\n', 'ol:1(listItem(paragraph("a")) listItem(paragraph("b")))'],
    ['an initial that is no number', 'A. Einstein was\nhere\n', 'paragraph("A. Einstein was\\nhere")'],
    [
      'definitions',
      'a\n  b\nc\n  d\n',
      'definitionList(definitionTerm("a") definitionDescription(paragraph("b")) definitionTerm("c") definitionDescription(paragraph("d")))',
    ],
    [
      'a classifier',
      'a : b\n  c\n',
      'definitionList(definitionTerm("a" classifier("b")) definitionDescription(paragraph("c")))',
    ],
    [
      'an escaped colon',
      'a \\: b\n  c\n',
      'definitionList(definitionTerm("a : b") definitionDescription(paragraph("c")))',
    ],
    [
      'fields',
      ':a: b\n:c: d\n',
      'fieldList(fieldName("a") fieldBody(paragraph("b")) fieldName("c") fieldBody(paragraph("d")))',
    ],
    [
      'options',
      '-a F  b\n',
      'optionList(optionGroup(option(optionString("-a") optionArgument("F"))) optionDescription(paragraph("b")))',
    ],
    ['a literal block', 'a::\n\n  b\n   c\n', 'paragraph("a:") code("b\\n c")'],
    ['a literal block after a space', 'a ::\n\n  b\n', 'paragraph("a") code("b")'],
    ['a literal block after a lone marker', '::\n\n  b\n', 'code("b")'],
    ['a quoted literal block', '::\n\n> b\n> c\n', 'code("> b\\n> c")'],
    ['a quote', 'a\n\n  b\n', 'paragraph("a") blockquote(paragraph("b"))'],
    ['an attribution', '  a\n\n  -- b\n', 'blockquote(paragraph("a") attribution("b"))'],
    ['a doctest', '>>> 1\n1\n', 'code:pycon(">>> 1\\n1")'],
    ['lines', '| a\n|   b\n', 'lineBlock(lineBlockLine("a") lineBlock(lineBlockLine("b")))'],
    ['a comment', '.. a\n   b\n', 'comment("a\\nb")'],
    ['a comment after a tab', '..\ta\n', 'comment("a")'],
    [
      'an empty comment that ends a quote',
      '  a\n\n..\n\n  b\n',
      'blockquote(paragraph("a")) comment("") blockquote(paragraph("b"))',
    ],
    ['an internal target', '.. _a:\n', 'target:a()'],
    ['a quoted name', '.. _`A:  B`: https://a.b\n', 'target:a: b,https://a.b()'],
    ['a target of two lines', '.. _a: https://a.b/\n   c\n', 'target:a,https://a.b/c()'],
    ['an indirect target', '.. _a: b_\n', 'target:a,b()'],
    ['a footnote', '.. [1] a\n', 'footnoteDefinition(paragraph("a"))'],
    ['a replacement', '.. |a b| replace:: *c* d\n', 'substitutionDefinition:a b(emphasis("c") " d")'],
    ['characters', '.. |c| unicode:: 0xA9 .. a remark\n', 'substitutionDefinition:c("©")'],
    [
      'a simple table',
      '== ==\na  b\n== ==\n1  2\n== ==\n',
      'blockTable(blockTableSection(blockTableRow(cell:1x1(paragraph("a")) cell:1x1(paragraph("b")))) blockTableSection(blockTableRow(cell:1x1(paragraph("1")) cell:1x1(paragraph("2")))))',
    ],
    [
      'a grid table with a span',
      '+---+---+\n| a | b |\n+---+---+\n| c     |\n+-------+\n',
      'blockTable(blockTableSection(blockTableRow(cell:1x1(paragraph("a")) cell:1x1(paragraph("b"))) blockTableRow(cell:2x1(paragraph("c")))))',
    ],
  ])('reads %s', (_, source, expected) => {
    expect(tree(source)).toBe(expected);
  });

  it.each([
    ['a title without its overline', '=====\n A\n\nb\n', 'code("=====\\n A") paragraph("b")', 'rst-title-adornment', 1],
    ['a broken table', '+---+\n| a |\n+-- +\n', 'code("+---+\\n| a |\\n+-- +")', 'rst-table', 3],
    [
      'a skipped title level',
      'A\n=\n\nB\n-\n\nC\n=\n\nD\n~\n',
      'h1("A") h2("B") h1("C") code("D\\n~")',
      'rst-title-level',
      10,
    ],
    [
      'a list without a blank line',
      '- a\nb\n',
      'ul(listItem(paragraph("a"))) paragraph("b")',
      'rst-unexpected-unindent',
      2,
    ],
    ['a malformed target', '.. _a\n', 'comment("_a")', 'rst-target', 1],
    ['an unclosed emphasis', 'a *b\n', 'paragraph("a " problematic("*") "b")', 'rst-inline-markup', 1],
  ])('keeps the text of %s and says where it is', (_, source, expected, rule, line) => {
    const document = read(source);
    expect(outline(document.nodes)).toBe(expected);
    expect(document.messages.map(message => [message.rule, message.line])).toContainEqual([rule, line]);
  });

  it('gives places in the source, also behind tabs', () => {
    const [item] = read('-\tsome *text*\n').nodes;
    const paragraph = item?.type === 'list' ? item.children[0]?.children[0] : undefined;
    const emphasis = paragraph?.type === 'paragraph' ? paragraph.children[1] : undefined;
    expect(emphasis?.position).toEqual({
      start: { line: 1, column: 8, offset: 7 },
      end: { line: 1, column: 14, offset: 13 },
    });
  });

  it('keeps what is nested too deeply as it is written', () => {
    const source = Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a`).join('\n\n');
    expect(outline(read(source).nodes)).toContain('code(');
  });
});
