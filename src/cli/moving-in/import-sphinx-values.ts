import { PythonError, type PythonStatement, type PythonToken, readStatements } from './import-sphinx-tokens.ts';

/** A literal of Python; tuples and sets are lists. */
export type PythonValue = string | number | boolean | null | readonly PythonValue[] | ReadonlyMap<string, PythonValue>;

/** A name that a file sets, with what is known of it. */
export interface PythonSetting {
  readonly line: number;
  /** Undefined where it is computed. */
  readonly value: PythonValue | undefined;
}

/** What a file of Python sets, and what else it does. */
export interface PythonSettings {
  readonly settings: ReadonlyMap<string, PythonSetting>;
  /** Statements that would have to be run, by their first words. */
  readonly code: readonly { readonly line: number; readonly text: string; readonly sets: readonly string[] }[];
}

/** Larger files are no configuration. */
const MAX_LENGTH = 1 << 20;
const MAX_DEPTH = 50;

/**
 * Reads the literals that a file of Python assigns at its top level. Nothing is run: what only running it could tell is known by name.
 *
 * @throws PythonError where it is no Python
 */
export function readPythonSettings(source: string): PythonSettings {
  if (source.length > MAX_LENGTH) throw new PythonError('the file is too large', 1);
  const settings = new Map<string, PythonSetting>();
  const code: { line: number; text: string; sets: string[] }[] = [];
  for (const statement of readStatements(source)) {
    const last = code.at(-1);
    if (statement.indent > 0) last?.sets.push(...assignedNames(statement.tokens));
    else if (!assign(statement, settings) && !isSilent(statement))
      code.push({ line: statement.line, text: firstWords(statement), sets: [] });
  }
  return { settings, code };
}

/** Imports and docstrings say nothing about documents. */
function isSilent({ tokens }: PythonStatement): boolean {
  const [first] = tokens;
  return first?.kind === 'string' || (first?.kind === 'name' && ['import', 'from', 'pass'].includes(first.text));
}

function firstWords({ tokens }: PythonStatement): string {
  const words = tokens.slice(0, 12).map(({ kind, text }) => (kind === 'string' ? `'${text.slice(0, 30)}'` : text));
  const spaced = words
    .join(' ')
    .replace(/ ?([.()[\],:]) ?/g, '$1')
    .replace(/[,:](?=[^\s])/g, '$& ');
  return tokens.length > 12 ? `${spaced} …` : spaced;
}

function assignedNames(tokens: readonly PythonToken[]): string[] {
  const [name, mark] = tokens;
  return name?.kind === 'name' && /^\+?=$/.test(mark?.text ?? '') ? [name.text] : [];
}

/** Takes `name = value`, `name += value`, `name.append(value)` and `name.extend(value)`. */
function assign({ tokens, line }: PythonStatement, settings: Map<string, PythonSetting>): boolean {
  const [name, mark, method, open] = tokens;
  if (name?.kind !== 'name') return false;
  const set = (value: PythonValue | undefined) => void settings.set(name.text, { line, value });
  const known = settings.get(name.text)?.value;
  if (mark?.text === '.' && known !== undefined && open?.text === '(' && tokens.at(-1)?.text === ')') {
    if (method?.text !== 'append' && method?.text !== 'extend') return false;
    const value = evaluate(tokens.slice(4, -1), settings);
    set(joined(known, method.text === 'append' && value !== undefined ? [value] : value));
    return true;
  }
  if (mark?.text === '+=') {
    set(joined(known, evaluate(tokens.slice(2), settings)));
    return true;
  }
  const equals = mark?.text === ':' ? tokens.findIndex(token => token.text === '=' && token.kind === 'mark') : 1;
  if (equals < 0 || tokens[equals]?.text !== '=' || tokens[equals]?.kind !== 'mark') return false;
  const rest = tokens.slice(equals + 1);
  // a = b = value
  if (rest[0]?.kind === 'name' && rest[1]?.kind === 'mark' && rest[1].text === '=') {
    assign({ tokens: rest, line, indent: 0 }, settings);
    set(settings.get(rest[0].text)?.value);
  } else set(evaluate(rest, settings));
  return true;
}

function joined(one: PythonValue | undefined, other: PythonValue | undefined): PythonValue | undefined {
  // What doubles itself again and again is no setting.
  if (sizeOf(one) + sizeOf(other) > MAX_LENGTH) return undefined;
  if (typeof one === 'string' && typeof other === 'string') return one + other;
  if (Array.isArray(one) && Array.isArray(other)) return [...one, ...other];
  return undefined;
}

function sizeOf(value: PythonValue | undefined): number {
  return typeof value === 'string' || Array.isArray(value) ? value.length : 0;
}

/** The value of an expression of literals and names of earlier ones, or undefined. */
function evaluate(
  tokens: readonly PythonToken[],
  settings: ReadonlyMap<string, PythonSetting>,
): PythonValue | undefined {
  try {
    return new Evaluator(tokens, settings).whole();
  } catch (error) {
    if (error instanceof Computed) return undefined;
    throw error;
  }
}

/** Thrown where an expression is more than literals. */
class Computed extends Error {}

const CONSTANTS: ReadonlyMap<string, PythonValue> = new Map<string, PythonValue>([
  ['None', null],
  ['True', true],
  ['False', false],
]);

class Evaluator {
  #at = 0;
  #depth = 0;
  readonly #tokens: readonly PythonToken[];
  readonly #settings: ReadonlyMap<string, PythonSetting>;

  constructor(tokens: readonly PythonToken[], settings: ReadonlyMap<string, PythonSetting>) {
    this.#tokens = tokens;
    this.#settings = settings;
  }

  whole(): PythonValue {
    const value = this.#list('');
    if (this.#at < this.#tokens.length) throw new Computed();
    return value;
  }

  /** Values up to a closing bracket; one alone without a comma is itself where the bracket only groups. */
  #list(close: string): PythonValue {
    const values: PythonValue[] = [];
    let commas = 0;
    while (this.#at < this.#tokens.length && !this.#is(close)) {
      values.push(this.#sum());
      if (!this.#take(',')) break;
      commas += 1;
    }
    if (close !== '') this.#expect(close);
    const [only] = values;
    const isGroup = (close === '' || close === ')') && commas === 0 && values.length === 1;
    return isGroup && only !== undefined ? only : values;
  }

  #sum(): PythonValue {
    let value = this.#single();
    while (this.#take('+')) {
      const sum = joined(value, this.#single());
      if (sum === undefined) throw new Computed();
      value = sum;
    }
    return value;
  }

  #single(): PythonValue {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new Computed();
    const value = this.#value();
    this.#depth -= 1;
    return value;
  }

  #value(): PythonValue {
    const token = this.#tokens[this.#at++];
    if (token?.kind === 'string') return this.#strings(token);
    if (token?.kind === 'number') return numberOf(token.text);
    if (token?.kind === 'name') return this.#named(token.text);
    if (token?.text === '-' || token?.text === '+') return this.#signed(token.text);
    if (token?.text === '(') return this.#list(')');
    if (token?.text === '[') return this.#list(']');
    if (token?.text === '{') return this.#braces();
    throw new Computed();
  }

  /** Strings beside one another are one. */
  #strings(first: PythonToken): string {
    let text = '';
    for (let token: PythonToken | undefined = first; token?.kind === 'string'; token = this.#tokens[this.#at]) {
      if (token.special) throw new Computed();
      if (token !== first) this.#at += 1;
      text += token.text;
    }
    return text;
  }

  #named(name: string): PythonValue {
    const value = CONSTANTS.get(name) ?? this.#settings.get(name)?.value;
    if (name === 'None') return null;
    if (value === undefined) throw new Computed();
    return value;
  }

  #signed(sign: string): PythonValue {
    const value = this.#single();
    if (typeof value !== 'number') throw new Computed();
    return sign === '-' ? -value : value;
  }

  /** A dictionary, whose keys are made strings, or a set. */
  #braces(): PythonValue {
    const map = new Map<string, PythonValue>();
    const set: PythonValue[] = [];
    while (this.#at < this.#tokens.length && !this.#is('}')) {
      const key = this.#sum();
      if (this.#take(':')) map.set(String(key), this.#sum());
      else set.push(key);
      if (!this.#take(',')) break;
    }
    this.#expect('}');
    if (set.length > 0 && map.size > 0) throw new Computed();
    return set.length > 0 ? set : map;
  }

  #is(mark: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === 'mark' && token.text === mark;
  }

  #take(mark: string): boolean {
    if (!this.#is(mark)) return false;
    this.#at += 1;
    return true;
  }

  #expect(mark: string): void {
    if (!this.#take(mark)) throw new Computed();
  }
}

function numberOf(text: string): number {
  const value = Number(text.replaceAll('_', ''));
  if (Number.isNaN(value)) throw new Computed();
  return value;
}
