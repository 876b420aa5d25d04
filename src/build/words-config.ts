import * as v from 'valibot';
import { ENGLISH } from '../literate/words/english.ts';
import type { WordKey, WordTable } from '../literate/words/words.ts';

/** The names of all words that a project may say in its own way. */
export const WORD_KEYS = Object.keys(ENGLISH) as readonly WordKey[];

/** Words of the project in place of those of its language; what is put into a phrase is put into these, too. */
export const wordsSchema: v.GenericSchema<WordTable> = v.strictObject(
  Object.fromEntries(WORD_KEYS.map(key => [key, v.exactOptional(phrase(ENGLISH[key]))])),
);

function phrase(english: string) {
  return v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(200),
    v.check(
      said => said.split('|').every(form => placeholders(form) === placeholders(english.split('|')[0] ?? '')),
      `a phrase that holds what "${english}" does`,
    ),
  );
}

function placeholders(text: string): string {
  return [...new Set(text.match(/\{\d+\}/g))].sort().join();
}
