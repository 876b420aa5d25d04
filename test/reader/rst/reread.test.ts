import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/literate/document.ts';
import { createRstReader } from '../../../src/reader/rst/index.ts';
import { rereadRst } from '../../../src/reader/rst/reread.ts';
import { generatedRst } from './generated.ts';

/** Random edits of the suite; more by hand with `EDITS=20000`. */
const EDITS = Number(process.env.EDITS ?? 800);
const SEED = Number(process.env.SEED ?? 3);

const reader = createRstReader();
const input = (source: string) => ({ path: 'a.rst', source, include: () => 'included *text*\n' });
const read = (source: string): Document => reader.read(input(source));
const again = (before: string, source: string) => rereadRst(read(before), input(source), {});

const INSERTED = [
  ...[
    'a',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '- ',
    '1. ',
    '*',
    '`',
    '``',
    '_',
    '__',
    '|',
    ' |sub| ',
    'name_',
    'a__',
    '[1]_',
    '[#]_',
  ],
  ...[
    '::',
    '::\n\n  code\n',
    '\n====\n',
    '====\n',
    '\n----\n',
    '.. ',
    '.. _name:\n',
    '.. note:: x\n\n   y\n',
    '+--+\n',
    '== ==\n',
  ],
  ...[
    '.. role:: x\n\n',
    '.. highlight:: c\n\n',
    '.. default-role:: sub\n\n',
    '.. class:: k\n\n',
    '\r\n',
    '\t',
    '> ',
    '| ',
    ':f: ',
  ],
  ...['`t <http://a.b>`_', '.. pylit:code:: js\n   :name: c\n\n   x\n\n', 'Title\n=====\n\n', '.. include:: b.rst\n\n'],
];

const PLAIN = [
  'Words of *a* paragraph, with ``code`` and a name_.',
  'Two lines\nof `text` with |sub| and :doc:`another`.',
  '- an item\n\n  with two paragraphs\n\n- another::\n\n    code',
  '1. one\n2. two\n\n   .. note:: in a list',
  'term : class\n    What it means.\nterm\n    And this.',
  ':field: body\n:other: *body*',
  '  A quote.\n\n  -- Somebody',
  '+---+---+\n| a | b |\n+---+---+\n| c | d |\n+---+---+',
  '== ==\na  b\n== ==\nc  d\n== ==',
  '| lines\n|   of verse',
  '.. warning:: Take care.\n\n   Twice.',
  '.. a comment',
  '.. pylit:code:: js\n   :name: chunk\n\n   one\n   two',
  '>>> 1\n1',
  'An *unclosed paragraph.',
];
const parts = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...PLAIN) },
  { weight: 4, arbitrary: fc.nat(9).map(number => `Title ${number}\n========`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...['.. _name: http://example.org', '.. |sub| replace:: x', '.. default-role:: sub', '.. index:: a, b'],
      ...['.. glossary::\n\n   term\n      Text.', '.. toctree::\n\n   a', '.. only:: html\n\n   Text.'],
      ...['.. literalinclude:: b.rst', '.. versionadded:: 1.2\n   Text.', 'See :index:`a` and :term:`term`.'],
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...['.. [#] A note.', '.. [1] A *note*.', '.. [*] A note.', '.. [C1] A work.', 'As [#]_, [1]_, [*]_ and [C1]_.'],
      ...[
        '.. _t1:',
        '.. _t2: t1_',
        '.. _t3: http://example.org/3',
        '__ http://example.org',
        '.. __:',
        'See t1_, t2_, t3_.',
      ],
      ...[
        'See `this`__ and that__.',
        'A `link <http://b.c>`_ or `two <t3_>`_, _`here`.',
        '.. |sub| unicode:: 0x41\n   :trim:',
      ],
      ...[
        '.. figure:: a.png\n   :name: fig\n\n   Words.',
        '.. class:: k',
        '.. function:: f(a)\n\n   Text.',
        '----',
        'Sub\n---',
      ],
      ...[
        '.. highlight:: c',
        '.. currentmodule:: m',
        'a::\n\n> quoted',
        '.. math:: x\n   :label: eq',
        '.. image:: a.png',
      ],
      ...[
        '.. table:: T\n\n   == ==\n   a  b\n   == ==',
        '.. csv-table:: T\n\n   a, b',
        '====\nOver\n====',
        ':Author: Me',
      ],
    ),
  },
  { weight: 1, arbitrary: generatedRst.map(text => text.slice(0, 300)) },
);
const documents = fc.array(parts, { minLength: 5, maxLength: 40 }).map(all => `${all.join('\n\n')}\n`);
const edit = fc.record({
  at: fc.noBias(fc.nat({ max: 1_000_000 })),
  removed: fc.constantFrom(0, 0, 1, 7, 30),
  inserted: fc.constantFrom('', ...INSERTED),
});
const histories = fc.tuple(documents, fc.array(edit, { minLength: 8, maxLength: 8 }));

describe('rereadRst', () => {
  it(`gives what reading the whole gives, after each of ${EDITS} random edits`, {
    timeout: 120_000 + EDITS * 100,
  }, () => {
    let partly = 0;
    for (const [first, edits] of fc.sample(histories, { seed: SEED, numRuns: EDITS / 8 })) {
      let source = first;
      let previous = read(source);
      for (const { at, removed, inserted } of edits) {
        const before = source;
        const place = at % (source.length + 1);
        source = source.slice(0, place) + inserted + source.slice(place + removed);
        const whole = read(source);
        const part = rereadRst(previous, input(source), {});
        if (part) {
          partly += 1;
          expect(part, JSON.stringify([before, source])).toEqual(whole);
        }
        previous = part ?? whole;
      }
    }
    expect(partly).toBeGreaterThan(EDITS / 3);
  });

  const page = Array.from({ length: 9 }, (_, i) => `Title ${i}\n=======\n\nText ${i} of it.\n\nMore ${i}.\n`).join(
    '\n',
  );

  it('keeps the nodes of what has not changed', () => {
    const before = read(page);
    const [first, last] = [before.nodes[0], before.nodes.at(-1)];
    const now = rereadRst(before, input(page.replace('Text 4', 'Words\n\n- and *text* 4')), {});
    expect(now?.blocks).toHaveLength(28);
    expect(now?.nodes[0]).toBe(first);
    expect(now?.nodes.at(-1)).toBe(last);
  });

  it.each([
    ['a title of another level', 'New\n---'],
    ['a footnote', '.. [#] note'],
    ['a role', '.. role:: new'],
    ['a table without an end', '== ==\na  b'],
    ['an anonymous reference', 'a__'],
    ['code of another file', '.. literalinclude:: b.rst'],
    ['another setting', '.. highlight:: c'],
    ['classes for what follows', '.. class:: k'],
    ['a name that is asked for', '.. _name: http://example.org'],
    ['a name that there is', '.. _title 0: http://example.org'],
  ])('reads the whole where there is %s', (_, text) => {
    const source = `${page}\nA name_.\n`;
    expect(again(source, source.replace('Text 4 of it.', text))).toBeUndefined();
  });

  const rich = `${page}
.. [#] A note.

Words [#]_, a__ and other_ |sub|.

.. _other:

Under
=====

.. __: http://example.org

.. |sub| replace:: This

.. figure:: a.png

   Words.

Two
===

Last.
`;

  it.each([
    ['the text of a title', 'Under\n', 'Above\n'],
    ['a new title', 'Under\n', 'Before\n======\n\nUnder\n'],
    ['the text of a note', 'A note', 'A long *note*'],
    ['text beside references', 'Words [#]_', 'Words and [#]_'],
    ['a new target', 'Text 4 of it.', '.. _new: http://example.org'],
    ['a new link', 'Text 4 of it', 'Text `4 <http://example.org>`_ of it'],
    ['a new reference', 'Text 4 of it', 'Text 4 of other_'],
    ['a new definition of a substitution', 'Text 4 of it.', '.. |new| replace:: x'],
    ['what a substitution stands for', 'This\n', 'That\n'],
    ['a caption', '   Words.', '   More words.'],
    ['the first block', 'Title 0', 'A title'],
    ['the last block', 'Last.', 'The last.\n\n- one'],
    ['the end', 'Last.\n', 'Last.\n\n\n'],
    ['all but a line', 'Last.\n', ''],
  ])('reads a part where %s changes', (_, before, after) => {
    const source = rich.replace(before, after);
    const now = again(rich, source);
    expect(now).toBeDefined();
    expect(now).toEqual(read(source));
  });

  it('reads all where fields may be those of the beginning, in another language', () => {
    const german = createRstReader({ language: 'de' });
    const source = `.. c\n\n:Autor: Ich\n\n${page}`;
    for (const [before, after] of [
      ['.. c', 'Words'],
      ['Text 4', ':Autor: Du\n\nText 4'],
    ] as const) {
      const next = source.replace(before, after);
      expect(rereadRst(german.read(input(source)), input(next), { language: 'de' })).toBeUndefined();
    }
    const next = source.replace('Text 4', 'Words');
    const now = rereadRst(german.read(input(source)), input(next), { language: 'de' });
    expect(now).toEqual(german.read(input(next)));
    expect(now).toBeDefined();
  });

  it('goes on from one part to the next', () => {
    const steps = ['Text 4', 'More 2', 'A note', 'Under', 'Last'];
    let source = rich;
    let document = read(source);
    for (const step of steps) {
      source = source.replace(step, `New ${step}`);
      const next = rereadRst(document, input(source), {});
      expect(next, step).toEqual(read(source));
      if (next) document = next;
    }
  });

  it.each([
    [':Author: Me\n\n', 'Words.\n\n:Author: Me\n\n'],
    ['Words.\n\n:Author: Me\n\n', ':Author: Me\n\n'],
    ['.. comment\n\n:Author: Me\n\n', 'comment\n\n:Author: Me\n\n'],
    ['Title\n=====\n\n.. c\n\n:Author: Me\n\n', 'Title\n=====\n\nc\n\n:Author: Me\n\n'],
    [':Author: Me\n:Abstract: It.\n\n', '.. c\n\nc\n\n:Author: Me\n:Abstract: It.\n\n'],
  ])('knows where fields are bibliographic: %j, then %j', (before, after) => {
    const text = 'Words of it.\n\nMore words.\n';
    expect(again(before + text, after + text) ?? read(after + text)).toEqual(read(after + text));
  });

  it('reads under the settings of the place', () => {
    const source = `.. highlight:: c\n\n.. default-role:: sub\n\n${page}`;
    const now = again(source, source.replace('Text 4', '`x`::\n\n  code\n\nText 4'));
    expect(now?.nodes.find(node => node.type === 'code')).toMatchObject({ lang: 'c', value: 'code' });
    expect(JSON.stringify(now?.nodes)).toContain('"hName":"sub"');
  });

  it('reads the whole where an included file has changed', () => {
    const source = `.. include:: b.rst\n\n${page}`;
    const before = read(source);
    const change = { path: 'a.rst', source: source.replace('Text 4', 'Text'), include: () => 'new\n' };
    expect(rereadRst(before, change, {})).toBeUndefined();
  });
});
