/** Unicode's punctuation, but for signs that were no punctuation when docutils listed it: `§` and `¶`, and some brackets. */
const DELIMITERS = String.raw`[[\p{Pd}\p{Po}]--[\x00-\x7f\xa7\xb6]]`;
const OPENERS = String.raw`[[\p{Ps}\p{Pi}\p{Pf}]--[\u2308\u230a]]`;
const CLOSERS = String.raw`[[\p{Pe}\p{Pi}\p{Pf}\u201a\u201e]--[\u2309\u230b]]`;
/** White space of Unicode: the byte order mark is none. */
const SPACE = String.raw`[\s--[\ufeff]]`;

/** Characters that may stand before inline markup: openers (`'"<([{` and Unicode Ps, Pi, Pf) and delimiters (`-/:`, Pd, Po). */
export const BEFORE = String.raw`[${SPACE}'"<\(\[\{\-\/:${OPENERS}${DELIMITERS}]`;

const BEFORE_HERE = new RegExp(`^${BEFORE}$`, 'v');

/** What may follow inline markup: closers, delimiters, closing delimiters, an escape. */
export const AFTER = String.raw`(?=$|[${SPACE}\0'"\)>\]\}\\.,;!?\-\/:${CLOSERS}${DELIMITERS}])`;

const AFTER_HERE = new RegExp(AFTER, 'vy');

/** Whether inline markup may start after this character. */
export function mayPrecede(character: string): boolean {
  return BEFORE_HERE.test(character);
}

/** Whether inline markup may end before this place of a text. */
export function mayFollow(text: string, index: number): boolean {
  AFTER_HERE.lastIndex = index;
  return AFTER_HERE.test(text);
}

const ASCII_PAIRS: Readonly<Record<string, string>> = { '"': '"', "'": "'", '(': ')', '<': '>', '[': ']', '{': '}' };

/** Quotes are opened and closed differently in different languages. */
const QUOTE_PAIRS: Readonly<Record<string, string>> = {
  '\u00ab': '\u00bb',
  '\u00bb': '\u00ab\u00bb',
  '\u2018': '\u2019\u201a',
  '\u2019': '\u2018\u2019',
  '\u201a': '\u201b\u2018\u2019',
  '\u201b': '\u201a',
  '\u201c': '\u201d\u201e',
  '\u201d': '\u201c\u201d',
  '\u201e': '\u201f\u201c\u201d',
  '\u201f': '\u201e',
  '\u2039': '\u203a',
  '\u203a': '\u2039\u203a',
  '\u301d': '\u301e\u301f',
};

/** Whether two characters are a pair of brackets or quotes: markup start between them is no markup. */
export function isPair(open: string, close: string): boolean {
  if (ASCII_PAIRS[open] !== undefined) return ASCII_PAIRS[open] === close;
  if (QUOTE_PAIRS[open] !== undefined) return QUOTE_PAIRS[open].includes(close);
  // Unicode has closing punctuation right behind its opening one.
  if (/\p{Ps}/u.test(open)) return /\p{Pe}/u.test(close) && close.codePointAt(0) === (open.codePointAt(0) ?? 0) + 1;
  return /[\p{Pi}\p{Pf}]/u.test(open) && /[\p{Pi}\p{Pf}]/u.test(close) && isNeighbour(open, close);
}

function isNeighbour(open: string, close: string): boolean {
  return Math.abs((open.codePointAt(0) ?? 0) - (close.codePointAt(0) ?? 0)) === 1;
}
