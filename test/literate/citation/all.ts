import type { BibliographyEntry, EntryTable } from '../../../src/literate/citation/entry.ts';

/** All works of a file, in its order. */
export function all(entries: EntryTable): BibliographyEntry[] {
  return [...entries.keys()].flatMap(key => entries.get(key) ?? []);
}
