import type { Lexer, Rule } from './lexer.ts';

const GENERAL: readonly Rule[] = [
  [/%.*\n/y, 'comment'],
  [/[{}&_^]/y, 'name builtin'],
];

const MATH: readonly Rule[] = [
  [/\\(?:[a-zA-Z]+|.)/y, 'name variable'],
  ...GENERAL,
  [/\d+/y, 'literal number'],
  [/[-=!+*/()[\]]/y, 'operator'],
  [/[^-=!+*/()[\]\\$%&_^{}0-9]+/y, 'name builtin'],
];

/** TeX and LaTeX, in the types of Pygments. */
export const tex: Lexer = {
  root: [
    [/\\\[|\$\$/y, 'literal string backtick', 'displayed'],
    [/\\\(|\$/y, 'literal string', 'inline'],
    [/\\(?:[a-zA-Z]+|.)/y, 'keyword', 'command'],
    [/\\$/my, 'keyword'],
    ...GENERAL,
    [/[^\\$%&_^{}]+/y, 'text'],
  ],
  inline: [[/\\\)|\$/y, 'literal string', 'pop'], ...MATH],
  displayed: [[/\\\]|\$\$/y, 'literal string', 'pop'], [/\$/y, 'name builtin'], ...MATH],
  command: [
    [/\[.{0,2000}?\]/y, 'name attribute'],
    [/\*/y, 'keyword'],
    [/(?:)/y, '', 'pop'],
  ],
};
