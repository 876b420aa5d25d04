import type { ChunkEntry } from '../tangle/chunk-table.ts';
import type { PlacedPart } from '../tangle/placed-part.ts';

/** The files that parts end up in, directly or through the chunks that use theirs. */
export type PartRoots = ReadonlyMap<PlacedPart, ReadonlySet<string>>;

/** Finds the files that each part ends up in: from each file down to all that it is made of. */
export function partRoots(table: readonly ChunkEntry[]): PartRoots {
  const inside = new Map<PlacedPart, ChunkEntry[]>();
  for (const chunk of table)
    for (const use of chunk.uses) {
      const used = inside.get(use);
      if (used) used.push(chunk);
      else inside.set(use, [chunk]);
    }
  const roots = new Map<PlacedPart, Set<string>>();
  for (const root of table)
    for (const file of root.files) {
      const reached = new Set([root]);
      for (const chunk of reached)
        for (const part of chunk.definitions) {
          const files = roots.get(part);
          if (files) files.add(file);
          else roots.set(part, new Set([file]));
          for (const next of inside.get(part) ?? []) reached.add(next);
        }
    }
  return roots;
}

/** Whether two parts are of one program. Code that goes into no file belongs to its document. */
export function shareRoot(roots: PartRoots, a: PlacedPart, b: PlacedPart): boolean {
  const [first, second] = [roots.get(a), roots.get(b)];
  if (!first || !second) return a.document === b.document;
  for (const file of first) if (second.has(file)) return true;
  return false;
}
