import { lineTokens } from '../../tangle/line-token.ts';
import type { LanguageFamily } from '../language-family.ts';

/**
 * Puts something that parses in the place of each reference to a chunk: nothing, or a name of its length where it stands among other code, or
 * where code has to stand. All else keeps its place.
 */
export function withoutReferences(family: LanguageFamily, code: string): string {
  if (!code.includes('<<')) return code;
  return code
    .split('\n')
    .map(line => (line.includes('<<') ? withoutReferencesIn(line, family === 'python' || family === 'shell') : line))
    .join('\n');
}

function withoutReferencesIn(line: string, isNeeded: boolean): string {
  let text = line;
  for (const token of lineTokens(line)) {
    if (token.kind !== 'reference') continue;
    const { column, length } = token;
    const [before, after] = [line.slice(0, column), line.slice(column + length)];
    const isAlone = `${before}${after}`.trim() === '';
    // What it is written to stays a word of its own: `class Box<<parameters>>`.
    const isPart = /[\w$]$/.test(before) || /^[\w$]/.test(after);
    const sign = isPart || (isAlone && !isNeeded) ? ' ' : '_';
    text = text.slice(0, column) + sign.repeat(length) + text.slice(column + length);
  }
  return text;
}

/**
 * Counts the braces that code closes and did not open, and names what would close those that it leaves open.
 *
 * @param masked code without comments and strings
 */
export function openBraces(masked: string): { readonly closed: number; readonly open: string } {
  const open: string[] = [];
  let closed = 0;
  for (const [sign] of masked.matchAll(/[()[\]{}]/g)) {
    const closing = CLOSING.get(sign);
    if (closing) open.push(closing);
    else if (open.at(-1) === sign) open.pop();
    else if (sign === '}' && !open.includes('}')) {
      closed += 1;
      open.length = 0;
    }
  }
  return { closed: Math.min(closed, MOST), open: open.slice(-MOST).reverse().join('') };
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);
const MOST = 20;
