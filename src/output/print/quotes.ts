/** What a straight quotation mark stands for. */
export type Quote = 'open' | 'close' | 'inner-open' | 'inner-close' | 'apostrophe' | 'prime' | 'double-prime';

/** Words, or what a quotation mark stands for. */
export type Quoted = { readonly text: string } | { readonly quote: Quote };

/** Finds out what straight quotation marks stand for, in a run of text that comes in pieces. The language decides only how they look. */
export class QuoteReader {
  /** The character before what is read next; '' where the run begins. */
  #before = '';
  #isOpen = false;
  #isInnerOpen = false;

  read(text: string): readonly Quoted[] {
    const pieces: Quoted[] = [];
    let done = 0;
    for (const { index, 0: mark } of text.matchAll(/["']/g)) {
      if (index > done) pieces.push({ text: text.slice(done, index) });
      if (index > done) this.#before = text.charAt(index - 1);
      done = index + 1;
      // What comes after decides by its first few characters.
      const after = text.slice(done, done + 8);
      const quote = mark === '"' ? this.#double(after) : this.#single(after);
      pieces.push({ quote });
      this.#before = quote === 'open' || quote === 'inner-open' ? '(' : '’';
    }
    if (done < text.length) pieces.push({ text: text.slice(done) });
    if (done < text.length) this.#before = text.slice(-1);
    return pieces;
  }

  /** Something that is no text stands in the run: code, a picture, a formula. */
  pass(): void {
    this.#before = 'x';
  }

  #double(after: string): Quote {
    if (/\d/.test(this.#before) && !this.#isOpen) return 'double-prime';
    const isSpaced = this.#begins() && /^\s/.test(after);
    this.#isOpen = isSpaced ? !this.#isOpen : this.#begins();
    return this.#isOpen ? 'open' : 'close';
  }

  #single(after: string): Quote {
    if (this.#begins()) {
      if (SHORTENED.test(after) || /^\s/.test(after)) return 'apostrophe';
      this.#isInnerOpen = true;
      return 'inner-open';
    }
    if (/^\p{L}/u.test(after)) return 'apostrophe';
    if (this.#isInnerOpen) {
      this.#isInnerOpen = false;
      return 'inner-close';
    }
    return /\d/.test(this.#before) ? 'prime' : 'apostrophe';
  }

  /** Whether a word may begin here. */
  #begins(): boolean {
    return this.#before === '' || /[\s\p{Ps}\p{Pi}\p{Pd}/]/u.test(this.#before);
  }
}

/** Words that begin with an apostrophe. */
const SHORTENED = /^(?:\d\ds?(?![\w'])|(?:tis|twas|em|til|cause|n)\b)/i;

/** How the marks of a language look: outer and inner ones, each opening and closing. */
type Marks = readonly [open: string, close: string, innerOpen: string, innerClose: string];

const ENGLISH: Marks = ['“', '”', '‘', '’'];
const GERMAN: Marks = ['„', '“', '‚', '‘'];
const POINTED: Marks = ['«', '»', '“', '”'];

/** Those of languages that have others than English. */
const LANGUAGES: Readonly<Record<string, Marks>> = {
  bg: GERMAN,
  cs: GERMAN,
  da: ['»', '«', '›', '‹'],
  de: GERMAN,
  el: POINTED,
  es: POINTED,
  et: GERMAN,
  fi: ['”', '”', '’', '’'],
  fr: ['«\u202f', '\u202f»', '‹\u202f', '\u202f›'],
  hr: ['„', '”', '‘', '’'],
  hu: ['„', '”', '»', '«'],
  is: GERMAN,
  it: POINTED,
  lt: GERMAN,
  lv: POINTED,
  nb: ['«', '»', '‘', '’'],
  nl: ['‘', '’', '“', '”'],
  nn: ['«', '»', '‘', '’'],
  no: ['«', '»', '‘', '’'],
  pl: ['„', '”', '«', '»'],
  pt: POINTED,
  ro: ['„', '”', '«', '»'],
  ru: ['«', '»', '„', '“'],
  sk: GERMAN,
  sl: GERMAN,
  sv: ['”', '”', '’', '’'],
  uk: ['«', '»', '„', '“'],
};

/** Regions whose marks are not those of their language. */
const REGIONS: Readonly<Record<string, Marks>> = {
  'de-ch': ['«', '»', '‹', '›'],
  'fr-ch': ['«', '»', '‹', '›'],
  'it-ch': ['«', '»', '‹', '›'],
  'pt-br': ENGLISH,
};

/**
 * The characters of a language's quotation marks.
 *
 * @param language `de`, `pt-BR`; undefined for straight ones
 */
export function quoteMarks(language: string | undefined): Readonly<Record<Quote, string>> {
  if (language === undefined) return STRAIGHT;
  const name = language.toLowerCase();
  const [open, close, innerOpen, innerClose] = REGIONS[name] ?? LANGUAGES[name.split('-')[0] ?? ''] ?? ENGLISH;
  return { ...STRAIGHT, open, close, 'inner-open': innerOpen, 'inner-close': innerClose, ...TYPOGRAPHIC };
}

const STRAIGHT: Readonly<Record<Quote, string>> = {
  open: '"',
  close: '"',
  'inner-open': "'",
  'inner-close': "'",
  apostrophe: "'",
  prime: "'",
  'double-prime': '"',
};

const TYPOGRAPHIC = { apostrophe: '’', prime: '′', 'double-prime': '″' };
