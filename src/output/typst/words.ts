import type { WordKey, Words } from '../../literate/words/words.ts';
import { array, dictionary, literal } from './literal.ts';

/** What the library says by itself. */
const SAID: readonly WordKey[] = [
  ...(['part', 'chapter', 'section', 'figure', 'table', 'listing', 'comma', 'and', 'andMore'] as const),
  ...(['contents', 'listOfFigures', 'listOfTables', 'index', 'see', 'seeAlso', 'atPage', 'onPage'] as const),
  ...(['citedOnPage', 'citedOnPages', 'picture', 'noPicture', 'program', 'files', 'chunks', 'names'] as const),
  ...(['isFile', 'isRoot', 'usedIn', 'defines', 'uses', 'withUses'] as const),
];

/** A dictionary of phrases, which `say` of the library reads: each is an array of texts and of numbers of what is put in. */
export function wordsText(words: Words): string {
  const pieces = (key: WordKey) =>
    words.pieces(key).map(piece => (typeof piece === 'number' ? `${piece}` : literal(piece)));
  return dictionary(SAID.map(key => [key, array(pieces(key))]));
}
