import type { PlacedEntry } from '../../literate/general-index.ts';
import { placeName } from './place-name.ts';

/** A place of a name; in a string its quotation marks would be escaped. */
const DECLARED = /declared\(doc, "((?:[^"\\]|\\.)*)"\)/g;

/** A text and the path of its document's page. */
export interface PlacedText {
  readonly path: string;
  readonly text: string;
}

/** Leaves a name of a document one place, the first: no two may have the same. */
export function declaredOnce(text: string): string {
  const seen = new Set<string>();
  return text.replace(DECLARED, (place, name) => {
    if (seen.has(name)) return '[]';
    seen.add(name);
    return place;
  });
}

/** Entries of the index for the names that formal notations declare in some texts. */
export function declaredEntries(texts: readonly PlacedText[]): PlacedEntry<string>[] {
  return texts.flatMap(({ path, text }) =>
    Array.from(text.matchAll(DECLARED), ([, written = '']) => {
      const name = written.replace(/\\(.)/g, '$1');
      return { kind: 'single' as const, value: name, place: placeName(path, `z-${name}`) };
    }),
  );
}
