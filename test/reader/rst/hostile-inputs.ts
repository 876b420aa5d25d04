/*
 * Inputs that try to make the reader slow, or to make it lose text: each construct again and again, in itself, in one line, without its
 * end, and beside others.
 */

const CHARACTERS = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** Inputs of about so many characters, made when they are asked for. */
export function hostileInputs(size: number): Readonly<Record<string, () => string>> {
  return { ...ofCharacters(size), ...ofConstructs(size) };
}

/** Each character that may mark something, in all places. */
function ofCharacters(size: number): Record<string, () => string> {
  const places: Readonly<Record<string, (mark: string) => string>> = {
    alone: mark => mark,
    spaced: mark => `${mark} `,
    'in lines': mark => `${mark}\n`,
    'before words': mark => `${mark}a`,
    'before words with spaces': mark => `${mark}a `,
    'before lines': mark => `${mark} a\n`,
    'around words': mark => `${mark}a${mark} `,
    'before paragraphs': mark => `${mark}a\n\n`,
    'before indented lines': mark => ` ${mark} a\n`,
  };
  const all = [...CHARACTERS].flatMap(mark =>
    Object.entries(places).map(([place, piece]) => [`${mark} ${place}`, () => filled(piece(mark), size)] as const),
  );
  return Object.fromEntries(all);
}

function filled(piece: string, size: number): string {
  return piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
}

/** Pieces that are told how many went before. */
function pieces(make: (at: number) => string, size: number): string {
  let text = '';
  for (let at = 0; text.length < size; at += 1) text += make(at);
  return text;
}

function roman(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, digits] of ROMAN) {
    text += digits.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}

const ROMAN = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

function width([line = '']: readonly string[]): number {
  return line.length;
}

function ofConstructs(size: number): Record<string, () => string> {
  const side = Math.max(4, Math.floor(Math.sqrt(size / 4)));
  const half = Math.ceil(side / 2);
  const steps = Math.floor(Math.sqrt(2 * size));
  const fill = (piece: string, length = size) => filled(piece, Math.floor(length));
  const chain = (make: (at: number) => string, length = size) => pieces(make, length).slice(0, Math.floor(length));
  const nest = (make: (depth: number) => string) => pieces(make, size);
  return {
    roman: () => chain(i => `${roman(i + 1)}. a\n`),
    'roman parens': () => chain(i => `(${roman((i % 3999) + 1)}) a\n`),
    'roman bad': () => fill('mmmmdccclxxxviiii. a\n\n'),
    'enum numbers': () => chain(i => `${i + 1}. a\n`),
    'enum same': () => fill('1. a\n'),
    'enum auto': () => fill('#. a\n'),
    'enum para': () => chain(i => `${i + 1}. a\n\n`),
    'enum long number': () => `${fill('9', size - 10)}. a\n`,
    'enum two lines': () => chain(i => `${i + 1}. a\nb\n`),
    'enum letters': () => chain(i => `${String.fromCharCode(97 + (i % 26))}. a\n`),
    'enum nested': () => nest(d => `${' '.repeat(3 * d)}1. a\n\n`),
    'bullets unindented': () => fill('- a\nb\n'),
    'bullets unindented para': () => fill('- a\nb\n\n'),
    'bullets nested': () => nest(d => `${' '.repeat(2 * d)}- a\n\n`),
    'bullets alternating': () => fill('- a\n* b\n+ c\n'),
    'bullets mixed': () => fill('- a\n\n* b\n\n'),
    'bullets empty': () => fill('-\n'),
    'bullet para': () => fill('- a\n\n  b\n\n'),
    'def lists': () => fill('a\n b\n'),
    'def nested': () => nest(d => `${' '.repeat(d)}a\n`),
    'def classifiers': () => `${fill('a : b : ')}\n x\n`,
    'def classifiers many': () => fill('a : b : c\n x\n'),
    'def para': () => fill('a\n b\n\n'),
    'def markup': () => fill('*a* : `b`_ : |c|\n  x_\n'),
    quotes: () => fill(' a\n\nb\n\n'),
    'quotes attr': () => fill(' a\n\n -- b\n\n'),
    'quotes nested': () => nest(d => `${' '.repeat(d)}a\n\n`),
    'quotes stairs down': () => Array.from({ length: steps }, (_, d) => `${' '.repeat(steps - d)}a`).join('\n\n'),
    'quotes zigzag': () => fill('  a\n\n b\n\n'),
    'indent unexpected': () => fill('a\n\n  b\nc\n'),
    'indent in para': () => fill('a\nb\n  c\n'),
    literal: () => fill('a::\n\n b\n\n'),
    'literal quoted': () => fill('a::\n\n> b\n\n'),
    'literal quoted bad': () => fill('a::\n\n> b\n* c\n\n'),
    'literal missing': () => fill('a::\n\nb\n\n'),
    'literal lone': () => fill('::\n\n'),
    'literal lone 2': () => fill('::\n'),
    'literal one': () => `::\n\n${fill(' a\n')}`,
    'literal one long': () => `::\n\n ${fill('a')}`,
    'line block': () => fill('| a\n'),
    'line block nested': () => nest(d => `| ${' '.repeat(d)}a\n`),
    'line block zigzag': () => fill('|   a\n|  b\n| c\n'),
    'line block empty': () => fill('|\n'),
    'line block down': () => Array.from({ length: steps }, (_, d) => `| ${' '.repeat(steps - d)}a`).join('\n'),
    'line block cont': () => `| a\n${fill('  a\n')}`,
    'option list': () => fill('-a  b\n'),
    'option list long': () => fill('--abc=def  b\n'),
    'option list commas': () => `${fill('-a, ')}-b  c\n`,
    'option list commas lines': () => fill('-a, -b, --c=d, /e  f\n'),
    'option list para': () => fill('-a\n   b\n\n'),
    'option list bad': () => fill('-a b c\n'),
    'option list arg': () => `-a <${fill('b ')}>  c\n`,
    'option long name': () => `--${fill('a-')}=x  c\n`,
    fields: () => fill(':a: b\n'),
    'fields long name': () => `:${fill('a ')}: b\n`,
    'fields escaped': () => `:${fill('\\:')}: b\n`,
    'fields colons': () => `:${fill('a:')}: b\n`,
    'fields nested': () => nest(d => `${' '.repeat(d)}:a:\n`),
    'fields markup': () => fill(':*a* `b`_: |c| d_\n'),
    'fields body': () => fill(':a:\n  b\n\n  c\n'),
    doctest: () => fill('>>> a\n\n'),
    'doctest one': () => fill('>>> a\n'),
    comments: () => fill('.. a\n\n'),
    'comments joined': () => fill('.. a\n'),
    'comments empty': () => fill('..\n\n'),
    'comment one': () => `..\n${fill('  a\n')}`,
    'targets anon': () => fill('__ a\n'),
    'targets anon 2': () => fill('.. __: a\n\n'),
    'targets anon refs': () => `${fill('`a`__ ', size / 2)}\n\n${fill('__ a\n', size / 2)}`,
    'targets chained': () => chain(i => `.. _a${i}: a${i + 1}_\n`),
    'targets chained down': () => chain(i => `.. _a${i + 1}: a${i}_\n`),
    'targets chained circle': () => chain(i => `.. _a${i}: a${(i + 1) % 100}_\n`),
    'targets chained blocks': () => `${chain(i => `.. _a${i}:\n`)}\nx\n`,
    'targets dup': () => fill('.. _a: x\n'),
    'targets dup2': () => chain(i => `.. _a: x${i}\n`),
    'targets dup refs': () => chain(() => `.. _a:\n\na_\n\n`),
    'targets quoted': () => fill('.. _`a:b`: x\n'),
    'targets long': () => `.. _a: ${fill('b ')}\n`,
    'targets long lines': () => `.. _a:\n${fill('  b\n')}`,
    'targets bad': () => fill('.. _a\n'),
    'targets escaped': () => `.. _${fill('\\:')}: x\n`,
    'targets backquote': () => `.. _\`${fill('a` ')}\`: x\n`,
    'inline targets': () => fill('_`a` '),
    'inline targets distinct': () => chain(i => `_\`a${i}\` `),
    'inline targets lines': () => chain(i => `_\`a${i}\`\n`),
    'refs distinct': () => chain(i => `a${i}_ `),
    'refs phrase': () => chain(i => `\`a ${i}\`_ `),
    'refs lines': () => chain(i => `a${i}_\n\n`),
    'embedded uri': () => fill('`a <b>`_ '),
    'embedded uri distinct': () => chain(i => `\`a${i} <b${i}>\`_ `),
    'embedded alias': () => chain(i => `\`a${i} <b${i}_>\`_ `),
    'embedded alias chain': () => chain(i => `\`a${i} <a${i + 1}_>\`_ `),
    'embedded anon': () => fill('`a <b>`__ '),
    'embedded nested lt': () => `\`${fill('<')}>\`_`,
    'embedded spaces': () => `\`a <${fill('b ')}>\`_`,
    'embedded newline': () => `\`a <${fill('b\n')}>\`_`,
    'embedded escaped': () => `\`a <${fill('\\ ')}>\`_`,
    uris: () => fill('http://a.b '),
    'uris one': () => `http://${fill('a.')}`,
    'uris query': () => `http://a?${fill('b&')}`,
    'uris dots': () => `http://a${fill('.')}`,
    'uris punct': () => `http://a${fill('.,;:!')}`,
    'uris parens': () => `http://${fill('(a)')}`,
    'uris colon': () => fill('a:b '),
    'uris colons': () => fill('a:'),
    emails: () => fill('a@b.c '),
    'emails one': () => fill('a@b.'),
    'emails at': () => fill('a@'),
    'emails dots': () => `${fill('a.')}@b`,
    mailto: () => fill('mailto:'),
    pep: () => fill('PEP 8 RFC 9 '),
    'pep dash': () => fill('pep-'),
    'substitution refs': () => fill('|a| '),
    'substitution refs 2': () => fill('|a|_ '),
    'substitution chains': () => chain(i => `.. |a${i}| replace:: |a${i + 1}| |a${i + 1}|\n`),
    'substitution chains down': () => chain(i => `.. |a${i + 1}| replace:: |a${i}| |a${i}|\n`),
    'substitution self': () => `.. |a| replace:: |a| |a|\n\n${fill('|a| ')}`,
    'substitution long': () => `.. |a| replace:: ${fill('b *c* ')}\n\n|a|\n`,
    'substitution long used': () => `.. |a| replace:: ${fill('b *c* ', size / 2)}\n\n${fill('|a| ', size / 2)}\n`,
    'substitution dup': () => fill('.. |a| replace:: b\n'),
    'substitution unicode': () => fill('.. |a| unicode:: 0x41\n'),
    'substitution unicode long': () => `.. |a| unicode:: ${fill('0x41 ')}\n`,
    'substitution date': () => fill('.. |a| date:: %Y\n'),
    'substitution image': () => fill('.. |a| image:: b\n'),
    'substitution bad': () => fill('.. |a| b\n'),
    'substitution case': () => chain(i => `.. |A${i}| replace:: b\n`, size / 2) + chain(i => `|a${i}| `, size / 2),
    'substitution trim': () => `.. |a| unicode:: 0x41\n   :trim:\n\n${fill('b |a| ')}`,
    footnotes: () => chain(i => `.. [${i + 1}] a\n`),
    'footnotes auto': () => fill('.. [#] a\n'),
    'footnotes symbol': () => fill('.. [*] a\n'),
    'footnotes symbol refs': () => `${fill('[*]_ ', size / 2)}\n\n${fill('.. [*] a\n', size / 2)}`,
    'footnotes labelled': () => chain(i => `.. [#a${i}] a\n`),
    'footnotes refs': () => `${chain(i => `[${i + 1}]_ `, size / 2)}\n\n${chain(i => `.. [${i + 1}] a\n`, size / 2)}`,
    'footnotes dup': () => fill('.. [1] a\n'),
    'footnotes auto + manual': () => chain(i => `.. [${i + 1}] a\n`, size / 2) + fill('.. [#] a\n', size / 2),
    'footnotes refs only': () => fill('[#]_ '),
    'footnotes nested': () => nest(d => `${' '.repeat(3 * d)}.. [#] a\n\n`),
    citations: () => chain(i => `.. [a${i}] a\n`),
    'citations refs': () => chain(i => `[a${i}]_ `),
    titles: () => fill('a\n=\n\n'),
    'titles distinct': () => chain(i => `a${i}\n=====\n\n`),
    'titles levels': () => chain(i => `a\n${'=-~^"\'`.,:;+*#<>_'[i % 17]}\n\n`),
    'titles over': () => fill('=\na\n=\n\n'),
    'titles short': () => fill('aaaa\n===\n\n'),
    'titles short under': () => fill('aaaaaaaa\n----\n'),
    'titles over only': () => fill('====\naaaa\n'),
    'titles over mismatch': () => fill('====\naaaa\n----\n\n'),
    'titles over long': () => fill('====\naaaaaa\n====\n\n'),
    'titles wide': () => `${fill('中', size / 3)}\n${fill('=', (2 * size) / 3)}\n`,
    'titles long': () => `${fill('a ', size / 2)}\n${fill('=', size / 2)}\n`,
    'titles inconsistent': () => fill('a\n=\n\nb\n-\n\nc\n~\n\nd\n=\n\ne\n~\n\n'),
    'titles in lists': () => fill('- a\n  =\n\n'),
    transitions: () => fill('----\n\n'),
    'transitions 2': () => fill('a\n\n----\n\n'),
    'transition long': () => `${fill('-')}\n`,
    rules: () => fill('===\n\n'),
    'grid 1': () => `${fill('+---+\n|   |\n')}+---+\n`,
    'grid one row': () => `+${fill('-+', size / 3)}\n|${fill(' |', size / 3)}\n+${fill('-+', size / 3)}\n`,
    'grid tall': () => `+-+-+\n${fill('|a|b|\n+-+-+\n', size)}`.replace(/\n[^\n]*$/, '\n'),
    'grid square': () => {
      const n = side;
      const b = `+${'-+'.repeat(n)}\n`;
      const r = `|${'a|'.repeat(n)}\n`;
      return b + (r + b).repeat(side);
    },
    'grid spans': () => {
      const n = side;
      const b = `+${'--+'.repeat(n)}\n`;
      const r = `|${'a  b '.repeat((n * 3) / 5)}|\n`;
      return b + (r + b).repeat(side);
    },
    'grid one cell': () =>
      `+${'-'.repeat(300)}+\n${fill(`|${' '.repeat(300)}|\n`, size)}`.replace(/\n[^\n]*$/, '\n') +
      `+${'-'.repeat(300)}+\n`,
    'grid stairs': () => {
      const n = side;
      let s = `+${'-+'.repeat(n)}\n`;
      for (let i = 0; i < n; i++) {
        s += `|${' |'.repeat(n)}\n`;
        s += `${'|'.repeat(1) + ' |'.repeat(i) + '-+'.repeat(n - i)}\n`;
      }
      return s;
    },
    'grid pluses': () => fill(`${'+'.repeat(300)}\n`),
    'grid pluses dashes': () => fill(`${'+-'.repeat(150)}+\n`),
    'grid pluses bars': () => `+${'-+'.repeat(150)}\n${fill(`${'|+'.repeat(150)}|\n`)}`,
    'grid unclosed': () => `+${'-'.repeat(300)}+\n${fill(`|${' '.repeat(300)}|\n`)}`,
    'grid nested': () => {
      let t: string[] = ['a'];
      while (t.length * (width(t) + 1) < size && width(t) < 400) {
        const w = width(t);
        t = [`+${'-'.repeat(w)}+`, ...t.map(l => `|${l}|`), `+${'-'.repeat(w)}+`];
      }
      return `${t.join('\n')}\n`;
    },
    'grid wide chars': () => `+${fill('----+', size / 4)}\n|${fill('中中|', size / 7)}\n+${fill('----+', size / 4)}\n`,
    'grid many': () => fill('+-+\n|a|\n+-+\n\n'),
    'grid bad': () => fill('+-+\n|a\n+-+\n\n'),
    'grid bad 2': () => fill('+-+\n|a\n\n'),
    'grid brick': () => {
      const n = side;
      const b1 = `+${'---+'.repeat(n)}\n`,
        r = `|${'a  |'.repeat(n)}\n`;
      return b1 + (r + b1).repeat(side);
    },
    'grid L': () => {
      let s = `+${'-+'.repeat(2 * half)}\n`;
      for (let i = 0; i < side; i++)
        s += `${i % 2 ? `+${'-+'.repeat(half)}${' |'.repeat(half)}` : `|${' |'.repeat(2 * half)}`}\n`;
      return `${s}+${'-+'.repeat(2 * half)}\n`;
    },
    'simple table': () => `${`== ==\n${fill('a  b\n', size)}`.replace(/\n[^\n]*$/, '\n')}== ==\n`,
    'simple table columns': () => {
      const b = fill('= ', size / 3).trimEnd();
      return `${b}\n${fill('a ', size / 3).trimEnd()}\n${b}\n`;
    },
    'simple table spans': () => {
      const b = '= '.repeat(100).trimEnd();
      return `${b}\n${(`a b\n${'- '.repeat(100).trimEnd()}\n`).repeat(side)}${b}\n`;
    },
    'simple table unclosed': () => `== ==\n${fill('a  b\n')}`,
    'simple table blank': () => `${`== ==\n${fill('a  b\n\n', size)}`.replace(/\n[^\n]*$/, '\n')}== ==\n`,
    'simple table many': () => fill('= =\na b\n= =\n\n'),
    'simple table many open': () => fill('= =\na b\n\n'),
    'simple table borders': () => fill('= =\n'),
    'simple table over': () => `${`== ==\n${fill('aaaaaa\n', size)}`.replace(/\n[^\n]*$/, '\n')}== ==\n`,
    'simple table cont': () => `${`== ==\na  b\n${fill('   b\n', size)}`.replace(/\n[^\n]*$/, '\n')}== ==\n`,
    'simple table headers': () => `== ==\n${fill('a  b\n== ==\n')}`,
    'csv cells': () => `.. csv-table::\n\n   ${fill(',')}`,
    'csv cells a': () => `.. csv-table::\n\n   ${fill('a,')}`,
    'csv rows': () => `.. csv-table::\n\n${fill('   a\n')}`,
    'csv rows 2': () => `.. csv-table::\n\n${fill('   a,b\n')}`,
    'csv ragged': () => `.. csv-table::\n\n   ${fill('a,', size / 2)}\n${fill('   a\n', size / 2)}`,
    'csv quotes': () => `.. csv-table::\n\n   ${fill('"",')}`,
    'csv quotes esc': () => `.. csv-table::\n\n   "${fill('""')}"`,
    'csv markup': () => `.. csv-table::\n\n   ${fill('*a*,')}`,
    'csv header': () => `.. csv-table::\n   :header: ${fill('a,', size / 2)}\n\n   ${fill('a,', size / 2)}`,
    'csv widths': () => `.. csv-table::\n   :widths: ${fill('1,', size / 2)}\n\n   ${fill('a,', size / 2)}`,
    'csv lines in quotes': () => `.. csv-table::\n\n   "${fill('a\n   ')}"`,
    'list-table': () => `.. list-table::\n\n${fill('   * - a\n     - b\n')}`,
    'list-table wide': () => `.. list-table::\n\n   * - a\n${fill('     - b\n')}`,
    'list-table ragged': () =>
      `.. list-table::\n\n   * - a\n${fill('     - b\n', size / 2)}${fill('   * - a\n', size / 2)}`,
    'table directive': () => fill('.. table:: a\n\n   = =\n   a b\n   = =\n\n'),
    notes: () => fill('.. note:: a\n\n'),
    'notes nested': () => nest(d => `${' '.repeat(3 * d)}.. note::\n\n`),
    'notes nested a': () => nest(d => `${' '.repeat(3 * d)}.. note:: a\n\n`),
    'notes nested 1': () => nest(d => `${' '.repeat(d)}.. note::\n\n`),
    'unknown nested': () => nest(d => `${' '.repeat(d)}.. foo::\n\n`),
    unknown: () => fill('.. foo:: a\n\n'),
    'directive options': () => `.. image:: a\n${fill('   :a: b\n')}`,
    'directive options dup': () => `.. code::\n${fill('   :name: b\n')}`,
    'directive args': () => `.. image:: ${fill('a ')}\n`,
    images: () => fill('.. image:: a\n\n'),
    figures: () => fill('.. figure:: a\n\n   b\n\n   c\n\n'),
    codes: () => fill('.. code:: c\n\n   a\n\n'),
    'code long': () => `.. code:: c\n\n${fill('   a\n')}`,
    'code number-lines': () => `.. code:: c\n   :number-lines:\n\n${fill('   a\n')}`,
    'code emphasize': () =>
      `.. code-block:: c\n   :emphasize-lines: ${fill('1-99999,', size / 2)}\n\n${fill('   a\n', size / 2)}`,
    math: () => fill('.. math:: a\n\n'),
    'math one': () => `.. math::\n\n${fill('   a\n\n')}`,
    'parsed-literal': () => `.. parsed-literal::\n\n${fill('   *a* b_\n')}`,
    topics: () => fill('.. topic:: a\n\n   b\n\n'),
    rubric: () => fill('.. rubric:: a\n\n'),
    epigraph: () => fill('.. epigraph::\n\n   a\n\n   -- b\n\n'),
    class: () => fill('.. class:: a\n\n'),
    'class distinct': () => `${chain(i => `.. class:: a${i}\n\n`)}\nx\n`,
    'class para': () => fill('.. class:: a\n\nb\n\n'),
    'class names': () => `.. class:: ${fill('a ')}\n\nb\n`,
    roles: () => chain(i => `.. role:: a${i}\n\n`),
    'roles bases': () => chain(i => `.. role:: a${i + 1}(a${i})\n\n`),
    'roles used': () => chain(i => `.. role:: a${i}\n\n:a${i}:\`x\`\n\n`),
    'default-role': () => fill('.. default-role:: sub\n\n`a`\n\n'),
    'role text': () => fill(':a:`b` '),
    'role suffix': () => fill('`b`:a: '),
    'role long': () => `:${fill('a-')}:\`b\``,
    'role colons': () => fill(':a:'),
    'role known': () => fill(':py:func:`b` :ref:`c` :doc:`d` '),
    'role ref title': () => fill(':ref:`a <b>` '),
    'role samp': () => `:samp:\`${fill('{a}')}\``,
    'role menuselection': () => `:menuselection:\`${fill('a --> ')}\``,
    'role samp open': () => `:samp:\`${fill('{a')}\``,
    'role guilabel': () => `:guilabel:\`${fill('&a')}\``,
    'role kbd': () => `:kbd:\`${fill('a-')}\``,
    'role code': () => `:code:\`${fill('a ')}\``,
    'role math': () => `:math:\`${fill('a ')}\``,
    'role pep': () => fill(':pep:`8` '),
    'role index': () => fill(':index:`a; b` '),
    'role expr': () => `:c:expr:\`${fill('a(')}\``,
    'role expr 2': () => `:c:expr:\`${fill('a*b ')}\``,
    'role option': () => fill(':option:`--a` '),
    contents: () => fill('.. contents::\n\n'),
    sectnum: () => fill('.. sectnum::\n\n'),
    'target-notes': () => `.. target-notes::\n\n${chain(i => `a${i}_\n\n.. _a${i}: x${i}\n\n`)}`,
    'target-notes 1': () => `.. target-notes::\n\n.. _a: x\n\n${fill('a_ ')}`,
    'target-notes embedded': () => `.. target-notes::\n\n${chain(i => `\`a${i} <b${i}>\`_ `)}`,
    'target-notes anon': () => `.. target-notes::\n\n${fill('`a`__ ', size / 2)}\n\n${fill('__ x\n', size / 2)}`,
    'target-notes many': () => fill('.. target-notes::\n\n'),
    meta: () => `.. meta::\n${fill('   :a: b\n')}`,
    'meta attrs': () => `.. meta::\n   :${fill('a=b ')}: c\n`,
    raw: () => fill('.. raw:: html\n\n   <b>\n\n'),
    'replace outside': () => fill('.. replace:: a\n\n'),
    header: () => fill('.. header:: a\n\n'),
    include: () => fill('.. include:: b.rst\n\n'),
    'include self': () => fill('.. include:: a.rst\n\n'),
    'include big': () => '.. include:: big.rst\n\n'.repeat(1),
    'include literal': () => fill('.. include:: b.rst\n   :literal:\n\n'),
    literalinclude: () => fill('.. literalinclude:: b.rst\n\n'),
    'literalinclude lines': () => `.. literalinclude:: b.rst\n   :lines: ${fill('1-9999999,')}\n`,
    'csv file': () => fill('.. csv-table::\n   :file: b.rst\n\n'),
    toctree: () => `.. toctree::\n\n${fill('   a\n')}`,
    'toctree many': () => fill('.. toctree::\n\n   a\n\n'),
    glossary: () => `.. glossary::\n\n${fill('   a\n     b\n')}`,
    'glossary terms': () => `.. glossary::\n\n${chain(i => `   a${i}\n`)}     b\n`,
    index: () => fill('.. index:: a\n\n'),
    'index long': () => `.. index:: ${fill('a, ')}\n`,
    'index lines': () => `.. index::\n${fill('   single: a; b\n')}`,
    productionlist: () => `.. productionlist::\n${fill('   a: `b` c\n')}`,
    'productionlist 2': () => `.. productionlist::\n   a: ${fill('`b` ')}\n`,
    hlist: () => `.. hlist::\n   :columns: 9\n\n${fill('   - a\n')}`,
    versionadded: () => fill('.. versionadded:: 1\n   a\n\n'),
    functions: () => chain(i => `.. function:: f${i}(a)\n\n`),
    'functions args': () => `.. function:: f(${fill('a, ')})\n`,
    'functions nested args': () => `.. function:: f(${fill('[')})\n`,
    'functions nested parens': () => `.. function:: f(${fill('a(')})\n`,
    'functions optional': () => `.. function:: f(${fill('[, a')}${fill(']', size / 5)})\n`,
    'functions strings': () => `.. function:: f(a='${fill("\\'")}')\n`,
    'functions sigs': () => `.. function:: f()\n${chain(i => `   f${i}()\n`)}`,
    'functions types': () => `.. function:: f(${fill('a: b[c, d] = 1, ')})\n`,
    'c functions': () => chain(i => `.. c:function:: int f${i}(int a)\n\n`),
    'c function args': () => `.. c:function:: int f(${fill('int a, ')})\n`,
    'c pointers': () => `.. c:function:: int ${fill('*')}f(int a)\n`,
    'c member': () => `.. c:member:: ${fill('a ')}\n`,
    'c parens': () => `.. c:function:: int f(${fill('(')}\n`,
    'classes nested': () => nest(d => `${' '.repeat(3 * d)}.. class:: A${d}\n\n`),
    methods: () => `.. class:: A\n\n${chain(i => `   .. method:: f${i}(a)\n\n`)}`,
    'py fields': () => `.. function:: f\n\n${chain(i => `   :param int a${i}: b\n   :type a${i}: c\n`)}`,
    module: () => chain(i => `.. module:: a${i}\n\n`),
    currentmodule: () => chain(i => `.. currentmodule:: a${i}\n\n`),
    option: () => chain(i => `.. option:: -a${i}\n\n`),
    'option many': () => `.. option:: ${chain(i => `-a${i}, `)}\n`,
    envvar: () => chain(i => `.. envvar:: A${i}\n\n`),
    highlight: () => fill('.. highlight:: c\n\n'),
    'highlight alternating': () => chain(i => `.. highlight:: c${i}\n\na::\n\n b\n\n`),
    only: () => fill('.. only:: html\n\n   a\n\n'),
    'only expr': () => `.. only:: ${fill('a and ')}b\n\n   x\n`,
    'only parens': () => `.. only:: ${fill('(')}\n\n   x\n`,
    'only not': () => `.. only:: ${fill('not ')}a\n\n   x\n`,
    seealso: () => fill('.. seealso:: a\n\n'),
    'pylit code': () => chain(i => `.. pylit:code:: js\n   :name: c${i}\n\n   x\n\n`),
    'pylit code same': () => fill(`.. pylit:code:: js\n   :name: c\n\n   x\n\n`),
    graphviz: () => fill('.. graphviz::\n\n   a\n\n'),
    container: () => fill('.. container:: a\n\n   b\n\n'),
    compound: () => fill('.. compound::\n\n   b\n\n'),
    names: () => chain(i => `.. note::\n   :name: a${i}\n\n   b\n\n`),
    'names same': () => fill(`.. note::\n   :name: a\n\n   b\n\n`),
    docinfo: () => chain(i => `:Author: a${i}\n`),
    'docinfo authors': () => `:Authors: ${fill('a; ')}\n`,
    'docinfo abstract': () => `:Abstract: ${fill('a *b* ')}\n`,
    'para words': () => fill('word '),
    'para lines': () => fill('word\n'),
    'para paras': () => fill('a\n\n'),
    'para long': () => fill('a'),
    wide: () => fill('中'),
    'wide lines': () => fill('中\n'),
    'wide spaced': () => fill('中 '),
    'wide def': () => fill('中\n 文\n'),
    combining: () => `a${fill('\u0301')}`,
    emoji: () => fill('😀'),
    rtl: () => fill('א *ב* '),
    nbsp: () => fill('\u00a0'),
    'nbsp a': () => fill('a\u00a0'),
    spaces: () => `a${fill(' ')}b`,
    'spaces trailing': () => fill(`a${' '.repeat(100)}\n`),
    tabs: () => fill('\t'),
    'tabs a': () => fill('a\t'),
    'tabs lines': () => fill('\ta\n'),
    'tabs indent': () => fill('a\n\tb\n'),
    crlf: () => fill('a\r\n'),
    cr: () => fill('a\r'),
    newlines: () => fill('\n'),
    'vt ff': () => fill('a\v\f\n'),
    nul: () => fill('\0'),
    'lone surrogates': () => fill('\ud800a '),
    emph: () => fill('*a* '),
    'emph open': () => fill('*a '),
    'emph open lines': () => fill('*a\n'),
    'emph open paras': () => fill('*a\n\n'),
    strong: () => fill('**a** '),
    'strong open': () => fill('**a '),
    'emph strong': () => fill('*a **b** '),
    stars: () => fill('*a*b '),
    literals: () => fill('``a`` '),
    'literals open': () => fill('``a '),
    'literals odd': () => fill('```a` '),
    interpreted: () => fill('`a` '),
    'interpreted open': () => fill('`a '),
    mix: () => fill('*a* **b** ``c`` `d` :e:`f` g_ |h| [1]_ _`i` `j <k>`_ http://l '),
    'mix open': () => fill('*a **b ``c `d :e:`f |h [1 _`i `j <k '),
    'mix lines': () => fill('*a* **b** ``c``\n`d` :e:`f` g_\n|h| [1]_ _`i`\n\n'),
    'quotes started': () => fill('"*" \'*\' (*) '),
    punct: () => fill('«*a*» “`b`” '),
    escapes: () => fill('\\*a\\ '),
    'escapes 2': () => fill('\\a'),
    'bracket refs': () => fill('[a]_'),
    'bracket long': () => `[${fill('a')}]_`,
    'names long': () => `${fill('a')}_`,
    'names dots': () => `${fill('a.')}a_`,
    'names underscore': () => fill('a_b_'),
    'names us': () => fill('a__'),
    'system messages': () => fill('.. note::\n\n'),
    'lists blocks': () => fill('- a\n\n  ::\n\n    b\n\n'),
    'mixed all': () =>
      fill('T\n=\n\n- a\n\n1. b\n\nc\n  d\n\n:e: f\n\n-g  h\n\n| i\n\n.. note:: j\n\n.. _k: l\n\nm_ *n*::\n\n  o\n\n'),
    'blocks unindented lit': () => fill('a::\n\n  b\nc\n\n'),
    'explicit unindented': () => fill('.. note:: a\nb\n'),
    'fields unindented': () => fill(':a: b\nc\n'),
    'option unindented': () => fill('-a  b\nc\n'),
    'lineblock unindented': () => fill('| a\nb\n'),
    'footnote unindented': () => fill('.. [#] a\nb\n'),
    'enum unindented': () => chain(i => `${i + 1}. a\nb\n`),
    'def unindented': () => fill('a\n  b\nc\n  d\n'),
    'doctest unindented': () => fill('>>> a\n>>> b\nc\n\n'),
  };
}
