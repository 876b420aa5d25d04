import * as fc from 'fast-check';

/** Lines that Markdown, tangling or reading attributes may trip over. */
const LINES = [
  ...[
    '',
    '',
    ' ',
    '\t',
    '```',
    '````sh',
    '~~~',
    '~~~~~~ {#x}',
    ':::note',
    '---',
    '---',
    'title: x',
    '# heading',
    '> quote',
  ],
  ...['<<x>>', '  <<a b>>  ', '@<<x>>', '\\<<x>>', '@@', '@', '<<<<x>>>>', 'a <<x>> b << c', '<!-- ', '-->', '</code>'],
  ...[
    '#| id: x',
    '//| file: y',
    '/* ',
    ' * a',
    ' */',
    '/** `a` */',
    '// see [x](y) *and* _z_ <b>',
    '"""',
    "'''",
    '# ```',
  ],
  ...[
    'def f(a):',
    '    """Says <<x>>."""',
    '    return 1',
    'class A:',
    'function f() {',
    '}',
    'int main(void)',
    '{',
    '#if 0',
  ],
  ...[
    '#!/bin/sh',
    '# SPDX-License-Identifier: MIT',
    '// SPDX-License-Identifier: MIT',
    '\u00a0',
    '\u2028',
    '\ufeff',
    '\f',
  ],
  ...[
    '<<<<<<< ours',
    '=======',
    '>>>>>>> theirs',
    '[x]: y',
    '[^1]: z',
    '$$',
    '    indented',
    '- item',
    '1. one',
    '|a|b|\n|-|-|',
  ],
  ...[
    '// :::x',
    '// {#id}',
    '# :name[x]',
    '// <script>',
    '// $x$',
    '-- {-# PRAGMA #-}',
    '\u{1F600}',
    'é',
    'x'.repeat(300),
  ],
];

/** A program that no person would write: lines of every trouble, with any line ends. */
export const hostileProgram = fc
  .tuple(
    fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...LINES) }, fc.string({ unit: 'binary' })), {
      maxLength: 30,
    }),
    fc.constantFrom('\n', '\n', '\n', '\r\n'),
    fc.constantFrom('', '\n', '\n', '\n\n\n'),
  )
  .map(([lines, end, last]) => (lines.join('\n') + last).replaceAll('\0', '0').replace(/\r\n?|\n/g, end));

export const FILE_NAMES = [
  'a.py',
  'b.c',
  'c.ts',
  'd.rs',
  'e.go',
  'f.java',
  'g.sh',
  'Makefile',
  'h.lua',
  'i.hs',
  'j.css',
  'k.sql',
];
