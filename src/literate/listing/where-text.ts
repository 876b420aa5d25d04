import type { Definition, Listing } from './listing.ts';

/** A piece of a sentence; code is what stands in a program: a path, a name. */
export interface WherePiece {
  readonly text: string;
  readonly isCode?: true;
}

/** Says where a block goes: `src/scanner.c, in scanToken(), after isAtEnd(), replace 2 lines`. */
export function wherePieces(listing: Listing): readonly WherePiece[] {
  const { inside, after, before } = listing;
  return [
    ...files(listing),
    ...definition(', in ', inside),
    ...definition(', after ', after),
    ...(after ? [] : definition(', before ', before)),
    { text: `, ${deed(listing)}` },
  ];
}

/** The same as plain text. */
export function whereText(listing: Listing): string {
  return wherePieces(listing)
    .map(({ text }) => text)
    .join('');
}

function files({ files: paths, moreFiles }: Listing): WherePiece[] {
  const pieces = paths.flatMap((path, index): WherePiece[] => {
    const isLast = index === paths.length - 1 && moreFiles === undefined;
    const between = index === 0 ? [] : [{ text: isLast ? ' and ' : ', ' }];
    return [...between, { text: path, isCode: true }];
  });
  return moreFiles === undefined ? pieces : [...pieces, { text: ` and ${moreFiles} more` }];
}

function definition(word: string, found: Definition | undefined): WherePiece[] {
  return found ? [{ text: word }, { text: found.name, isCode: true }] : [];
}

function deed({ added, removed }: Listing): string {
  if (added === 0) return `remove ${counted(removed)}`;
  return removed > 0 ? `replace ${counted(removed)}` : `add ${counted(added)}`;
}

function counted(lines: number): string {
  return lines === 1 ? '1 line' : `${lines} lines`;
}
