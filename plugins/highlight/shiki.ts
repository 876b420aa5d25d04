import type { HighlighterCore } from 'shiki/core';
import { colorAsNumber, type Palette } from './palette.ts';
import { regexEngine } from './regex-engine.ts';
import { classOfStyle } from './stylesheet.ts';
import { LONGEST_LINE, type Token, type Tokenizer } from './token.ts';

/**
 * Makes the tokenizer of a language with shiki. Each has a registry of its own: in a shared one, code inside code (a fence in Markdown)
 * would be coloured or not depending on which languages other documents had loaded before.
 *
 * @param language shiki's name of the language
 */
export async function shikiTokenizer(language: string, palette: Palette): Promise<Tokenizer> {
  const [{ createHighlighterCore }, engine, grammar] = await Promise.all([
    import('shiki/core'),
    regexEngine(),
    loadGrammar(language),
  ]);
  const highlighter = await createHighlighterCore({
    engine,
    langs: [grammar],
    themes: [palette.theme],
    warnings: false,
  });
  return code => {
    engine.restart();
    return tokenize(highlighter, language, code);
  };
}

/** No time limit for a line: with one, a slow machine would make other tokens. */
function tokenize(highlighter: HighlighterCore, language: string, code: string): readonly Token[] {
  const lines = highlighter.codeToTokensBase(code, {
    lang: language,
    theme: 'pylit',
    tokenizeTimeLimit: 0,
    tokenizeMaxLineLength: LONGEST_LINE,
  });
  return lines.flat().map(({ offset, content, color, fontStyle }) => ({
    start: offset,
    end: offset + content.length,
    className: classOfStyle(colorAsNumber(color), fontStyle),
  }));
}

async function loadGrammar(language: string) {
  const { bundledLanguages } = await import('shiki/langs');
  const load = Object.entries(bundledLanguages).find(([name]) => name === language)?.[1];
  if (!load) throw new RangeError(`shiki has no grammar "${language}".`);
  return (await load()).default;
}
