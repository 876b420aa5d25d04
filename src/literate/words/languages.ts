import { CHINESE } from './chinese.ts';
import { DUTCH } from './dutch.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { ITALIAN } from './italian.ts';
import { JAPANESE } from './japanese.ts';
import { POLISH } from './polish.ts';
import { PORTUGUESE } from './portuguese.ts';
import { RUSSIAN } from './russian.ts';
import { SPANISH } from './spanish.ts';
import { SWEDISH } from './swedish.ts';
import type { WordTable } from './words.ts';

/** A language other than English: its words, and which of their forms stands with a number, from 0; two forms as in English by default. */
interface Language {
  readonly words: WordTable;
  readonly form?: (count: number) => number;
}

/** By the tag of the language. */
export const LANGUAGES: Readonly<Record<string, Language>> = {
  de: { words: GERMAN },
  es: { words: SPANISH },
  fr: { words: FRENCH, form: count => (count < 2 ? 0 : 1) },
  it: { words: ITALIAN },
  ja: { words: JAPANESE, form: () => 0 },
  nl: { words: DUTCH },
  pl: { words: POLISH, form: polishForm },
  pt: { words: PORTUGUESE },
  ru: { words: RUSSIAN, form: russianForm },
  sv: { words: SWEDISH },
  zh: { words: CHINESE, form: () => 0 },
};

/** One, few (2 to 4, but not 12 to 14), many. */
function polishForm(count: number): number {
  if (count === 1) return 0;
  return isFew(count) ? 1 : 2;
}

/** Numbers that end in one but not in eleven, few, many. */
function russianForm(count: number): number {
  if (count % 10 === 1 && count % 100 !== 11) return 0;
  return isFew(count) ? 1 : 2;
}

function isFew(count: number): boolean {
  return count % 10 >= 2 && count % 10 <= 4 && (count % 100 < 12 || count % 100 > 14);
}
