/** A value of TOML; dates and numbers stay as they are written. */
export type TomlValue = string | boolean | readonly TomlValue[] | TomlTable;

/** A table by its keys. */
export interface TomlTable {
  readonly [key: string]: TomlValue;
}

/** Thrown where a text is not TOML, or more of it than is read here. */
export class TomlError extends Error {
  override readonly name = 'TomlError';
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** Reads the tables, strings, arrays and plain values of a TOML file, which is all that configurations of literate programs hold. */
export function readToml(text: string): TomlTable {
  const reader = new TomlReader(text.replace(/\r\n/g, '\n').replace(/^\uFEFF/, ''));
  return reader.document();
}

type Draft = Record<string, unknown>;

const BARE = /[\w-]+/y;
const NUMBER = /[+-]?[\w.:+-]+(?: \d\d:[\d:.Zz+-]+)?/y;
const MAX_DEPTH = 50;

class TomlReader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  document(): TomlTable {
    const root = table();
    let current = root;
    for (this.blank(true); this.at < this.text.length; this.blank(true)) {
      if (this.take('[[')) {
        current = this.element(root, this.keys());
        this.expect(']]');
      } else if (this.take('[')) {
        current = this.inner(root, this.keys());
        this.expect(']');
      } else this.pair(current, 0);
      this.blank(false);
      if (this.at < this.text.length && this.text[this.at] !== '\n') this.fail('a line end');
    }
    return root as TomlTable;
  }

  private pair(into: Draft, depth: number): void {
    const keys = this.keys();
    this.expect('=');
    const last = keys.pop() ?? '';
    const target = this.inner(into, keys);
    if (last in target) this.fail(`no second ${last}`);
    target[last] = this.value(depth);
  }

  private keys(): string[] {
    const keys: string[] = [];
    do {
      this.blank(false);
      const quote = this.text[this.at];
      keys.push(quote === '"' || quote === "'" ? this.string() : this.match(BARE, 'a key'));
      this.blank(false);
    } while (this.take('.'));
    return keys;
  }

  private inner(from: Draft, keys: readonly string[]): Draft {
    let current = from;
    for (const key of keys) {
      const known = (current[key] ??= table());
      const next: unknown = Array.isArray(known) ? known.at(-1) : known;
      if (typeof next !== 'object' || next === null) this.fail(`a table ${key}`);
      current = next as Draft;
    }
    return current;
  }

  private element(root: Draft, keys: string[]): Draft {
    const last = keys.pop() ?? '';
    const parent = this.inner(root, keys);
    const list = (parent[last] ??= []);
    if (!Array.isArray(list)) this.fail(`a list ${last}`);
    const element = table();
    (list as unknown[]).push(element);
    return element;
  }

  private value(depth: number): unknown {
    if (depth > MAX_DEPTH) this.fail('less depth');
    this.blank(false);
    const first = this.text[this.at];
    if (first === '"' || first === "'") return this.string();
    if (this.take('[')) return this.array(depth + 1);
    if (this.take('{')) return this.inlineTable(depth + 1);
    const word = this.match(NUMBER, 'a value');
    return word === 'true' || word === 'false' ? word === 'true' : word;
  }

  private array(depth: number): unknown[] {
    const values: unknown[] = [];
    for (this.blank(true); !this.take(']'); this.blank(true)) {
      values.push(this.value(depth));
      this.blank(true);
      if (!this.take(',') && this.text[this.at] !== ']') this.fail('"," or "]"');
    }
    return values;
  }

  private inlineTable(depth: number): Draft {
    const made = table();
    for (this.blank(true); !this.take('}'); this.blank(true)) {
      this.pair(made, depth);
      this.blank(true);
      if (!this.take(',') && this.text[this.at] !== '}') this.fail('"," or "}"');
    }
    return made;
  }

  private string(): string {
    const quote = this.text[this.at] ?? '';
    const isLong = this.text.startsWith(quote.repeat(3), this.at);
    const mark = isLong ? quote.repeat(3) : quote;
    let at = this.at + mark.length;
    const start = at;
    for (; !this.text.startsWith(mark, at); at += this.text[at] === '\\' && quote === '"' ? 2 : 1)
      if (at >= this.text.length || (!isLong && this.text[at] === '\n')) this.fail('the end of a string');
    while (isLong && this.text[at + mark.length] === quote) at += 1;
    this.at = at + mark.length;
    const raw = this.text.slice(start, at).replace(isLong ? /^\n/ : /^$/, '');
    return quote === "'" ? raw : raw.replace(ESCAPE, unescaped);
  }

  private match(pattern: RegExp, wanted: string): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? this.fail(wanted);
    this.at += found.length;
    return found;
  }

  private expect(mark: string): void {
    this.blank(false);
    if (!this.take(mark)) this.fail(`"${mark}"`);
  }

  private take(mark: string): boolean {
    if (!this.text.startsWith(mark, this.at)) return false;
    this.at += mark.length;
    return true;
  }

  /** Skips blank space and comments. */
  private blank(withLines: boolean): void {
    const pattern = withLines ? /(?:\s|#[^\n]*)*/y : /[ \t]*(?:#[^\n]*)?/y;
    pattern.lastIndex = this.at;
    this.at += pattern.exec(this.text)?.[0].length ?? 0;
  }

  private fail(wanted: string): never {
    throw new TomlError(`expected ${wanted}`, this.text.slice(0, this.at).split('\n').length);
  }
}

const ESCAPE = /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|[ \t]*\n\s*|(.))/gs;
const ESCAPES: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\u001b' };

function unescaped(_: string, short?: string, long?: string, character?: string): string {
  const code = Number.parseInt(short ?? long ?? '', 16);
  if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  return character === undefined ? '' : (ESCAPES[character] ?? character);
}

/** Keys such as `__proto__` are keys like any other. */
function table(): Draft {
  return Object.create(null) as Draft;
}
