import { chunkTable } from './chunk-table.ts';
import type { PlacedPart } from './placed-part.ts';

/**
 * Leaves out code that has a name only because an option of Sphinx gave it one, where nothing refers to it and it refers to nothing: it is
 * no part of a program.
 *
 * @param parts of all documents, in the order of documents and lines
 */
export function withoutImpliedParts<Part extends PlacedPart>(parts: readonly Part[]): readonly Part[] {
  if (!parts.some(part => part.implied)) return parts;
  const unused = new Set<PlacedPart>();
  const table = chunkTable(parts);
  const using = new Set(table.flatMap(({ uses }) => uses));
  for (const { files, uses, definitions } of table) {
    if (files.length > 0 || uses.length > 0) continue;
    if (definitions.some(part => !part.implied || using.has(part))) continue;
    for (const part of definitions) unused.add(part);
  }
  return unused.size === 0 ? parts : parts.filter(part => !unused.has(part));
}
