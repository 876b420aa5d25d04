/** How Sphinx, after the ABI of Itanium, writes the types of the language into ids. */
export const FUNDAMENTAL: Readonly<Record<string, string>> = {
  void: 'v',
  bool: 'b',
  char: 'c',
  'char signed': 'a',
  'char unsigned': 'h',
  wchar_t: 'w',
  char32_t: 'Di',
  char16_t: 'Ds',
  char8_t: 'Du',
  short: 's',
  'short signed': 's',
  'short unsigned': 't',
  int: 'i',
  signed: 'i',
  unsigned: 'j',
  long: 'l',
  'long signed': 'l',
  'long unsigned': 'm',
  'long long': 'x',
  'long long signed': 'x',
  'long long unsigned': 'y',
  __int64: 'x',
  __int128: 'n',
  '__int128 signed': 'n',
  '__int128 unsigned': 'o',
  float: 'f',
  double: 'd',
  'double long': 'e',
  __float128: 'g',
  '_Complex float': 'Cf',
  '_Complex double': 'Cd',
  '_Complex double long': 'Ce',
  auto: 'Da',
};

/** The words that types of the language are made of. */
export const TYPE_WORDS: ReadonlySet<string> = new Set(
  'void bool char wchar_t char8_t char16_t char32_t short int long signed unsigned float double auto __int64 __int128 __float128 _Complex'.split(
    ' ',
  ),
);

/** The id of a type of the language, by its words in any order; undefined where there is no such type. */
export function fundamentalId(words: readonly string[]): string | undefined {
  const isOnlyInt = words.every(word => word === 'int');
  const key = words
    .filter(word => word !== 'int' || isOnlyInt || words.every(each => /^(?:int|signed|unsigned)$/.test(each)))
    .sort();
  const name = key.join(' ').replace(/^int (?=signed|unsigned)/, '');
  return Object.hasOwn(FUNDAMENTAL, name) ? FUNDAMENTAL[name] : undefined;
}

/** Ids of operators of two operands, and of those that are no signs. */
export const OPERATORS: Readonly<Record<string, string>> = {
  ...{
    new: 'nw',
    'new[]': 'na',
    delete: 'dl',
    'delete[]': 'da',
    '~': 'co',
    compl: 'co',
    '+': 'pl',
    '-': 'mi',
    '*': 'ml',
  },
  ...{
    '/': 'dv',
    '%': 'rm',
    '&': 'an',
    bitand: 'an',
    '|': 'or',
    bitor: 'or',
    '^': 'eo',
    xor: 'eo',
    '=': 'aS',
    '+=': 'pL',
  },
  ...{ '-=': 'mI', '*=': 'mL', '/=': 'dV', '%=': 'rM', '&=': 'aN', and_eq: 'aN', '|=': 'oR', or_eq: 'oR', '^=': 'eO' },
  ...{
    xor_eq: 'eO',
    '<<': 'ls',
    '>>': 'rs',
    '<<=': 'lS',
    '>>=': 'rS',
    '==': 'eq',
    '!=': 'ne',
    not_eq: 'ne',
    '<': 'lt',
  },
  ...{
    '>': 'gt',
    '<=': 'le',
    '>=': 'ge',
    '<=>': 'ss',
    '!': 'nt',
    not: 'nt',
    '&&': 'aa',
    and: 'aa',
    '||': 'oo',
    or: 'oo',
  },
  ...{ '++': 'pp', '--': 'mm', ',': 'cm', '->*': 'pm', '->': 'pt', '()': 'cl', '[]': 'ix', '.*': 'ds' },
};

/** Ids of operators before their only operand. */
export const UNARY: Readonly<Record<string, string>> = {
  ...{
    '++': 'pp_',
    '--': 'mm_',
    '*': 'de',
    '&': 'ad',
    '+': 'ps',
    '-': 'ng',
    '!': 'nt',
    not: 'nt',
    '~': 'co',
    compl: 'co',
  },
};

/** The id of a name. */
export function identifierId(name: string): string {
  if (name === 'std') return 'St';
  if (name.startsWith('~')) return 'D0';
  if (name.startsWith('@')) return `Ut${name.length - 1}_${name.slice(1)}`;
  return `${name.length}${name}`;
}

/** A part of a qualified name: as it is written, and its id. */
export interface NamePart {
  readonly text: string;
  readonly id: string;
}

/** The id of a qualified name; `modifiers` are those of a method: `K` for `const`. */
export function nestedId(parts: readonly NamePart[], modifiers = ''): string {
  const ids = parts.map(part => part.id).join('');
  return parts.length > 1 || modifiers !== '' ? `N${modifiers}${ids}E` : ids;
}
