import { type Lexer, type Rule, type Token, tokenize, words } from './lexer.ts';

const NAME = '(?!\\d)[\\p{L}\\p{N}_$]{1,200}';
const SPACE = '\\s{0,100}(?:/\\*.{0,500}?\\*/\\s{0,100})?';
const LINE_COMMENT = '//(?:.|(?<=\\\\)\\n)*\\n';
const COMMENT = '/\\*[^*]*\\*+(?:[^/*][^*]*\\*+)*/';
const NOTES = '(?:\\s{0,100}(?://.{0,500}\\n|/\\*[^*]{0,1000}\\*+/)){0,3}';
const DIGITS = "\\d(?:'?\\d)*";
const HEX_DIGITS = "[\\da-fA-F](?:'?[\\da-fA-F])*";
const SUFFIX = '(?:[uU][lL]{0,2}|[lL]{1,2}[uU]?)?';

/** What C's headers and Linux call their types. */
const TYPES: ReadonlySet<string> = new Set(
  `size_t ssize_t off_t wchar_t ptrdiff_t sig_atomic_t fpos_t clock_t time_t va_list jmp_buf FILE DIR div_t ldiv_t mbstate_t wctrans_t wint_t
wctype_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t int_least8_t int_least16_t int_least32_t int_least64_t
uint_least8_t uint_least16_t uint_least32_t uint_least64_t int_fast8_t int_fast16_t int_fast32_t int_fast64_t uint_fast8_t uint_fast16_t
uint_fast32_t uint_fast64_t intptr_t uintptr_t intmax_t uintmax_t clockid_t cpu_set_t cpumask_t dev_t gid_t id_t ino_t key_t mode_t nfds_t
pid_t rlim_t sig_t sighandler_t siginfo_t sigset_t sigval_t socklen_t timer_t uid_t`.split(/\s+/),
);

const WHITESPACE: readonly Rule[] = [
  [/^#if\s+0/my, 'comment preproc', 'if0'],
  [/^#/my, 'comment preproc', 'macro'],
  [new RegExp(`(^${SPACE})(#if\\s+0)`, 'my'), ['@root', 'comment preproc'], 'if0'],
  [new RegExp(`(^${SPACE})(#)`, 'my'), ['@root', 'comment preproc'], 'macro'],
  [
    new RegExp(`(^[ \\t]*)(?!(?:public|private|protected|default)\\b)(${NAME})(\\s{0,100})(:)(?!:)`, 'muy'),
    ['text whitespace', 'name label', 'text whitespace', 'punctuation'],
  ],
  [/\n/y, 'text whitespace'],
  [/[^\S\n]+/y, 'text whitespace'],
  [/\\\n/y, 'text'],
  [new RegExp(LINE_COMMENT, 'y'), 'comment single'],
  [new RegExp(COMMENT, 'y'), 'comment multiline'],
  [/\/\*[\s\S]*/y, 'comment multiline'],
];

const KEYWORDS: readonly Rule[] = [
  [/(struct|union)(\s+)/y, ['keyword', 'text whitespace'], 'class'],
  [/case\b/y, 'keyword', 'case'],
  [
    new RegExp(
      words(`asm auto break const continue default do else enum extern for goto if register restricted return sizeof struct static switch
typedef volatile while union thread_local alignas alignof static_assert _Pragma`),
      'y',
    ),
    'keyword',
  ],
  [
    new RegExp(
      words(`inline _inline __inline naked restrict thread __m128i __m128d __m128 __m64 __asm __based __except __stdcall __cdecl __fastcall
__declspec __finally __try __leave __w64 __unaligned __raise __noop __identifier __forceinline __assume`),
      'y',
    ),
    'keyword reserved',
  ],
];

const BASIC_TYPES: readonly Rule[] = [
  [new RegExp(words('__int8 __int16 __int32 __int64 __wchar_t'), 'y'), 'keyword reserved'],
  [new RegExp(words('bool int long float short double char unsigned signed void'), 'y'), 'keyword type'],
];

const STATEMENTS: readonly Rule[] = [
  ...KEYWORDS,
  ...BASIC_TYPES,
  [/((?:[LuU]|u8)?)(")/y, ['literal string affix', 'literal string'], 'string'],
  [
    /((?:[LuU]|u8)?)('(?:\\[0-7]{1,3}|\\x[a-fA-F0-9]{1,2}|\\.|[^\\'\n])')/y,
    ['literal string affix', 'literal string char'],
  ],
  [
    number(`0[xX](?:${HEX_DIGITS}\\.${HEX_DIGITS}|\\.${HEX_DIGITS}|${HEX_DIGITS})[pP][+-]?${HEX_DIGITS}[lL]?`),
    'literal number float',
  ],
  [number(`-?(?:${DIGITS}\\.${DIGITS}|\\.${DIGITS}|${DIGITS})[eE][+-]?${DIGITS}[fFlL]?`), 'literal number float'],
  [number(`-?(?:${DIGITS}\\.(?:${DIGITS})?|\\.${DIGITS})[fFlL]?|${DIGITS}[fFlL]`), 'literal number float'],
  [number(`-?0[xX]${HEX_DIGITS}${SUFFIX}`), 'literal number hex'],
  [number(`-?0[bB][01](?:'?[01])*${SUFFIX}`), 'literal number bin'],
  [number(`-?0(?:'?[0-7])+${SUFFIX}`), 'literal number oct'],
  [number(`-?${DIGITS}${SUFFIX}`), 'literal number integer'],
  [/[~!%^&*+=|?:<>/-]/y, 'operator'],
  [/[()[\],.]/y, 'punctuation'],
  [/(?:true|false|NULL)\b/y, 'name builtin'],
  [new RegExp(NAME, 'uy'), 'name'],
];

/** The head of a function: what it returns, its name and parameters, with comments between. */
const HEAD = [
  '((?!\\d)[\\p{L}\\p{N}_$:]{1,200}[&*\\s]{1,100})',
  `(${NOTES})`,
  '((?!\\d)[\\p{L}\\p{N}_$:]{1,200})',
  `(${NOTES}\\s{0,100})`,
  '(\\([^;"\')]{0,2000}?\\))',
  `(${NOTES})`,
].join('');
const HEAD_TYPES = [
  '@root',
  '@whitespace',
  'name function',
  '@whitespace',
  '@root',
  '@whitespace',
  '@root',
  'punctuation',
];

const C: Lexer = {
  root: [
    ...WHITESPACE,
    ...KEYWORDS,
    [new RegExp(`${HEAD}([^;{/"']{0,1000})(\\{)`, 'uy'), HEAD_TYPES, 'function'],
    [new RegExp(`${HEAD}([^;/"']{0,1000})(;)`, 'uy'), HEAD_TYPES],
    ...BASIC_TYPES,
    [/(?:)/y, '', 'statement'],
  ],
  whitespace: WHITESPACE,
  statement: [...WHITESPACE, ...STATEMENTS, [/\}/y, 'punctuation'], [/[{;]/y, 'punctuation', 'pop']],
  function: [
    ...WHITESPACE,
    ...STATEMENTS,
    [/;/y, 'punctuation'],
    [/\{/y, 'punctuation', 'push'],
    [/\}/y, 'punctuation', 'pop'],
  ],
  class: [
    [new RegExp(NAME, 'uy'), 'name class', 'pop'],
    [/(?:)/y, '', 'pop'],
  ],
  case: [
    [/(?<!:):(?!:)/y, 'punctuation', 'pop'],
    [new RegExp(NAME, 'uy'), 'name constant'],
    ...WHITESPACE,
    ...STATEMENTS,
  ],
  string: [
    [/"/y, 'literal string', 'pop'],
    [/\\(?:[\\abfnrtv"']|x[a-fA-F0-9]{2,4}|u[a-fA-F0-9]{4}|U[a-fA-F0-9]{8}|[0-7]{1,3})/y, 'literal string escape'],
    [/[^\\"\n]+|\\\n|\\/y, 'literal string'],
  ],
  macro: [
    [
      new RegExp(`(${SPACE})(include)(${SPACE})("[^"]+"|<[^>]+>)([^\\n]*)`, 'y'),
      ['@root', 'comment preproc', '@root', 'comment preprocfile', 'comment single'],
    ],
    [/[^/\n]+/y, 'comment preproc'],
    [/\/\*[\s\S]*?\*\//y, 'comment multiline'],
    [/\/\/.*\n/y, 'comment single', 'pop'],
    [/\/|(?<=\\)\n/y, 'comment preproc'],
    [/\n/y, 'comment preproc', 'pop'],
  ],
  if0: [
    [/^\s*#if.*(?<!\\)\n/my, 'comment preproc', 'push'],
    [/^\s*#el(?:se|if).*\n/my, 'comment preproc', 'pop'],
    [/^\s*#endif.*(?<!\\)\n/my, 'comment preproc', 'pop'],
    [/.*\n/y, 'comment'],
  ],
};

/** C, in the types of Pygments. */
export function cTokens(code: string): Token[] {
  return tokenize(C, code).map(token =>
    token.type === 'name' && TYPES.has(token.text) ? { ...token, type: 'keyword type' } : token,
  );
}

function number(source: string): RegExp {
  return new RegExp(source, 'y');
}
