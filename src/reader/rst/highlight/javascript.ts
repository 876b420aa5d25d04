import { type Lexer, type Rule, words } from './lexer.ts';

const NAME = '[$_\\p{ID_Start}][$\\u200c\\u200d\\p{ID_Continue}]*';

const SPACE: readonly Rule[] = [
  [/\s+/y, 'text whitespace'],
  [/<!--/y, 'comment'],
  [/\/\/.*/y, 'comment single'],
  [/\/\*[\s\S]{0,5000}?\*\//y, 'comment multiline'],
];

const ROOT: readonly Rule[] = [
  [/(?<![\s\S])#! ?\/.*/y, 'comment hashbang'],
  [/^(?=\s|\/|<!--)/my, 'text', 'operand'],
  ...SPACE,
  [/0[bB][01]+n?/y, 'literal number bin'],
  [/0[oO]?[0-7]+n?/y, 'literal number oct'],
  [/0[xX][0-9a-fA-F]+n?/y, 'literal number hex'],
  [/\d+n/y, 'literal number integer'],
  [/(?:\.\d+|\d+\.\d*|\d+)(?:[eE][-+]?\d+)?/y, 'literal number float'],
  [/\.\.\.|=>/y, 'punctuation'],
  [/\+\+|--|~|\?\?=?|\?|:|\\(?=\n)|(?:<<|>>>?|==?|!=?|(?:\*\*|\|\||&&|[-<>+*%&|^/]))=?/y, 'operator', 'operand'],
  [/[{([;,]/y, 'punctuation', 'operand'],
  [/[})\].]/y, 'punctuation'],
  [word('typeof instanceof in void delete new'), 'operator word', 'operand'],
  [word('constructor from as'), 'keyword reserved'],
  [
    word(`for while do break return continue switch case default if else throw try catch finally yield await async this of static export
import debugger extends super`),
    'keyword',
    'operand',
  ],
  [word('var let const with function class'), 'keyword declaration', 'operand'],
  [
    word(`abstract boolean byte char double enum final float goto implements int interface long native package private protected public short
synchronized throws transient volatile`),
    'keyword reserved',
  ],
  [word('true false null NaN Infinity undefined'), 'keyword constant'],
  [
    word(`Array Boolean Date BigInt Function Math ArrayBuffer Number Object RegExp String Promise Proxy decodeURI decodeURIComponent encodeURI
encodeURIComponent eval isFinite isNaN parseFloat parseInt DataView document window globalThis global Symbol Intl WeakSet WeakMap Set Map
Reflect JSON Atomics Int8Array Int16Array Int32Array BigInt64Array Float32Array Float64Array Uint8ClampedArray Uint8Array Uint16Array
Uint32Array BigUint64Array`),
    'name builtin',
  ],
  [word('Error EvalError InternalError RangeError ReferenceError SyntaxError TypeError URIError'), 'name exception'],
  [/[a-zA-Z_?.$][\w?.$]{0,200}(?=\(\) \{)/y, 'name other', 'operand'],
  [new RegExp(NAME, 'uy'), 'name other'],
  [/"(?:\\[\s\S]|[^"\\])*"/y, 'literal string double'],
  [/'(?:\\[\s\S]|[^'\\])*'/y, 'literal string single'],
  [/`/y, 'literal string backtick', 'template'],
];

/** JavaScript, in the types of Pygments. */
export const javascript: Lexer = {
  root: ROOT,
  // Where a slash begins a regular expression.
  operand: [
    ...SPACE,
    [/\/(?:\\.|[^[/\\\n]|\[(?:\\.|[^\]\\\n])*\])+\/(?:[gimuysd]+\b|\B)/y, 'literal string regex', 'pop'],
    [/(?=\/)/y, 'text', 'pop broken'],
    [/(?:)/y, '', 'pop'],
  ],
  broken: [[/\n/y, 'text whitespace', 'pop']],
  template: [
    [/`/y, 'literal string backtick', 'pop'],
    [/\\[\s\S]/y, 'literal string backtick'],
    [/\$\{/y, 'literal string interpol', 'substitution'],
    [/\$|[^`\\$]+/y, 'literal string backtick'],
  ],
  substitution: [[/\}/y, 'literal string interpol', 'pop'], ...ROOT],
};

function word(list: string): RegExp {
  return new RegExp(words(list), 'y');
}
