import type { PersonName } from '../entry.ts';
import { plainLatex } from './latex-text.ts';

/** Names of people; `isOpen` where `and others` ends the list. */
export interface NameList {
  readonly names: readonly PersonName[];
  readonly isOpen: boolean;
}

/** Of more names than these the rest is left out. */
const MOST_NAMES = 1000;

/**
 * Reads a list of names as BibTeX does: `First von Last`, `von Last, First` and `von Last, Jr, First`, parted by `and`; what is in braces
 * is one word.
 */
export function readNames(source: string): NameList {
  const written = splitOutside(source, /\s+and\s+/iy).filter(name => name.trim() !== '');
  const isOpen = written.at(-1)?.trim().toLowerCase() === 'others';
  const people = isOpen ? written.slice(0, -1) : written;
  return { names: people.slice(0, MOST_NAMES).map(readName), isOpen: isOpen || people.length > MOST_NAMES };
}

function readName(source: string): PersonName {
  const [first = '', second, third] = splitOutside(source.trim(), /\s*,\s*/y);
  if (second === undefined) return unparted(first);
  const { particle, family } = withParticle(words(first));
  return named({
    family,
    ...(particle !== '' && { particle }),
    given: (third ?? second).trim(),
    ...(third !== undefined && { suffix: second.trim() }),
  });
}

/** `First von Last`: the first word that begins with a small letter begins the `von` part. */
function unparted(source: string): PersonName {
  const all = words(source);
  const von = all.findIndex((word, index) => index > 0 && index < all.length - 1 && isSmall(word));
  if (von > 0) {
    const { particle, family } = withParticle(all.slice(von));
    return named({ family, particle, given: all.slice(0, von).join(' ') });
  }
  if (all.length > 1 && isSmall(all[0] ?? '')) {
    const { particle, family } = withParticle(all);
    return named({ family, ...(particle !== '' && { particle }) });
  }
  return named({ family: all.at(-1) ?? '', given: all.slice(0, -1).join(' ') });
}

/** The words up to the last that begins with a small letter are the particle; the last word never is. */
function withParticle(all: readonly string[]): { particle: string; family: string } {
  const last = all.findLastIndex((word, index) => index < all.length - 1 && isSmall(word));
  const isLeading = last >= 0 && isSmall(all[0] ?? '');
  const split = isLeading ? last + 1 : 0;
  return { particle: all.slice(0, split).join(' '), family: all.slice(split).join(' ') };
}

function named(parts: { [Part in keyof PersonName]: string }): PersonName {
  const { family, given = '', particle = '', suffix = '' } = parts;
  const [last, first, von, jr] = [family, given, particle, suffix].map(plainLatex);
  return {
    family: last ?? '',
    ...(first && { given: first }),
    ...(von && { particle: von }),
    ...(jr && { suffix: jr }),
  };
}

function words(source: string): string[] {
  return splitOutside(source.trim(), /[\s~]+/y).filter(word => word !== '');
}

/** What begins with a brace is a name, unless it is an accent's: `{\'e}tienne` is small. */
function isSmall(word: string): boolean {
  if (word.startsWith('{') && !word.startsWith('{\\')) return false;
  const letter = /\p{L}/u.exec(plainLatex(word))?.[0] ?? '';
  return letter !== letter.toUpperCase();
}

/** Splits where a pattern matches outside of braces. */
function splitOutside(source: string, pattern: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at];
    if (character === '\\') at += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    else if (depth === 0 && /[\s,~]/.test(character ?? '')) {
      pattern.lastIndex = at;
      const found = pattern.exec(source)?.[0] ?? '';
      if (found === '') continue;
      parts.push(source.slice(from, at));
      from = at + found.length;
      at = from - 1;
    }
  }
  return [...parts, source.slice(from)];
}
