import type { PlacedPart } from '../tangle/placed-part.ts';
import type { Definition } from './definition.ts';

/** What an author says that code defines, unless it was found already: it stands on the first line with the name. */
export function toldDefinitions({ code, defs = [] }: PlacedPart, found: readonly Definition[]): Definition[] {
  const known = new Set(found.map(({ name }) => name));
  return defs
    .filter(name => !known.has(name))
    .map(name => ({ name, kind: 'name', line: code.slice(0, Math.max(0, wordAt(code, name))).split('\n').length }));
}

/** Whether code of any language holds a name that is no part of a longer one. */
export function holdsWord(code: string, name: string): boolean {
  return wordAt(code, name) >= 0;
}

function wordAt(code: string, name: string): number {
  const inWords = LETTER.test(name) && name.includes('-') ? '-' : '';
  for (let at = code.indexOf(name); at >= 0; at = code.indexOf(name, at + 1)) {
    const [before, after] = [code[at - 1], code[at + name.length]];
    if (!continues(before, name[0], inWords) && !continues(after, name.at(-1), inWords)) return at;
  }
  return -1;
}

const LETTER = /[\p{L}\p{N}_$]/u;

/** Two letters make one word, and so do two signs, such as `+` and `=`. */
function continues(outside: string | undefined, inside: string | undefined, inWords: string): boolean {
  const [a, b] = [outside, inside].map(character => kindOf(character, inWords));
  return a !== 'none' && a === b;
}

/** @param inWords a sign that is a letter, too: in Lisp a hyphen is */
function kindOf(character: string | undefined, inWords: string): 'letter' | 'sign' | 'none' {
  if (character === undefined || /[\s()[\]{},;"'`.]/.test(character)) return 'none';
  return character === inWords || LETTER.test(character) ? 'letter' : 'sign';
}
