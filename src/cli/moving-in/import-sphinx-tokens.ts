/** A token of Python; `line` counts from 1. */
export interface PythonToken {
  readonly kind: 'name' | 'number' | 'string' | 'mark';
  /** As written; of a string its value. */
  readonly text: string;
  readonly line: number;
  /** A string that is not plain text: `f'...'`, `b'...'`. */
  readonly special?: true;
}

/** A statement: the tokens of one logical line, and the column where it begins. */
export interface PythonStatement {
  readonly line: number;
  readonly indent: number;
  readonly tokens: readonly PythonToken[];
}

/** Thrown where a text is no Python. */
export class PythonError extends Error {
  override readonly name = 'PythonError';
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

const SPACE = /(?:[ \t\f]+|\\\n|#[^\n]*)*/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?[jJ]?/y;
const STRING = /([rRuUbBfFtT]{0,2})('''|"""|'|")/y;
const OPEN: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Splits a text into its statements; those of blocks are indented. @throws PythonError */
export function readStatements(source: string): PythonStatement[] {
  return new Tokens(source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')).statements();
}

class Tokens {
  #at = 0;
  #line = 1;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  statements(): PythonStatement[] {
    const found: PythonStatement[] = [];
    let indent = 0;
    while (this.#at < this.#text.length) {
      // What stands behind a semicolon is indented as what stands before it.
      if (this.#text[this.#at - 1] !== ';') indent = this.#match(/[ \t]*/y)?.[0].length ?? 0;
      const line = this.#line;
      const tokens = this.#logicalLine();
      if (tokens.length > 0) found.push({ line: tokens[0]?.line ?? line, indent, tokens });
    }
    return found;
  }

  /** The tokens up to a line end outside of brackets, or a semicolon. */
  #logicalLine(): PythonToken[] {
    const tokens: PythonToken[] = [];
    const open: string[] = [];
    for (;;) {
      this.#skip(SPACE);
      const next = this.#text[this.#at];
      if (next === undefined) {
        if (open.length > 0) throw new PythonError(`a bracket is not closed`, this.#line);
        return tokens;
      }
      if (next === '\n' || (next === ';' && open.length === 0)) {
        this.#take(next);
        if (open.length === 0) return tokens;
        continue;
      }
      const token = this.#token(next);
      if (token.kind === 'mark') nest(open, token);
      tokens.push(token);
    }
  }

  #token(next: string): PythonToken {
    const line = this.#line;
    const string = this.#match(STRING);
    if (string) return { kind: 'string', line, ...this.#string(string) };
    const name = this.#match(NAME);
    if (name) return { kind: 'name', text: this.#take(name[0]), line };
    const number = /[\d.]/.test(next) ? this.#match(NUMBER) : null;
    if (number && number[0] !== '.') return { kind: 'number', text: this.#take(number[0]), line };
    const mark = /(?:\*\*|\/\/|<<|>>|[-+*/%@&|^<>=!:])=|\*\*|\/\/|->|[^\s]/uy;
    return { kind: 'mark', text: this.#take(this.#match(mark)?.[0] ?? next), line };
  }

  #string([start, prefix = '', quote = '']: RegExpExecArray): { text: string; special?: true } {
    const first = this.#line;
    this.#take(start);
    const from = this.#at;
    let at = from;
    while (!this.#text.startsWith(quote, at)) {
      if (at >= this.#text.length || (quote.length === 1 && this.#text[at] === '\n'))
        throw new PythonError('a string has no end', first);
      at += this.#text[at] === '\\' ? 2 : 1;
    }
    const written = this.#take(this.#text.slice(from, at));
    this.#take(quote);
    const text = /r/i.test(prefix) ? written : written.replace(ESCAPE, unescaped);
    return { text, ...(/[bft]/i.test(prefix) && { special: true }) };
  }

  #skip(pattern: RegExp): void {
    this.#take(this.#match(pattern)?.[0] ?? '');
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text);
  }

  #take(text: string): string {
    this.#at += text.length;
    for (const character of text) if (character === '\n') this.#line += 1;
    return text;
  }
}

function nest(open: string[], { text, line }: PythonToken): void {
  if (OPEN[text] !== undefined) open.push(OPEN[text]);
  else if (/^[)\]}]$/.test(text) && open.pop() !== text) throw new PythonError(`"${text}" closes nothing`, line);
}

const ESCAPE = /\\(?:\n|([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|N\{[^}]*\}|([\\'"abfnrtv]))/g;
const ESCAPES: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

function unescaped(all: string, octal?: string, hex?: string, short?: string, long?: string, letter?: string): string {
  if (letter !== undefined) return ESCAPES[letter] ?? letter;
  const code = octal === undefined ? Number.parseInt(hex ?? short ?? long ?? '', 16) : Number.parseInt(octal, 8);
  if (Number.isNaN(code)) return all === '\\\n' ? '' : all;
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
