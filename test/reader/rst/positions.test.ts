import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { parseRst } from 'pylit/rst';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../../', import.meta.url);

/** What is wrong with the places of a tree's nodes. */
function problems(source: string, node: Nodes = parseRst(source), parent?: Nodes): string[] {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return [`${node.type} has no place`];
  const found: string[] = [];
  const within = parent?.position;
  if (start.offset > end.offset) found.push(`${node.type} at line ${start.line} ends before it begins`);
  if (within && (start.offset < (within.start.offset ?? 0) || end.offset > (within.end.offset ?? 0)))
    found.push(`${node.type} at line ${start.line} is outside of its ${parent.type}`);
  for (const point of [start, end])
    if (offsetOf(source, point.line, point.column) !== point.offset)
      found.push(`${node.type}: line ${point.line}, column ${point.column} is not at ${point.offset}`);
  return 'children' in node ? [...found, ...node.children.flatMap(child => problems(source, child, node))] : found;
}

function offsetOf(source: string, line: number, column: number): number {
  const bom = source.startsWith('\uFEFF') ? 1 : 0;
  const ends = [...source.matchAll(/\r\n|\r|\n/g)].map(match => match.index + match[0].length);
  return ([bom, ...ends][line - 1] ?? Number.NaN) + column - 1;
}

/** The texts of a tree, each with what stands at its place. */
function texts(source: string, node: Nodes = parseRst(source)): [value: string, there: string][] {
  if ('children' in node) return node.children.flatMap(child => texts(source, child));
  const there = source.slice(node.position?.start.offset, node.position?.end.offset);
  return node.type === 'text' ? [[node.value, there]] : [];
}

/** Pieces of many constructs, so that random texts meet them in each other. */
const PIECES = [
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\t',
    ' ',
    '   ',
    'word',
    'two words',
    'é漢',
    '::',
    '- ',
    '1. ',
    '(a) ',
    '#. ',
    '| ',
    '>>> ',
  ],
  ...['.. ', '.. _a: ', '.. _a:\n', '.. |s| replace:: x\n', '|s|', '.. [1] ', '[1]_', '[#]_', '.. [#] ', '__ ', ':f: '],
  ...[
    '.. note:: ',
    '.. figure:: x.png\n',
    '.. code:: py\n',
    '.. list-table::\n',
    '.. py:function:: f(a, b=1)\n',
    '.. math:: a\n',
  ],
  ...[
    '-o FILE  ',
    'term : kind\n   ',
    '====\n',
    '----\n',
    '== ==\n',
    '+---+\n',
    '| a |\n',
    '*em*',
    '**st**',
    '``co``',
    '`r`_',
  ],
  ...[
    '`t <u>`__',
    ':sub:`x`',
    ':pep:`8`',
    ':term:`t`',
    'name_',
    '\\',
    '\\ ',
    '*',
    '`',
    '_`t`',
    'https://a.org',
    '-- me\n',
  ],
];

describe('positions of nodes', () => {
  it('are there for every node of real documents, one inside of the other', () => {
    for (const file of globSync('{guide,fixtures}/**/*.rst', { cwd: ROOT })) {
      const source = readFileSync(new URL(file, ROOT), 'utf8');
      expect({ file, problems: problems(source) }).toEqual({ file, problems: [] });
    }
  });

  it('are there whatever the text is', () => {
    const anyText = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map(pieces => pieces.join(''));
    fc.assert(
      fc.property(anyText, source => {
        expect(problems(source)).toEqual([]);
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  it('are those of the text', () => {
    const source = [
      'Title *em*\n==========\n',
      'A \\*word\\*, **strong**, :sub:`2` and `link <https://a.org>`__\nwith re\\ *struct*\\ ured.\n',
      'term : kind\n   Definition with |s|.\n',
      '-a, --all=X  Option\n',
      ':Field: body\n',
      '.. note:: Words\n   *here*.\n',
      '+---+-----+\n| a | *b* |\n+---+-----+\n',
      '.. py:function:: f(name, other=1)\n\n   Text.\n',
      '.. |s| replace:: some text\n',
    ].join('\n');
    for (const [value, there] of texts(source)) {
      const read = there.replace(/\\\s/g, '').replace(/\\(.)/g, '$1').replace(/\s+/g, ' ');
      expect([read]).toContain(value.replace(/\s+/g, ' '));
    }
    expect(texts(source).length).toBeGreaterThan(30);
  });

  it('count in the text as it is, whatever its line ends', () => {
    for (const source of ['\uFEFFOne\r\n\r\nTwo *three*.\r\n', 'One\r\rTwo *three*.', 'One\n\nTwo *three*.\n']) {
      expect(problems(source)).toEqual([]);
      expect(texts(source).map(([value, there]) => [value, there])).toEqual([
        ['One', 'One'],
        ['Two ', 'Two '],
        ['three', 'three'],
        ['.', '.'],
      ]);
    }
  });
});

describe('parseRst', () => {
  it('tells of problems, and takes included files', () => {
    const messages: string[] = [];
    const tree = parseRst('.. include:: part.inc\n\n`open\n', {
      path: 'a.rst',
      include: path => (path === 'part.inc' ? 'Included.\n' : undefined),
      onMessage: ({ line, rule }) => messages.push(`${line} ${rule}`),
    });
    expect(tree.children.map(node => node.type)).toEqual(['containerDirective', 'paragraph']);
    expect(messages).toEqual(['3 rst-inline-markup']);
    expect(problems('.. include:: part.inc\n\n`open\n', tree)).toEqual([]);
  });

  it('is as strict as docutils where it is asked to be', () => {
    const rules: string[] = [];
    parseRst('.. unheard:: of\n', { strict: true, onMessage: ({ rule }) => rules.push(rule) });
    expect(rules).toContain('rst-unknown-directive');
    expect(parseRst('.. unheard:: of\n').children[0]).toMatchObject({ type: 'containerDirective', name: 'unheard' });
  });
});
