/** What a piece of a specification is; `break` ends a row, `cell` a column, `text` is prose inside a formula. */
export type TokenKind =
  | 'macro'
  | 'word'
  | 'number'
  | 'symbol'
  | 'blank'
  | 'open'
  | 'close'
  | 'break'
  | 'cell'
  | 'indent'
  | 'text'
  | 'begin'
  | 'end';

/** A piece of a specification. */
export interface Token {
  readonly kind: TokenKind;
  /** What was written; of `begin` and `end` the environment's name, of `text` the prose, of `indent` the number of steps. */
  readonly text: string;
  /** Offsets in the specification of its first character, and behind its last. */
  readonly at: number;
  readonly end: number;
}

/** Letters that are symbols of Z, and no part of names. */
const SYMBOL_LETTERS = 'ℂℕℙℚℝℤ𝔸𝔹𝔽𝕆𝕊λμθΔΞ';

/**
 * The kinds of tokens, tried in this order at each place. `max_size` is a name, and `x_1` a name with a subscript, as is `x_i`,
 * because TeX reads it so.
 */
const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ['blank', /(?:\s|%[^\n]*)+/y],
  ['begin', /\\begin\s*\{\s*([A-Za-z]+\*?)\s*\}/y],
  ['end', /\\end\s*\{\s*([A-Za-z]+\*?)\s*\}/y],
  ['begin', /\\\[/y],
  ['end', /\\\]/y],
  ['break', /\\\\\*?(?:[ \t]*\[\s*-?[\d.]+\s*[a-z]{2}\s*\])?/y],
  ['indent', /\\t\s*([0-9]{1,2})|\\t(?![A-Za-z])/y],
  ['symbol', /\/\\(?=\s)|\\\/|::=|==>|<=>|\|->|<->|\+->|-->|->|=>|==|<=|>=|\/=|\.\./y],
  ['word', new RegExp(String.raw`(?:(?![${SYMBOL_LETTERS}])\p{L})+(?:\p{N}|(?![${SYMBOL_LETTERS}])\p{L})*`, 'uy')],
  ['macro', /\\(?:[A-Za-z]+|.)/suy],
  ['number', /\p{N}+/uy],
  ['open', /\{/y],
  ['close', /\}/y],
  ['cell', /&/y],
  ['symbol', /./suy],
];

/** Goes on with a name behind an underscore: `_size` in `max_size`, `\_size` in `max\_size`. */
const NAME_PART = /\\_[\p{L}\p{N}]+|_[\p{L}\p{N}]{2,}/uy;

/** Macros whose argument is prose. */
const PROSE = new Set('\\comment \\mbox \\hbox \\text \\textrm \\textit \\textbf \\textsf \\texttt \\emph'.split(' '));

/** Macros that print nothing, with an argument that does not either. */
const SILENT = new Set('\\label \\index \\vspace \\hspace'.split(' '));

/**
 * Splits a specification into tokens; each character belongs to one, and nothing is refused. Braces print where no macro is
 * written at all: only in LaTeX they do not.
 */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const token = nextToken(source, at);
    tokens.push(...(token.text === '\\bsup' || token.text === '\\esup' ? superscript(token) : [token]));
    at = token.end;
  }
  return source.includes('\\') ? tokens : withPrintedBraces(tokens);
}

/** `\bsup n \esup` is `^{n}`. */
function superscript({ text, at, end }: Token): Token[] {
  if (text === '\\esup') return [{ kind: 'close', text: '}', at, end }];
  return [
    { kind: 'symbol', text: '^', at, end: at + 1 },
    { kind: 'open', text: '{', at: at + 1, end },
  ];
}

/** Leaves the braces of scripts as they are: `x^{2n}`. */
function withPrintedBraces(tokens: readonly Token[]): Token[] {
  let depth = 0;
  return tokens.map((token, index) => {
    if (token.kind !== 'open' && token.kind !== 'close') return token;
    const isScript = depth > 0 || (token.kind === 'open' && /^[_^]$/.test(tokens[index - 1]?.text ?? ''));
    if (!isScript) return { ...token, kind: 'symbol' };
    depth += token.kind === 'open' ? 1 : -1;
    return token;
  });
}

function nextToken(source: string, at: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (!match) continue;
    const end = at + match[0].length;
    if (kind === 'word') return longName(source, at, end);
    if (kind === 'macro') return macro(source, at, end);
    return { kind, text: textOf(kind, match), at, end };
  }
  return { kind: 'symbol', text: source.charAt(at), at, end: at + 1 };
}

/** `\[ ... \]` is the environment `zed`. */
function textOf(kind: TokenKind, match: RegExpExecArray): string {
  if (kind === 'begin' || kind === 'end') return match[1] ?? 'zed';
  return kind === 'indent' ? (match[1] ?? '1') : match[0];
}

function longName(source: string, at: number, firstEnd: number): Token {
  let end = firstEnd;
  for (NAME_PART.lastIndex = end; NAME_PART.test(source); ) end = NAME_PART.lastIndex;
  return { kind: 'word', text: source.slice(at, end).replaceAll('\\_', '_'), at, end };
}

function macro(source: string, at: number, end: number): Token {
  const text = source.slice(at, end);
  const isProse = PROSE.has(text);
  const argument = isProse || SILENT.has(text) ? argumentAt(source, end) : undefined;
  if (argument === undefined) return { kind: 'macro', text, at, end };
  if (!isProse) return { kind: 'blank', text: ' ', at, end: argument.end };
  const words = argument.text.replaceAll('$', '');
  const prose = text === '\\comment' ? `[${words}]` : words;
  return { kind: 'text', text: prose, at, end: argument.end };
}

/** The argument in braces at a place, or to the end where its brace is never closed. */
function argumentAt(source: string, start: number): { text: string; end: number } | undefined {
  if (source.charAt(start) !== '{') return undefined;
  let depth = 0;
  for (let at = start; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '{') depth += 1;
    else if (character === '}' && (depth -= 1) === 0) return { text: source.slice(start + 1, at), end: at + 1 };
  }
  return { text: source.slice(start + 1), end: source.length };
}
