/** Stands for a backslash that escapes the next character. One character for one, so places in the text stay the same. */
export const ESCAPE = '\u0000';

/** Replaces each escaping backslash by {@link ESCAPE}. */
export function markEscapes(text: string): string {
  const clean = text.includes(ESCAPE) ? text.replaceAll(ESCAPE, '\ufffd') : text;
  return clean.includes('\\') ? clean.replace(/\\([\s\S]|$)/g, `${ESCAPE}$1`) : clean;
}

/** The text that is meant: escaped white space is gone, other escaped characters stand for themselves. */
export function unescapeText(escaped: string): string {
  if (!escaped.includes(ESCAPE)) return escaped;
  return escaped.replace(/\0[ \n]/g, '').replaceAll(ESCAPE, '');
}

/** The text as it was written, with backslashes. */
export function restoreEscapes(escaped: string): string {
  return escaped.replaceAll(ESCAPE, '\\');
}

/** Splits at escaped white space, which is kept as one space where unescaped white space goes. */
export function joinEscapedWords(escaped: string): string {
  return escaped
    .split(/\0[ \n]/)
    .map(part => unescapeText(part).replace(/\s+/g, ''))
    .join(' ');
}

/** A reference name as names are compared: lower case, single spaces. */
export function normalizeName(name: string): string {
  return normalizeSpace(name.toLowerCase());
}

/** Single spaces, none at the ends. */
export function normalizeSpace(name: string): string {
  return /\s/.test(name) ? name.trim().split(/\s+/).join(' ') : name;
}
