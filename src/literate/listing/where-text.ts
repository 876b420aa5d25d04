import type { WordKey, Words } from '../words/words.ts';
import type { Definition, Listing } from './listing.ts';

/** A piece of a sentence; code is what stands in a program: a path, a name. */
export interface WherePiece {
  readonly text: string;
  readonly isCode?: true;
}

/** Says where a block goes: `src/scanner.c, in scanToken(), after isAtEnd(), replace 2 lines`. */
export function wherePieces(listing: Listing, words: Words): readonly WherePiece[] {
  const { inside, after, before } = listing;
  return [
    ...files(listing, words),
    ...definition('inDefinition', inside, words),
    ...definition('afterDefinition', after, words),
    ...(after ? [] : definition('beforeDefinition', before, words)),
    { text: deed(listing, words) },
  ];
}

/** The same as plain text. */
export function whereText(listing: Listing, words: Words): string {
  return wherePieces(listing, words)
    .map(({ text }) => text)
    .join('');
}

function files({ files: paths, moreFiles }: Listing, words: Words): WherePiece[] {
  const shown = paths.map((path): WherePiece => ({ text: path, isCode: true }));
  const last = moreFiles === undefined && shown.length > 1 ? shown.pop() : undefined;
  const comma = { text: words.text('comma') };
  const before = shown.flatMap((path, index) => (index === 0 ? [path] : [comma, path]));
  if (moreFiles !== undefined) return phrase(words, 'andMore', before, [{ text: String(moreFiles) }]);
  return last ? phrase(words, 'and', before, [last]) : before;
}

function definition(key: WordKey, found: Definition | undefined, words: Words): WherePiece[] {
  return found ? phrase(words, key, [{ text: found.name, isCode: true }]) : [];
}

function phrase(words: Words, key: WordKey, ...values: readonly (readonly WherePiece[])[]): WherePiece[] {
  return words
    .pieces(key)
    .flatMap(piece => (typeof piece === 'string' ? [{ text: piece }] : (values[piece - 1] ?? [])));
}

function deed({ added, removed }: Listing, words: Words): string {
  const same = (text: string) => text;
  if (added === 0) return words.counted(same, 'removeLines', removed);
  return removed > 0 ? words.counted(same, 'replaceLines', removed) : words.counted(same, 'addLines', added);
}
