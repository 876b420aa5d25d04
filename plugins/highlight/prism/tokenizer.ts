import type { Palette } from '../palette.ts';
import { LONGEST_LINE, TIME_LIMIT, type Token, type Tokenizer } from '../token.ts';
import { loadGrammar } from './grammars.ts';
import type { PrismToken, TypedToken } from './prism.ts';
import { KEYWORDS, SCOPES, SCOPES_OF_LANGUAGE } from './scopes.ts';
import { withinTime } from './time-limit.ts';

/** Escapes in strings, which most grammars of prism leave in the string. */
const ESCAPE = /\\(?:x[\da-f]{1,2}|u\{[\da-f]{1,6}\}|u[\da-f]{4}|U[\da-f]{8}|[0-7]{1,3}|\r?\n|[^\r\n])/gi;

/** Strings in which a backslash is only that: raw ones and templates. */
const RAW = /^(?:[a-z]*r[a-z]*["'#]|`|\$?@)/i;

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
  const tokenize = (code: string): readonly PrismToken[] => {
    const environment = { code, grammar, language: name, tokens: prism.tokenize(code, grammar) };
    prism.hooks.run('after-tokenize', environment);
    return environment.tokens;
  };
  return code => {
    const tokens: Token[] = [];
    for (const { start, text } of shortLines(code)) {
      const stream = withinTime(() => tokenize(text), text.length, TIME_LIMIT);
      new Flattening(styles, tokens, start).add(stream, '', styles.text);
    }
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
  readonly #known = new Map<string, string | undefined>();
  /** Class of what has no type. */
  readonly text: string;
  readonly escape: string | undefined;

  constructor(language: string, palette: Palette) {
    this.#scopes = { ...SCOPES, ...SCOPES_OF_LANGUAGE[language] };
    this.#palette = palette;
    this.text = this.#classOf(this.#scopes.text) ?? '';
    this.escape = NO_ESCAPES.has(language) ? undefined : this.#classOf('string.quoted constant.character.escape');
  }

  /** The class of a token, or undefined where it looks as what it is in. */
  find({ type, alias, content }: TypedToken, parent: string): string | undefined {
    if (type === 'keyword' && typeof content === 'string') {
      const scope = KEYWORDS.get(content);
      if (scope !== undefined) return this.#classOf(scope);
    }
    const key = `${parent}>${type} ${alias ?? ''}`;
    if (this.#known.has(key)) return this.#known.get(key);
    const names = [type, ...(alias === undefined ? [] : [alias].flat())];
    const wanted = names.flatMap(name => [`${parent}>${name}`, name]).find(name => Object.hasOwn(this.#scopes, name));
    const found = wanted === undefined ? undefined : this.#classOf(this.#scopes[wanted]);
    this.#known.set(key, found);
    return found;
  }

  #classOf(scope: string | undefined): string | undefined {
    return scope === '' ? '' : scope && this.#palette.classOf(scope);
  }
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
    const inString = type === 'punctuation' && (parent === 'attr-value' || /string|heredoc/.test(parent));
    const className = inString ? outer : (this.#styles.find(token, parent) ?? outer);
    if (typeof content === 'string') {
      if (content.includes('\\') && isString(token)) this.#addString(content, className);
      else this.#addText(content, className);
    } else this.add(Array.isArray(content) ? content : [content as PrismToken], type, className);
  }

  /** Text that has no type of its own has no blank space at its ends either. */
  #addUntyped(text: string, className: string): void {
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
