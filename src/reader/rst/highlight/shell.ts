import { type Lexer, type Rule, words } from './lexer.ts';

const VARIABLES: readonly Rule[] = [
  [/\$\(\(/y, 'keyword', 'arithmetic'],
  [/\$\(/y, 'keyword', 'command'],
  [/\$\{#?/y, 'literal string interpol', 'braces'],
  [/\$[a-zA-Z_]\w*|\$(?:\d+|[#$?!_*@-])/y, 'name variable'],
  [/\$/y, 'text'],
];

const BASIC: readonly Rule[] = [
  [
    /\b(if|fi|else|while|in|do|done|for|then|return|function|case|select|continue|until|esac|elif)(\s*)\b/y,
    ['keyword', 'text whitespace'],
  ],
  [
    new RegExp(
      `\\b${words(`alias bg bind break builtin caller cd command compgen complete declare dirs disown echo enable eval exec exit export false fc
fg getopts hash help history jobs kill let local logout popd printf pushd pwd read readonly set shift shopt source suspend test time times
trap true type typeset ulimit umask unalias unset wait`).replace(/\\b$/, '(?=[\\s)`])')}`,
      'y',
    ),
    'name builtin',
  ],
  [/(?<![\s\S])#!.+\n/y, 'comment hashbang'],
  [/#.*\n/y, 'comment single'],
  [/\\[\s\S]/y, 'literal string escape'],
  [/(\b\w+)(\s*)(\+?=)/y, ['name variable', 'text whitespace', 'operator']],
  [/[[\]{}()=]|<<</y, 'operator'],
  [/<<-?\s*('?)\\?(\w{1,100})\b[\s\S]{1,5000}?\2/y, 'literal string'],
  [/&&|\|\|/y, 'operator'],
];

const DATA: readonly Rule[] = [
  [/\$?"(?:\\[\s\S]|[^"\\$])*"/y, 'literal string double'],
  [/"/y, 'literal string double', 'string'],
  [/\$'(?:\\[\s\S]|[^'\\])*'|'[^']*'/y, 'literal string single'],
  [/[;&|]/y, 'punctuation'],
  [/\s+/y, 'text whitespace'],
  [/\d+\b/y, 'literal number'],
  [/[^=\s[\]{}()$"'`\\<&|;]+|</y, 'text'],
];

const ROOT: readonly Rule[] = [...BASIC, [/`/y, 'literal string backtick', 'backquotes'], ...DATA, ...VARIABLES];

/** Shells' scripts, in the types of Pygments. */
export const shell: Lexer = {
  root: ROOT,
  string: [[/"/y, 'literal string double', 'pop'], [/(?:\\[\s\S]|[^"\\$])+/y, 'literal string double'], ...VARIABLES],
  braces: [
    [/\}/y, 'literal string interpol', 'pop'],
    [/:-/y, 'keyword'],
    [/\w+/y, 'name variable'],
    [/[^}:"'`$\\]+|:/y, 'punctuation'],
    ...ROOT,
  ],
  command: [[/\)/y, 'keyword', 'pop'], ...ROOT],
  arithmetic: [
    [/\)\)/y, 'keyword', 'pop'],
    [/[-+*/%^|&]/y, 'operator'],
    [/\d+#\d+|\d+#(?! )|\d+/y, 'literal number'],
    ...ROOT,
  ],
  backquotes: [[/`/y, 'literal string backtick', 'pop'], ...ROOT],
};
