import type { HighlighterCore, ThemedToken } from 'shiki/core';
import type { Palette } from './palette.ts';
import { regexEngine } from './regex-engine.ts';

/** Lines longer than this many characters are not tokenised: grammars may take quadratic time on them. */
const LONGEST_LINE = 1_000;

/** Makes tokens of code, a list for each line. */
export type Tokenizer = (code: string) => readonly (readonly ThemedToken[])[];

/**
 * Makes tokenizers, one for each language. Each has a registry of its own: in a shared one, code inside code (a fence in Markdown)
 * would be coloured or not depending on which languages other documents had loaded before.
 */
export class Highlighter {
  readonly #palette: Palette;
  readonly #tokenizers = new Map<string, Promise<Tokenizer>>();

  constructor(palette: Palette) {
    this.#palette = palette;
  }

  /** Loads a language, once. */
  tokenizer(language: string): Promise<Tokenizer> {
    const known = this.#tokenizers.get(language);
    if (known) return known;
    const loading = this.#load(language);
    this.#tokenizers.set(language, loading);
    return loading;
  }

  async #load(language: string): Promise<Tokenizer> {
    const [{ createHighlighterCore }, engine, grammar] = await Promise.all([
      import('shiki/core'),
      regexEngine(),
      loadGrammar(language),
    ]);
    const themes = [this.#palette.theme];
    const highlighter = await createHighlighterCore({ engine, langs: [grammar], themes, warnings: false });
    return code => {
      engine.restart();
      return tokenize(highlighter, language, code);
    };
  }
}

/** No time limit for a line: with one, a slow machine would make other tokens. */
function tokenize(highlighter: HighlighterCore, language: string, code: string): readonly (readonly ThemedToken[])[] {
  return highlighter.codeToTokensBase(code, {
    lang: language,
    theme: 'pylit',
    tokenizeTimeLimit: 0,
    tokenizeMaxLineLength: LONGEST_LINE,
  });
}

async function loadGrammar(language: string) {
  const { bundledLanguages } = await import('shiki/langs');
  const load = Object.entries(bundledLanguages).find(([name]) => name === language)?.[1];
  if (!load) throw new RangeError(`shiki has no grammar "${language}".`);
  return (await load()).default;
}
