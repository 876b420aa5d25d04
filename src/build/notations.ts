import type { DocumentOutline } from '../literate/document.ts';
import { type LinkedNotation, notationKey, type PlacedNotation } from '../literate/notation.ts';

/** Links what all texts in a formal notation declare, in reading order. */
export type LinkNotation = (all: readonly PlacedNotation[]) => LinkedNotation;

/** The texts in formal notations of all documents; undefined where there are none. */
export function placedNotations(
  outlines: ReadonlyMap<string, DocumentOutline>,
  order: readonly string[],
): readonly PlacedNotation[] | undefined {
  const placed = order.flatMap(document =>
    (outlines.get(document)?.exports.notations ?? []).map(({ text }) => ({ document, key: notationKey(text), text })),
  );
  return placed.length > 0 ? placed : undefined;
}
