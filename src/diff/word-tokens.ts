/** How runs of blank space are divided: at each line end (`lines`), or not at all (`runs`). */
export type BlankTokens = 'lines' | 'runs';

/**
 * The tokens of a text: words, blank space, and every other character by itself; joined they give the text. Scripts that
 * write no spaces between words are divided into characters.
 */
export function wordTokens(text: string, blanks: BlankTokens = 'lines'): readonly string[] {
  return text.match(TOKENS[blanks]) ?? [];
}

/** Whether a token is a word, and neither blank nor punctuation. */
export function isWord(token: string): boolean {
  return /^[\p{L}\p{M}\p{N}_]/u.test(token);
}

const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';

/** A word may hold an apostrophe. */
const WORD = `[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}_])+(?:['’](?:(?![${UNSPACED}])[\\p{L}\\p{M}])+)*`;

const TOKENS = {
  lines: new RegExp(`${WORD}|\\n|[^\\S\\n]+|[^]`, 'gu'),
  runs: new RegExp(`${WORD}|\\s+|[^]`, 'gu'),
};
