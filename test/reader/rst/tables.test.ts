import { describe, expect, it } from 'vitest';
import { nodesOfType } from '../../../src/reader/rst/resolve/walk.ts';
import { read } from './join.ts';
import { outline } from './outline.ts';

const tree = (source: string) => outline(read(source).nodes);
const problems = (source: string) => read(source).messages.map(({ line, message }) => `${line} ${message}`);
const row = (...cells: string[]) => `blockTableRow(${cells.map(cell => `cell:1x1(${cell})`).join(' ')})`;
const body = (...rows: string[]) => `blockTable(blockTableSection(${rows.join(' ')}))`;

describe('csv-table', () => {
  it.each([
    ['values', 'a, "b, c",d', body(row('paragraph("a")', 'paragraph("b, c")', 'paragraph("d")'))],
    ['quotes in values', '"a ""b"""', body(row('paragraph("a \\"b\\"")'))],
    [
      'short rows and blank lines',
      'a,b\n\n   c',
      body(row('paragraph("a")', 'paragraph("b")'), row('', ''), row('paragraph("c")', '')),
    ],
    [
      'values on several lines',
      '"- a\n   - b",c',
      body(row('ul(listItem(paragraph("a")) listItem(paragraph("b")))', 'paragraph("c")')),
    ],
  ])('reads %s', (_, values, expected) => {
    expect(tree(`.. csv-table::\n\n   ${values}\n`)).toBe(expected);
  });

  it('reads other ways to write values', () => {
    const source = ".. csv-table::\n   :delim: U+3B\n   :quote: '\n   :escape: !\n   :keepspace:\n\n   'a;b!'';c!;\n";
    expect(tree(source)).toBe(body(row('paragraph("a;b\'")', 'paragraph("c;")')));
  });

  it('says where each value stands', () => {
    const { nodes } = read('.. csv-table::\n   :header: X\n\n   a, "*b*\n   c"\n');
    const places = nodesOfType(nodes, 'paragraph').map(({ position }) => position?.start);
    expect(places).toMatchObject([
      { line: 2, column: 13 },
      { line: 4, column: 4 },
      { line: 4, column: 8 },
    ]);
  });

  it('reads values of another file', () => {
    const source = '.. csv-table::\n   :file: a.csv\n   :header-rows: 1\n\nEnd.\n';
    const document = read(source, () => 'A,B\n1,2\n');
    expect(outline(document.nodes)).toContain(row('paragraph("1")', 'paragraph("2")'));
    expect(nodesOfType(document.nodes, 'paragraph').map(node => node.position?.start.line)).toEqual([
      ...[undefined, undefined, undefined, undefined],
      5,
    ]);
    expect(document.inclusions.map(file => file.path)).toEqual(['folder/a.csv']);
  });

  it.each([
    ['"a', 'Error with CSV data in "csv-table" directive: unexpected end of data'],
    ['"a"b', "Error with CSV data in \"csv-table\" directive: ',' expected after '\"'"],
    [`${','.repeat(1000)}${'\n   a'.repeat(1000)}`, 'This table has too many cells.'],
  ])('says what is wrong in %j', (values, expected) => {
    expect(problems(`.. csv-table::\n\n   ${values}\n`)).toEqual([`1 ${expected}`]);
  });

  it.each([
    [':delim: ab', "'ab' invalid; must be a single character or a Unicode code"],
    [':url: https://a', 'does not read from other servers'],
    [':file: a\n   :url: b', 'may not be simultaneously specified'],
    [':widths: 0', 'negative or zero value; must be positive'],
    ['', 'requires content; none supplied'],
  ])('says what is wrong with %j', (option, expected) => {
    expect(problems(`.. csv-table::\n   ${option}\n`)).toEqual([expect.stringContaining(expected)]);
  });
});

describe('list-table', () => {
  it('has headers at the top and at the side', () => {
    const source =
      '.. list-table::\n   :header-rows: 1\n   :stub-columns: 1\n\n   * - a\n     - b\n   * - c\n     - d\n';
    const [table] = read(source).nodes;
    expect(table).toMatchObject({
      stubColumns: 1,
      widths: [50, 50],
      children: [{ head: true }, { children: [{ children: [{ data: { hName: 'th' } }, { data: { hName: 'td' } }] }] }],
    });
  });

  it.each([
    ['* a\n   * b', 'two-level bullet list expected, but row 1 does not contain a second-level bullet list.'],
    ['* - a\n   * - b\n     - c', 'but row 2 does not contain the same number of items as row 1 (2 vs 1).'],
    ['1. a', 'exactly one bullet list expected.'],
  ])('says what is wrong in %j', (content, expected) => {
    expect(problems(`.. list-table::\n\n   ${content}\n`)).toEqual([expect.stringContaining(expected)]);
  });
});

describe('table', () => {
  it('has the widths that the author gives', () => {
    const source = '.. table:: T\n   :widths: 1 3\n\n   == ==\n   a  b\n   == ==\n';
    expect(read(source).nodes).toMatchObject([
      { widths: [1, 3], data: { rst: { attributes: { classes: 'colwidths-given' } } } },
    ]);
    expect(problems(source.replace('1 3', '1'))).toEqual([
      '1 "table" widths do not match the number of columns in table (2).',
    ]);
  });
});
