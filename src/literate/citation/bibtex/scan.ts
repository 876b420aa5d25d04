import { MOST_ENTRIES } from '../entry.ts';

/** An entry as written: its type and the names of its fields in lower case, values as LaTeX. */
export interface RawEntry {
  readonly type: string;
  readonly key: string;
  readonly fields: ReadonlyMap<string, string>;
  /** Place of its `@`, in characters. */
  readonly offset: number;
}

/** What is wrong at a place. */
export interface RawProblem {
  readonly offset: number;
  readonly severity: 'error' | 'warning';
  readonly text: string;
  readonly hint?: string;
}

/** The entries of a BibTeX file. */
export interface ScannedFile {
  readonly entries: readonly RawEntry[];
  readonly problems: readonly RawProblem[];
}

/** Longer values are cut. */
const LONGEST_VALUE = 100_000;

/** After so many problems the rest of the file is left. */
const MOST_PROBLEMS = 100;

/**
 * Reads the entries of a BibTeX file. What stands between them is a comment. After a mistake reading goes on at the next line that begins
 * with `@`.
 *
 *     @article{knuth84, author = {Donald E. Knuth}, year = 1984}
 *     ^
 */
export function scanBibtex(text: string): ScannedFile {
  return new Scan(text).run();
}

/** Names of months, which mean their numbers. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

class Mistake extends Error {
  readonly offset: number;
  readonly hint: string | undefined;

  constructor(offset: number, message: string, hint?: string) {
    super(message);
    this.offset = offset;
    this.hint = hint;
  }
}

class Scan {
  readonly #text: string;
  readonly #entries: RawEntry[] = [];
  readonly #problems: RawProblem[] = [];
  readonly #strings = new Map<string, string>(MONTHS.map((name, index) => [name, String(index + 1)]));
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): ScannedFile {
    while (this.#entries.length < MOST_ENTRIES && this.#problems.length < MOST_PROBLEMS) {
      const start = this.#text.indexOf('@', this.#at);
      if (start < 0) break;
      this.#at = start + 1;
      // An address in a comment.
      if (/^[\w.]@[\w-]+\.\w/.test(this.#text.slice(Math.max(0, start - 1), start + 80))) continue;
      try {
        this.#item(start);
      } catch (error) {
        if (!(error instanceof Mistake)) throw error;
        const { offset, message, hint } = error;
        this.#problems.push({ offset, severity: 'error', text: message, ...(hint !== undefined && { hint }) });
        this.#skipTo(start + 1);
      }
    }
    return { entries: this.#entries, problems: this.#problems };
  }

  #skipTo(from: number): void {
    const next = /^[ \t]*@/m;
    const rest = this.#text.indexOf('\n', from);
    const found = rest < 0 ? undefined : next.exec(this.#text.slice(rest));
    this.#at = found ? rest + found.index : this.#text.length;
  }

  #item(start: number): void {
    this.#blank();
    const type = this.#word(/[^\s{}()"'#,=%\\@]+/y).toLowerCase();
    this.#blank();
    const open = this.#text[this.#at];
    if (type === '' || (open !== '{' && open !== '(')) return;
    if (type === 'comment') {
      // What stands in parentheses is a comment as all is that stands between entries.
      if (open === '{') this.#at = this.#endOfBraces(this.#at) ?? this.#at + 1;
      return;
    }
    this.#at += 1;
    const close = open === '{' ? '}' : ')';
    if (type === 'preamble') this.#value();
    else if (type === 'string') this.#string();
    else this.#entry(type, start, close);
    this.#blank();
    if (this.#text[this.#at] === close) this.#at += 1;
  }

  #string(): void {
    this.#blank();
    const name = this.#word(NAME).toLowerCase();
    this.#expect('=', 'a string has a name, "=" and a value');
    this.#strings.set(name, this.#value());
  }

  #entry(type: string, start: number, close: string): void {
    this.#blank();
    const key = this.#word(/[^\s,{}()=]+/y);
    if (key === '')
      throw new Mistake(this.#at, `An entry of type "${cut(type)}" has no key.`, `Write @${cut(type)}{key, ...}.`);
    const fields = new Map<string, string>();
    const entry: RawEntry = { type, key, fields, offset: start };
    this.#blank();
    // What could be read of an entry is worth having.
    this.#entries.push(entry);
    while (this.#text[this.#at] !== close) {
      if (this.#text[this.#at] === undefined || this.#text[this.#at] === '@')
        throw new Mistake(start, `The entry "${cut(key)}" does not end.`);
      this.#expect(',', `"," is missing in the entry "${cut(key)}"`);
      this.#blank();
      if (this.#text[this.#at] === close) break;
      const name = this.#word(NAME).toLowerCase();
      if (name === '') throw new Mistake(this.#at, this.#misplaced(key));
      this.#expect('=', `"=" is missing behind the field "${cut(name)}" of "${cut(key)}"`);
      const value = this.#value();
      if (!fields.has(name)) fields.set(name, value.trim());
      this.#blank();
    }
  }

  #misplaced(key: string): string {
    const found = this.#text[this.#at];
    return found === undefined
      ? `The entry "${cut(key)}" does not end.`
      : `${JSON.stringify(found)} stands where a field of "${cut(key)}" should begin.`;
  }

  /** `{...}`, `"..."`, a number or a name, joined by `#`. */
  #value(): string {
    const parts: string[] = [];
    do {
      this.#blank();
      parts.push(this.#part());
      this.#blank();
    } while (this.#text[this.#at] === '#' && (this.#at += 1) > 0);
    return parts.join('').slice(0, LONGEST_VALUE).replace(/\s+/g, ' ');
  }

  #part(): string {
    const start = this.#at;
    const open = this.#text[start];
    if (open === '{') {
      const end = this.#endOfBraces(start);
      if (end === undefined) throw new Mistake(start, 'This brace is not closed.');
      this.#at = end;
      return this.#text.slice(start + 1, end - 1);
    }
    if (open === '"') {
      const end = this.#endOfQuotes(start);
      if (end === undefined) throw new Mistake(start, 'These quotation marks are not closed.');
      this.#at = end;
      return this.#text.slice(start + 1, end - 1);
    }
    const word = this.#word(NAME);
    if (word === '') throw new Mistake(start, 'A value is missing.', 'Write it in braces: {value}.');
    if (/^\d+$/.test(word)) return word;
    const known = this.#strings.get(word.toLowerCase());
    if (known !== undefined) return known;
    const text = `No @string is called "${cut(word)}".`;
    const hint = `Write the value in braces if it is one: {${cut(word)}}.`;
    this.#problems.push({ offset: start, severity: 'warning', text, hint });
    return word;
  }

  /** Behind the brace that closes the one at `start`. A line with `@` at its margin and a key is the next entry: the brace was forgotten. */
  #endOfBraces(start: number): number | undefined {
    let depth = 0;
    for (let at = start; at < this.#text.length; at += 1) {
      const character = this.#text[at];
      if (character === '\\') at += 1;
      else if (character === '{') depth += 1;
      else if (character === '}' && (depth -= 1) === 0) return at + 1;
      else if (character === '@' && this.#beginsEntry(at)) return undefined;
    }
    return undefined;
  }

  #endOfQuotes(start: number): number | undefined {
    let depth = 0;
    for (let at = start + 1; at < this.#text.length; at += 1) {
      const character = this.#text[at];
      if (character === '\\') at += 1;
      else if (character === '{') depth += 1;
      else if (character === '}') depth -= 1;
      else if (character === '"' && depth <= 0) return at + 1;
      else if (character === '@' && this.#beginsEntry(at)) return undefined;
    }
    return undefined;
  }

  #beginsEntry(at: number): boolean {
    if (at > 0 && this.#text[at - 1] !== '\n') return false;
    ENTRY.lastIndex = at;
    return ENTRY.test(this.#text);
  }

  #expect(character: string, otherwise: string): void {
    this.#blank();
    if (this.#text[this.#at] !== character)
      throw new Mistake(this.#at, `${otherwise[0]?.toUpperCase()}${otherwise.slice(1)}.`);
    this.#at += 1;
  }

  #word(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const word = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += word.length;
    return word;
  }

  #blank(): void {
    BLANK.lastIndex = this.#at;
    this.#at += BLANK.exec(this.#text)?.[0].length ?? 0;
  }
}

const NAME = /[^\s{}()"'#,=%\\@]+/y;
const BLANK = /(?:\s|%[^\n]*)*/y;
const ENTRY = /@[a-z]+[ \t]*[{(][ \t]*[^\s,{}()=]+[ \t]*,/iy;

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
