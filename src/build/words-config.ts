import * as v from 'valibot';
import { ENGLISH } from '../literate/words/english.ts';
import type { WordKey, WordTable } from '../literate/words/words.ts';

/** The names of all words that a project may say in its own way. */
export function wordKeys(): readonly WordKey[] {
  return Object.keys(ENGLISH) as WordKey[];
}

/**
 * Words of the project in place of those of its language; what is put into a phrase is put into these, too. Few projects have any, so the
 * schema of all words is made for those alone.
 */
export const wordsSchema: v.GenericSchema<WordTable> = v.lazy(() =>
  v.strictObject(Object.fromEntries(wordKeys().map(key => [key, v.exactOptional(phrase(ENGLISH[key]))]))),
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
