import { ENGLISH } from './english.ts';
import { LANGUAGES } from './languages.ts';

/** A word or phrase that pylit itself puts on pages. */
export type WordKey = keyof typeof ENGLISH;

/** The words of one language; English ones stand for those that it lacks. */
export type WordTable = Readonly<Partial<Record<WordKey, string>>>;

/** A piece of a phrase: text, or which of the values stands there, from 1. */
export type WordPiece = string | number;

/** The words of a language, by which all output formats speak the language of their document. */
export class Words {
  readonly #table: WordTable;
  /** Which form stands with a number. */
  readonly #form: (count: number) => number;
  readonly #pieces = new Map<string, readonly WordPiece[]>();

  constructor(table: WordTable, form: (count: number) => number) {
    this.#table = table;
    this.#form = form;
  }

  /** A phrase as plain text. @example words.text('usedIn', 'main') === 'Used in main.' */
  text(key: WordKey, ...values: readonly string[]): string {
    return this.markup(plain, key, ...values);
  }

  /** A phrase as markup. @param quote makes markup of the phrase's own text; the values are markup already */
  markup(quote: (text: string) => string, key: WordKey, ...values: readonly string[]): string {
    return filled(this.pieces(key), quote, values);
  }

  /** A phrase in the form that its number asks for. @param rest what else is put in, as markup */
  counted(quote: (text: string) => string, key: WordKey, count: number, ...rest: readonly string[]): string {
    return filled(this.pieces(key, this.#form(count)), quote, [String(count), ...rest]);
  }

  /** Several things, with "and" before the last. */
  list(items: readonly string[], quote: (text: string) => string = plain): string {
    const last = items.at(-1);
    if (last === undefined || items.length === 1) return last ?? '';
    return this.markup(quote, 'and', this.joined(items.slice(0, -1), quote), last);
  }

  /** Several things with commas between them. */
  joined(items: readonly string[], quote: (text: string) => string = plain): string {
    return items.join(quote(this.text('comma')));
  }

  /** What a phrase is made of; a space at which no line may end is U+00A0. @param form 0 for one, further ones for several */
  pieces(key: WordKey, form = 0): readonly WordPiece[] {
    const name = form === 0 ? key : `${key} ${form}`;
    const known = this.#pieces.get(name) ?? piecesOf(this.#table[key] ?? ENGLISH[key], form);
    this.#pieces.set(name, known);
    return known;
  }
}

function piecesOf(phrase: string, form: number): readonly WordPiece[] {
  const forms = phrase.split('|');
  const shown = (forms[form] ?? forms.at(-1) ?? '').replaceAll('~', '\u00a0');
  return shown
    .split(/\{([1-9])\}/)
    .map((piece, index) => (index % 2 === 0 ? piece : Number(piece)))
    .filter(piece => piece !== '');
}

function filled(pieces: readonly WordPiece[], quote: (text: string) => string, values: readonly string[]): string {
  return pieces.map(piece => (typeof piece === 'number' ? (values[piece - 1] ?? '') : quote(piece))).join('');
}

/** In plain text a space is a space. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

const known = new Map<string, Words>();

/**
 * The words of a language by its tag: for `pt-BR` those of `pt` where there are none of its own, and English ones where no others are
 * known. They are what LaTeX's babel, Sphinx and docutils write in that language, where these have the word.
 *
 * @param own words of the project that stand in place of these
 */
export function wordsOf(tag: string, own?: WordTable): Words {
  const key = own ? `${tag} ${JSON.stringify(own)}` : tag;
  const language = known.get(key) ?? madeWords(tag, own);
  known.set(key, language);
  return language;
}

function madeWords(tag: string, own: WordTable | undefined): Words {
  const primary = tag.toLowerCase().replaceAll('_', '-').split('-')[0] ?? '';
  const language = Object.hasOwn(LANGUAGES, primary) ? LANGUAGES[primary] : undefined;
  return new Words({ ...(language?.words ?? ENGLISH), ...own }, language?.form ?? oneOrMore);
}

function oneOrMore(count: number): number {
  return count === 1 ? 0 : 1;
}
