import type { Palette } from './palette.ts';
import { PRISM_LANGUAGES } from './prism/languages.ts';
import { prismTokenizer } from './prism/tokenizer.ts';
import { shikiTokenizer } from './shiki.ts';
import type { Tokenizer } from './token.ts';

/** What colours a language. */
export type Engine = 'prism' | 'shiki';

/** Makes tokenizers, one for each language. */
export class Highlighter {
  readonly #palette: Palette;
  readonly #tokenizers = new Map<string, Promise<Tokenizer>>();

  constructor(palette: Palette) {
    this.#palette = palette;
  }

  /**
   * Loads a language, once.
   *
   * @param language shiki's name of it
   */
  tokenizer(engine: Engine, language: string): Promise<Tokenizer> {
    const key = `${engine} ${language}`;
    const known = this.#tokenizers.get(key);
    if (known) return known;
    const loading = this.#load(engine, language);
    this.#tokenizers.set(key, loading);
    return loading;
  }

  #load(engine: Engine, language: string): Promise<Tokenizer> {
    if (engine === 'shiki') return shikiTokenizer(language, this.#palette);
    const grammar = PRISM_LANGUAGES[language]?.grammar;
    if (grammar === undefined) throw new RangeError(`prism does not colour "${language}".`);
    return prismTokenizer(grammar, this.#palette);
  }
}
