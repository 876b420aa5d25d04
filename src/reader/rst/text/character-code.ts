import { pythonText } from './python-text.ts';

const CODE = /^(?:(\d+)|(?:0x|x|\\x|U\+?|\\u)([0-9a-f]+)|&#x([0-9a-f]+);)$/i;

/**
 * The character that a code means (decimal, or hexadecimal with one of the usual prefixes), or the text itself where it is none; with
 * what is wrong with the code.
 */
export function characterOf(text: string): { readonly character: string } | { readonly problem: string } {
  const [, decimal, prefixed, entity] = CODE.exec(text) ?? [];
  const hexadecimal = prefixed ?? entity;
  if (decimal === undefined && hexadecimal === undefined) return { character: text };
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number.parseInt(decimal, 10);
  if (code <= 0x10ffff) return { character: String.fromCodePoint(code) };
  if (code > 0x7fffffff) return { problem: 'code too large (Python int too large to convert to C int)' };
  return { problem: 'chr() arg not in range(0x110000)' };
}

/** Says what is wrong with a text that should be one character, or the code of one. */
export function singleCharacterProblem(text: string): string | undefined {
  if (text === '') return 'argument required but none supplied';
  const found = characterOf(text);
  if ('problem' in found) return found.problem;
  if ([...found.character].length === 1) return undefined;
  return `${pythonText(found.character)} invalid; must be a single character or a Unicode code`;
}
