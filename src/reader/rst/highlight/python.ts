import { type Lexer, type Rule, words } from './lexer.ts';

const NAME = '[_\\p{XID_Start}]\\p{XID_Continue}*';

const KEYWORDS = `assert async await break continue del elif else except finally for global if lambda pass raise nonlocal return try while
yield as with`;

const EXPRESSION_KEYWORDS = 'await else for if lambda yield';

const ALL_KEYWORDS = `False None True and as assert async await break class continue def del elif else except finally for from global if
import in is lambda nonlocal not or pass raise return try while with yield`;

const BUILTINS = `__import__ abs all any bin bool bytearray breakpoint bytes chr classmethod compile complex delattr dict dir divmod enumerate
eval filter float format frozenset getattr globals hasattr hash hex id input int isinstance issubclass iter len list locals map max
memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super
tuple type vars zip`;

const EXCEPTIONS = `ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning EOFError
EnvironmentError Exception FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError
KeyError KeyboardInterrupt LookupError MemoryError NameError NotImplementedError OSError OverflowError PendingDeprecationWarning
ReferenceError ResourceWarning RuntimeError RuntimeWarning StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TypeError
UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError VMSError
Warning WindowsError ZeroDivisionError BlockingIOError ChildProcessError ConnectionError BrokenPipeError ConnectionAbortedError
ConnectionRefusedError ConnectionResetError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError
PermissionError ProcessLookupError TimeoutError StopAsyncIteration ModuleNotFoundError RecursionError EncodingWarning`;

const MAGIC_METHODS = `abs add aenter aexit aiter and anext await bool bytes call complex contains del delattr delete delitem dir divmod enter
eq exit float floordiv format ge get getattr getattribute getitem gt hash iadd iand ifloordiv ilshift imatmul imod imul index init
instancecheck int invert ior ipow irshift isub iter itruediv ixor le len length_hint lshift lt matmul missing mod mul ne neg new next or pos
pow prepare radd rand rdivmod repr reversed rfloordiv rlshift rmatmul rmod rmul ror round rpow rrshift rshift rsub rtruediv rxor set setattr
setitem str sub subclasscheck truediv xor`;

const MAGIC_NAMES = `annotations bases class closure code defaults dict doc file func globals kwdefaults module mro name objclass qualname self
slots weakref`;

const MAGIC: Rule = [pattern(magic(MAGIC_METHODS)), 'name function magic'];

const WORDS: readonly Rule[] = [
  [pattern(`async for\\b|yield from\\b|${words(EXPRESSION_KEYWORDS)}`), 'keyword'],
  [pattern(words('True False None')), 'keyword constant'],
  [pattern(`(?<!\\.)${words(BUILTINS)}`), 'name builtin'],
  [pattern(`(?<!\\.)${words('self Ellipsis NotImplemented cls')}`), 'name builtin pseudo'],
  [pattern(`(?<!\\.)${words(EXCEPTIONS)}`), 'name exception'],
  MAGIC,
  [pattern(magic(MAGIC_NAMES)), 'name variable magic'],
  [pattern(`@${NAME}`), 'name decorator'],
  [/@/y, 'operator'],
  [pattern(NAME), 'name'],
];

const NUMBERS: readonly Rule[] = [
  [/(?:\d(?:_?\d)*\.(?:\d(?:_?\d)*)?|(?:\d(?:_?\d)*)?\.\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?/y, 'literal number float'],
  [/\d(?:_?\d)*[eE][+-]?\d(?:_?\d)*j?/y, 'literal number float'],
  [/0[oO](?:_?[0-7])+/y, 'literal number oct'],
  [/0[bB](?:_?[01])+/y, 'literal number bin'],
  [/0[xX](?:_?[a-fA-F0-9])+/y, 'literal number hex'],
  [/\d(?:_?\d)*/y, 'literal number integer'],
];

const BYTE_ESCAPE: Rule = [/\\(?:[\\abfnrtv"'\n]|x[a-fA-F0-9]{2}|[0-7]{1,3})/y, 'literal string escape'];
const TEXT_ESCAPE: Rule = [/\\(?:N\{.{0,100}?\}|u[a-fA-F0-9]{4}|U[a-fA-F0-9]{8})/y, 'literal string escape'];
const BRACE_ESCAPE: Rule = [/\{\{|\}\}/y, 'literal string escape'];

/** What may stand before a string, and which escapes it has then. */
const STRINGS: readonly { before: string; escapes: readonly Rule[]; formatted: boolean }[] = [
  { before: 'rf|fr', escapes: [BRACE_ESCAPE], formatted: true },
  { before: 'f', escapes: [BRACE_ESCAPE, TEXT_ESCAPE, BYTE_ESCAPE], formatted: true },
  { before: 'rb|br|r', escapes: [], formatted: false },
  { before: 'b', escapes: [BYTE_ESCAPE], formatted: false },
  { before: 'u?', escapes: [TEXT_ESCAPE, BYTE_ESCAPE], formatted: false },
];

const QUOTES = ['"""', "'''", '"', "'"];

const EXPRESSION: readonly Rule[] = [
  ...STRINGS.flatMap(({ before }) =>
    QUOTES.map((quote): Rule => {
      const types = ['literal string affix', stringType(quote)];
      return [pattern(`(${before})(${quote})`, 'yui'), types, before + quote];
    }),
  ),
  [/[^\S\n]+/y, 'text'],
  ...NUMBERS,
  [/!=|==|<<|>>|:=|[-~+/*%=<>&^|.]/y, 'operator'],
  [/[\]{}:(),;[]/y, 'punctuation'],
  [/(?:in|is|and|or|not)\b/y, 'operator word'],
  ...WORDS,
];

/** Python 3, in the types of Pygments. */
export const python: Lexer = {
  root: [
    [/\n/y, 'text whitespace'],
    ...['"""', "'''"].map((quote): Rule => {
      const types = ['text whitespace', 'literal string affix', 'literal string doc'];
      return [pattern(`^(\\s{0,200})([rub]{0,2})(${quote}[\\s\\S]*?${quote})`, 'yuim'), types];
    }),
    [/(?<![\s\S])#!.+/y, 'comment hashbang'],
    [/#.*/y, 'comment single'],
    [/\\\n?/y, 'text'],
    [pattern(`yield from\\b|${words(KEYWORDS)}`), 'keyword'],
    [pattern(words('True False None')), 'keyword constant'],
    [
      pattern(`(^[ \\t]*)(match|case)\\b(?![ \\t]*(?:[:,;=^&|@~)\\]}]|${words(ALL_KEYWORDS)}))`, 'yum'),
      ['text', 'keyword'],
      'soft',
    ],
    [/(def)((?:\s|\\\s)+)/y, ['keyword', 'text'], 'function'],
    [/(class)((?:\s|\\\s)+)/y, ['keyword', 'text'], 'class'],
    [/(from)((?:\s|\\\s)+)/y, ['keyword namespace', 'text'], 'from'],
    [/(import)((?:\s|\\\s)+)/y, ['keyword namespace', 'text'], 'import'],
    ...EXPRESSION,
  ],
  soft: [
    [/(\s+)([^\n_]*)(_\b)/y, ['text whitespace', '@root', 'keyword']],
    [/(?:)/y, '', 'pop'],
  ],
  function: [MAGIC, [pattern(NAME), 'name function', 'pop'], [/(?:)/y, '', 'pop']],
  class: [[pattern(NAME), 'name class', 'pop']],
  import: [
    [/(\s+)(as)(\s+)/y, ['text', 'keyword', 'text']],
    [pattern(`\\.|${NAME}`), 'name namespace'],
    [/(\s*)(,)(\s*)/y, ['text', 'operator', 'text']],
    [/(?:)/y, '', 'pop'],
  ],
  from: [
    [/(\s+)(import)\b/y, ['text', 'keyword namespace'], 'pop'],
    [/None\b/y, 'name builtin pseudo', 'pop'],
    [pattern(`\\.|${NAME}`), 'name namespace'],
    [/(?:)/y, '', 'pop'],
  ],
  replaced: [
    [/[{([]/y, 'punctuation', 'bracketed'],
    [/(?:=\s*)?(?:![sraf])?[}:]/y, 'literal string interpol', 'pop'],
    [/\s+/y, 'text whitespace'],
    ...EXPRESSION,
  ],
  bracketed: [
    [/[{([]/y, 'punctuation', 'bracketed'],
    [/[\])}]/y, 'punctuation', 'pop'],
    [/\s+/y, 'text whitespace'],
    ...EXPRESSION,
  ],
  ...Object.fromEntries(STRINGS.flatMap(kind => QUOTES.map(quote => [kind.before + quote, inString(kind, quote)]))),
};

function inString({ escapes, formatted }: (typeof STRINGS)[number], quote: string): Rule[] {
  const type = stringType(quote);
  const isLong = quote.length === 3;
  const quoted: Rule = [pattern(`\\\\\\\\|\\\\${quote}|\\\\\\n`), 'literal string escape'];
  return [
    ...escapes,
    [pattern(quote), type, 'pop'],
    ...(isLong ? [] : [quoted]),
    ...(formatted ? replacements(type) : placeholders(type)),
    ...(isLong ? [[/\n/y, type] as const] : []),
  ];
}

function replacements(type: string): Rule[] {
  return [
    [/\}/y, 'literal string interpol'],
    [/\{/y, 'literal string interpol', 'replaced'],
    [/[^\\'"{}\n]+|['"\\]/y, type],
  ];
}

/** `%s`, and `{}` of `format`. */
function placeholders(type: string): Rule[] {
  return [
    [/%(?:\(\w+\))?[-#0 +]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[hlL]?[E-GXc-giorsaux%]/y, 'literal string interpol'],
    [
      /\{(?:\w+(?:\.\w+|\[[^\]]+\])*)?(?:![sra])?(?::(?:.?[<>=^])?[-+ ]?#?0?\d*,?(?:\.\d+)?[E-GXb-gnosx%]?)?\}/y,
      'literal string interpol',
    ],
    [/[^\\'"%{\n]+|['"\\]|%|\{{1,2}/y, type],
  ];
}

function stringType(quote: string): string {
  return quote.startsWith('"') ? 'literal string double' : 'literal string single';
}

function pattern(source: string, flags = 'yu'): RegExp {
  return new RegExp(source, flags);
}

function magic(names: string): string {
  return words(names.replace(/\w+/g, '__$&__'));
}
