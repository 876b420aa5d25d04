import type { ChunkPlace, ChunkUse, PageNames, SiteName } from '../../literate/format.ts';
import {
  type IndexedName,
  type KnownDefinitions,
  type NameIndex,
  nameIndex,
} from '../../literate/identifiers/name-index.ts';
import type { ChunkEntry } from '../../literate/tangle/chunk-table.ts';
import type { PlacedPart } from '../../literate/tangle/placed-part.ts';

/** The names that the code of a site defines and uses. */
export interface SiteNames {
  /** Of the parts on one page. */
  ofPage(document: string): PageNames;
  /** Of all. */
  all(): readonly SiteName[];
}

/**
 * Finds names when a page first asks for them.
 *
 * @param parts of all documents, in reading order
 * @param table of the same parts
 * @param known definitions in them; without it all are found by the look of the code
 */
export function siteNames(
  parts: readonly PlacedPart[],
  table: readonly ChunkEntry[],
  placeOf: (document: string, part: PlacedPart) => ChunkPlace,
  known?: KnownDefinitions,
): SiteNames {
  let found: { index: NameIndex; parts: Map<string, PlacedPart[]> } | undefined;
  const find = () => {
    found ??= { index: nameIndex(parts, table, known), parts: Map.groupBy(parts, ({ document }) => document) };
    return found;
  };
  const place = (part: PlacedPart) => placeOf(part.document, part);
  const use = (part: PlacedPart): ChunkUse => ({ ...place(part), chunk: part.name });
  const ofPart = (part: PlacedPart, { defined, used }: NameIndex): PageNames[string] => ({
    defines: (defined.get(part) ?? []).map(({ name, uses }) => ({ name, uses: uses.slice(0, MOST_USES).map(use) })),
    uses: (used.get(part) ?? []).map(({ name, part: definer }) => ({ name, place: place(definer) })),
  });
  return {
    ofPage(document) {
      const { index, parts: byDocument } = find();
      const named = (byDocument.get(document) ?? []).map(part => [place(part).anchor, ofPart(part, index)] as const);
      return Object.fromEntries(named.filter(([, { defines, uses }]) => defines.length + uses.length > 0));
    },
    all: () =>
      find().index.names.map(({ name, kind, line, part, uses }: IndexedName) => ({
        ...{ name, kind, line, place: place(part) },
        uses: uses.map(use),
      })),
  };
}

/** A page need not change for each further use of a name that is used everywhere. */
const MOST_USES = 20;
