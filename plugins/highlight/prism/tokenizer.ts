import type { Palette } from '../palette.ts';
import { LONGEST_LINE, TIME_LIMIT, type Token, type Tokenizer } from '../token.ts';
import { loadGrammar } from './grammars.ts';
import type { Grammar, PrismToken, TypedToken } from './prism.ts';
import { KEYWORDS, SCOPES, SCOPES_OF_LANGUAGE } from './scopes.ts';
import { Stopwatch, timed } from './time-limit.ts';

/** Shorter code is not timed: no pattern takes long on it. */
const SHORT = 1_000;

/** Escapes in strings, which most grammars of prism leave in the string. */
const ESCAPE = /\\(?:x[\da-f]{1,2}|u\{[\da-f]{1,6}\}|u[\da-f]{4}|U[\da-f]{8}|[0-7]{1,3}|\r?\n|[^\r\n])/gi;

/** Strings in which a backslash is only that: raw ones and templates. */
const RAW = /^(?:[a-z]*r[a-z]*["'#]|`|\$?@)/i;

/** Types whose punctuation is part of them: quotation marks. */
const IN_STRING = /^attr-value$|string|heredoc/;

/** Languages in whose strings a backslash may be only that. */
const NO_ESCAPES: ReadonlySet<string> = new Set(['bash', 'shell-session', 'sql', 'ini', 'yaml', 'css', 'markup']);

/**
 * Makes the tokenizer of a language.
 *
 * @param name prism's name of the language
 */
export async function prismTokenizer(name: string, palette: Palette): Promise<Tokenizer> {
  const { prism, grammar } = await loadGrammar(name);
  const styles = new Styles(name, palette);
  const stopwatch = new Stopwatch(TIME_LIMIT);
  let slow: Grammar | undefined;
  const tokenize = (code: string): readonly PrismToken[] => {
    if (code.length > SHORT) slow ??= timed(grammar, stopwatch);
    const chosen = code.length > SHORT && slow ? slow : grammar;
    const environment = { code, grammar: chosen, language: name, tokens: prism.tokenize(code, chosen) };
    prism.hooks.run('after-tokenize', environment);
    return environment.tokens;
  };
  return code => {
    const tokens: Token[] = [];
    stopwatch.restart();
    for (const { start, text } of shortLines(code))
      new Flattening(styles, tokens, start).add(tokenize(text), '', styles.text);
    return tokens;
  };
}

/** The code without its long lines, which are left plain. */
function* shortLines(code: string): Generator<{ start: number; text: string }> {
  if (code.length <= LONGEST_LINE) {
    yield { start: 0, text: code };
    return;
  }
  let start = 0;
  for (const match of code.matchAll(/[^\n]+/g)) {
    if (match[0].length <= LONGEST_LINE) continue;
    yield { start, text: code.slice(start, match.index) };
    start = match.index + match[0].length;
  }
  yield { start, text: code.slice(start) };
}

/** The classes of prism's types. */
class Styles {
  readonly #scopes: Readonly<Record<string, string>>;
  readonly #palette: Palette;
  /** By the type of the outer token, the type, and its alias. There are hundreds of tokens on a page: no key is put together for each. */
  readonly #known = new Map<string, Map<string, Map<string | undefined, string | undefined>>>();
  readonly #keywords: ReadonlyMap<string, string | undefined>;
  /** Class of what has no type. */
  readonly text: string;
  readonly escape: string | undefined;

  constructor(language: string, palette: Palette) {
    this.#scopes = { ...SCOPES, ...SCOPES_OF_LANGUAGE[language] };
    this.#palette = palette;
    this.#keywords = new Map([...KEYWORDS].map(([word, scope]) => [word, this.#classOf(scope)]));
    this.text = this.#classOf(this.#scopes.text) ?? '';
    this.escape = NO_ESCAPES.has(language) ? undefined : this.#classOf('string.quoted constant.character.escape');
  }

  /** The class of a token, or undefined where it looks as what it is in. */
  find({ type, alias, content }: TypedToken, parent: string): string | undefined {
    if (type === 'keyword' && typeof content === 'string') {
      const found = this.#keywords.get(content);
      if (found !== undefined) return found;
    }
    const inParent = entry(this.#known, parent, () => new Map());
    const ofType = entry(inParent, type, () => new Map());
    const key = typeof alias === 'string' ? alias : alias?.join(' ');
    return entry(ofType, key, () => this.#search(type, key?.split(' ') ?? [], parent));
  }

  #search(type: string, aliases: readonly string[], parent: string): string | undefined {
    if (type === 'punctuation' && IN_STRING.test(parent)) return undefined;
    const names = [type, ...aliases].flatMap(name => [`${parent}>${name}`, name]);
    const wanted = names.find(name => Object.hasOwn(this.#scopes, name));
    return wanted === undefined ? undefined : this.#classOf(this.#scopes[wanted]);
  }

  #classOf(scope: string | undefined): string | undefined {
    return scope === '' ? '' : scope && this.#palette.classOf(scope);
  }
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined || map.has(key)) return known as Value;
  const made = make();
  map.set(key, made);
  return made;
}

/** Turns nested tokens into a list; a token inside another may have a style of its own. */
class Flattening {
  readonly #styles: Styles;
  readonly #tokens: Token[];
  #position: number;

  constructor(styles: Styles, tokens: Token[], start: number) {
    this.#styles = styles;
    this.#tokens = tokens;
    this.#position = start;
  }

  add(stream: readonly PrismToken[], parent: string, className: string): void {
    for (const token of stream) {
      if (typeof token === 'string') this.#addUntyped(token, className);
      else this.#addTyped(token, parent, className);
    }
  }

  #addTyped(token: TypedToken, parent: string, outer: string): void {
    const { type, content } = token;
    const className = this.#styles.find(token, parent) ?? outer;
    if (typeof content === 'string') {
      if (content.includes('\\') && isString(token)) this.#addString(content, className);
      else this.#addText(content, className);
    } else this.add(Array.isArray(content) ? content : [content as PrismToken], type, className);
  }

  /** Text that has no type of its own has no blank space at its ends either. */
  #addUntyped(text: string, className: string): void {
    if (className === '') {
      this.#position += text.length;
      return;
    }
    const blank = text.length - text.trimStart().length;
    this.#position += blank;
    this.#addText(text.slice(blank).trimEnd(), className);
    this.#position += blank < text.length ? text.length - text.trimEnd().length : 0;
  }

  #addText(text: string, className: string): void {
    const start = this.#position;
    this.#position += text.length;
    if (className !== '' && text !== '') this.#tokens.push({ start, end: this.#position, className });
  }

  #addString(text: string, className: string): void {
    const { escape: escapeClass } = this.#styles;
    if (escapeClass === undefined || RAW.test(text)) {
      this.#addText(text, className);
      return;
    }
    let done = 0;
    for (const match of text.matchAll(ESCAPE)) {
      this.#addText(text.slice(done, match.index), className);
      this.#addText(match[0], escapeClass);
      done = match.index + match[0].length;
    }
    this.#addText(text.slice(done), className);
  }
}

function isString({ type, alias }: TypedToken): boolean {
  return type === 'string' || type === 'char' || alias === 'string';
}
