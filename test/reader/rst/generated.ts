import fc from 'fast-check';

/*
 * Texts that are reStructuredText, nearly are, or look like it: words and lines of every construct, in good order and in none.
 */

/** Pieces of a line of text: all inline markup, whole, torn, and beside whatever may stand beside it. */
const PIECES = [
  'word',
  'a',
  'two words',
  'end.',
  'A.',
  '1.',
  '*emphasis*',
  '**strong**',
  '``literal``',
  '``lit\\``',
  '`title`',
  '`title`:sup:',
  ':sub:`2`',
  ':emphasis:`e`',
  ':strong:`s t`',
  ':literal:`l\\`',
  ':code:`x = 1`',
  ':math:`x^2`',
  ':pep:`8`',
  ':pep:`x`',
  ':rfc:`2822`',
  ':rfc:`2822#section`',
  ':raw:`x`',
  ':title:`t`:sup:',
  ':unknown:`u`',
  ':sup:`a`_',
  '`phrase`_',
  '`a phrase`__',
  '`text <http://example.org/>`_',
  '`text <rel/path_>`_',
  '`text <other ref_>`__',
  '`<http://example.org/only>`_',
  '`text <a b>`__',
  '`text < x>`_',
  '`text <x\\_>`_',
  'name_',
  'name__',
  'na.me_',
  'n-a+m:e_',
  '_name_',
  '|sub|',
  '|sub|_',
  '|sub|__',
  '| sub|',
  '[1]_',
  '[2]_',
  '[#]_',
  '[#auto]_',
  '[*]_',
  '[CIT2002]_',
  '[1]__',
  '_`inline target`',
  '_`x`_',
  'http://example.org/a?b=c#d',
  'http://example.org/.',
  '(http://example.org/)',
  '<mailto:a@b.org>',
  'a.b@example.org',
  'a@b',
  'foo:bar',
  'ftp://x',
  '\\*',
  '\\`a\\`',
  '\\ ',
  '\\\\',
  '\\',
  '*open',
  '**open',
  '``open',
  '`open',
  '|open',
  '_`open',
  ':role:`open',
  'close*',
  'close``',
  '*',
  '**',
  '`',
  '``',
  '|',
  '_',
  '__',
  '"*"',
  "'**'",
  '(`)',
  '<|>',
  '«*»',
  '“`”',
  '‘*a*’',
  '*a*s',
  's*a*',
  '*a*\\ s',
  're\\ *a*\\ s',
  '*a\\* b*',
  '`a\\`b`',
  '*a **b** c*',
  '**a *b* c**',
  '``a`b``',
  "*'a'*",
  '中文',
  '中*文*',
  'é',
  'e\u0301',
  '\u00a0',
  '\u3000',
  '😀',
  '–',
  '…',
  '::',
  ':',
  '--',
  '---',
  '-',
  ':a: b',
];

/** Whole lines: starts of all block constructs, rules, borders. */
const LINES = [
  '=====',
  '-----',
  '~~~~~',
  '====',
  '===',
  '--',
  '==========================================',
  '......',
  '::',
  'literal::',
  'spaced ::',
  '- item',
  '* item',
  '+ item',
  '-',
  '- ',
  '• item',
  '1. item',
  '2. item',
  '3. item',
  '#. item',
  'a. item',
  'b. item',
  'i. item',
  'ii. item',
  'I. item',
  'A) item',
  '(1) item',
  '(a) item',
  '(i) item',
  '1.',
  '0. item',
  'mm. item',
  'v) item',
  'z. item',
  'term',
  'term : class',
  'term : class one : *class* two',
  '*term* : class',
  'a:b : c',
  ':field: body',
  ':field:',
  ':field name: body',
  ':*field*: body',
  ':fi:eld: body',
  ':field:body',
  ':a\\:b: c',
  ':Author: Me',
  '-o',
  '-o  option',
  '-o FILE  option',
  '-f, --file=FILE  option',
  '--long  option',
  '--long <a b>  option',
  '/V  option',
  '+p  option',
  '-ab  option',
  '--a b c  option',
  '-o option',
  '>>> code',
  '>>>',
  '... more',
  '> quoted',
  '| line',
  '|   line',
  '|',
  '|line',
  '-- Attribution',
  '--Attribution',
  '— Attribution',
  '---- no',
  '..',
  '.. ',
  '.. comment',
  '..\u00a0x',
  '.. _target:',
  '.. _target: http://example.org',
  '.. _target: other_',
  '.. _other: `a phrase`_',
  '.. _`quoted: name`: x',
  '.. _a\\:b: x',
  '.. _: anonymous',
  '.. _:',
  '.. __: http://example.org/anonymous',
  '.. __:',
  '__ http://example.org/short',
  '__ name_',
  '__',
  '.. _bad target',
  '.. _target :',
  '.. [1] note',
  '.. [2] note',
  '.. [#] note',
  '.. [#auto] note',
  '.. [*] note',
  '.. [1]',
  '.. [CIT2002] citation',
  '.. [bad citation] x',
  '.. |sub| replace:: text',
  '.. |sub| replace:: *text* name_',
  '.. |img| image:: picture.png',
  '.. |date2| unicode:: 0x2014 .. dash',
  '.. |bad replace:: x',
  '.. |sub| text',
  '.. |sub|',
  '.. |sub| unknown:: x',
  '.. |trim| unicode:: U+00A9',
  '+-----+-----+',
  '|  a  |  b  |',
  '|  a        |',
  '|     +-----+',
  '+=====+=====+',
  '+-----------+',
  '=====  =====',
  '  a      b',
  'a      b',
  'a',
  '-----  -----',
  '------------',
  '=====  ======',
  '============',
  '.. note::',
  '.. note:: text',
  '.. warning::',
  '.. admonition:: Title',
  '.. admonition::',
  '.. topic:: Title',
  '.. sidebar:: Title',
  '.. image:: a.png',
  '.. image::',
  '.. figure:: a.png',
  '.. class:: one two',
  '.. class::',
  '.. rubric:: Rubric',
  '.. epigraph::',
  '.. pull-quote::',
  '.. compound::',
  '.. container:: name',
  '.. parsed-literal::',
  '.. line-block::',
  '.. code::',
  '.. math:: x',
  '.. math::',
  '.. table:: Caption',
  '.. list-table::',
  '.. csv-table:: Caption',
  '.. contents::',
  '.. contents:: Title',
  '.. sectnum::',
  '.. header:: head',
  '.. footer::',
  '.. target-notes::',
  '.. meta::',
  '.. replace:: x',
  '.. unicode:: x',
  '.. raw:: html',
  '.. role:: custom',
  '.. role:: custom(emphasis)',
  '.. role:: strange(unknown)',
  '.. default-role:: emphasis',
  '.. default-role::',
  '.. title:: Title',
  '.. unknown::',
  '.. unknown:: argument',
  '.. note ::',
  '.. note: :',
  '.. Note::',
];

/** Options and bodies of directives: what stands below one. */
const BELOW = [
  ':class: special',
  ':name: named',
  ':alt: picture',
  ':width: 50%',
  ':height: 10 px',
  ':scale: 50',
  ':align: left',
  ':align: nowhere',
  ':target: name_',
  ':target: http://example.org',
  ':unknown: option',
  ':subtitle: Sub',
  ':header-rows: 1',
  ':stub-columns: 1',
  ':widths: 1 2',
  ':widths: auto',
  ':number-lines:',
  ':depth: 2',
  ':local:',
  ':figwidth: 20',
  ':keepspace:',
  ':header: a, b',
  ':delim: ;',
  ':ltrim:',
  ':trim:',
  'text',
  'more text',
  '* - a',
  '  - b',
  '* - c',
  'a, b',
  '"a", "b c"',
  'a; b',
  ':description: x',
  '-- Somebody',
];

const piece = fc.constantFrom(...PIECES);
const separator = fc.constantFrom(' ', ' ', ' ', ' ', '', ', ', '\n', '(', ') ', '/');
const textLine = fc
  .array(fc.tuple(piece, separator), { minLength: 1, maxLength: 7 })
  .map(parts => parts.map(([text, after]) => text + after).join(''));
const line = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...LINES) },
  { weight: 2, arbitrary: textLine },
  { weight: 1, arbitrary: fc.constantFrom(...BELOW) },
);
const indentation = fc.constantFrom(0, 0, 0, 0, 0, 1, 2, 2, 3, 3, 3, 4, 6, 8);
const blanks = fc.constantFrom('\n', '\n', '\n\n', '\n\n', '\n\n', '\n\n\n');

/** Lines of all constructs, without order. */
const soup = fc
  .array(fc.tuple(indentation, line, blanks), { minLength: 1, maxLength: 9 })
  .map(lines => lines.map(([indent, text, after]) => indented(text, indent) + after).join(''));

const paragraph = fc.array(textLine, { minLength: 1, maxLength: 3 }).map(lines => lines.join('\n'));

/** Block elements in good order, one in the other. */
const { flow } = fc.letrec<{ flow: string; block: string }>(tie => ({
  flow: fc.array(tie('block'), { minLength: 1, maxLength: 4 }).map(blocks => blocks.join('\n\n')),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    paragraph,
    title(),
    table(),
    list(tie('flow')),
    below(tie('flow'), fc.constantFrom('term', 'term : class', '*t* : c', 'a b : c : d'), 4, '\n'),
    below(tie('flow'), fc.constant(''), 3, ''),
    below(tie('flow'), fc.constantFrom('text::', '::', 'a ::'), 2, '\n\n'),
    below(tie('flow'), fc.constantFrom(...LINES.filter(each => each.startsWith('.. '))), 3, '\n'),
    directive(tie('flow')),
    below(tie('flow'), fc.constantFrom('-a', '--long=ARG', '-f FILE, --file=FILE', '/x'), 4, '\n'),
    below(tie('flow'), fc.constantFrom(':field:', ':two words:', ':a `b` c:'), 4, '\n'),
    fc.array(textLine, { minLength: 1, maxLength: 3 }).map(lines => lines.map(each => `| ${oneLine(each)}`).join('\n')),
    fc.array(textLine, { minLength: 1, maxLength: 2 }).map(lines => lines.map(each => `> ${oneLine(each)}`).join('\n')),
    soup,
  ),
}));

function below(body: fc.Arbitrary<string>, head: fc.Arbitrary<string>, by: number, between: string) {
  return fc.tuple(head, body).map(([first, text]) => `${first}${between}${indented(text, by)}`);
}

function directive(body: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const name = fc.constantFrom(...LINES.filter(each => /^\.\. [a-z-]+::/.test(each)));
  const options = fc.array(fc.constantFrom(...BELOW), { maxLength: 3 });
  return fc.tuple(name, options, fc.option(body)).map(([first, lines, text]) => {
    const head = [first, ...lines.map(each => `   ${each}`)].join('\n');
    return text === null ? head : `${head}\n\n${indented(text, 3)}`;
  });
}

function list(body: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const markers = fc.constantFrom(
    ['-', '-', '-'],
    ['*', '*'],
    ['1.', '2.', '3.'],
    ['#.', '#.'],
    ['a)', 'b)'],
    ['(i)', '(ii)'],
    ['I.', 'II.', 'IV.'],
    ['4.', '5.'],
  );
  return fc
    .tuple(markers, fc.array(body, { minLength: 1, maxLength: 3 }), fc.constantFrom('\n', '\n\n'))
    .map(([marks, bodies, between]) =>
      bodies.map((text, at) => hanging(`${marks[at % marks.length]} `, text)).join(between),
    );
}

function title(): fc.Arbitrary<string> {
  return fc
    .tuple(textLine, fc.constantFrom(...'=-~^"'), fc.boolean(), fc.constantFrom(0, 0, 0, 0, -1, 2))
    .map(([text, mark, over, more]) => {
      const rule = mark.repeat(Math.max(1, oneLine(text).length + more));
      return over ? `${rule}\n${oneLine(text)}\n${rule}` : `${oneLine(text)}\n${rule}`;
    });
}

function table(): fc.Arbitrary<string> {
  const cell = fc.constantFrom('a', 'b c', '*d*', '', '- e', '中', 'name_', '\\', 'x::', '1.');
  const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 });
  return fc.tuple(rows, fc.boolean(), fc.boolean()).map(([cells, head, grid]) => {
    const [rule, headRule] = grid
      ? ['+-------+-------+', '+=======+=======+']
      : ['=======  =======', '=======  ======='];
    const text = cells.map(([a, b]) => (grid ? `| ${a.padEnd(6)}| ${b.padEnd(6)}|` : `${a.padEnd(9)}${b}`));
    const lines = grid ? text.flatMap((row, at) => [row, at === 0 && head ? headRule : rule]) : text;
    if (!grid && head) lines.splice(1, 0, headRule);
    return [rule, ...lines, ...(grid ? [] : [rule])].join('\n');
  });
}

/** Documents of all kinds. */
export const generatedRst: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: soup },
  { weight: 3, arbitrary: flow },
  { weight: 1, arbitrary: paragraph },
);

/** Texts made of others: lines are left out, doubled, moved, indented, cut, or joined with a piece of markup. */
export function mutationsOf(texts: readonly string[], lines = 40): fc.Arbitrary<string> {
  const change = fc.tuple(
    fc.nat(),
    fc.constantFrom('drop', 'double', 'indent', 'outdent', 'cut', 'insert', 'blank'),
    fc.nat(),
    line,
  );
  return fc
    .tuple(fc.constantFrom(...texts), fc.nat(), fc.array(change, { maxLength: 4 }))
    .map(([text, from, changes]) => {
      const all = text.split('\n');
      const start = all.length > lines ? from % (all.length - lines) : 0;
      const part = all.slice(start, start + lines);
      for (const [at, kind, column, inserted] of changes) mutate(part, at % part.length, kind, column, inserted);
      return part.join('\n');
    });
}

function mutate(lines: string[], at: number, kind: string, column: number, inserted: string): void {
  const text = lines[at] ?? '';
  const place = text.length === 0 ? 0 : column % text.length;
  if (kind === 'drop') lines.splice(at, 1);
  else if (kind === 'double') lines.splice(at, 0, text);
  else if (kind === 'indent') lines[at] = `${' '.repeat((column % 3) + 1)}${text}`;
  else if (kind === 'outdent') lines[at] = text.replace(/^ {1,3}/, '');
  else if (kind === 'cut') lines[at] = text.slice(0, place);
  else if (kind === 'insert') lines[at] = text.slice(0, place) + inserted + text.slice(place);
  else lines.splice(at, 0, '');
}

function indented(text: string, by: number): string {
  return text
    .split('\n')
    .map(each => (each === '' ? '' : ' '.repeat(by) + each))
    .join('\n');
}

function hanging(marker: string, text: string): string {
  return marker + indented(text, marker.length).slice(marker.length);
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ').trim() || 'text';
}
