import type { ChunkPlace, ProgramChunk, SitePrograms } from '../../literate/format.ts';
import { type OverviewChunk, programOverview } from '../../literate/overview/program-overview.ts';
import type { Chunk } from '../../literate/tangle/chunk-graph.ts';
import type { PlacedPart } from '../../literate/tangle/placed-part.ts';
import { stageParts } from '../../literate/tangle/stages.ts';

/** Lists the files, chunks and references without a chunk of all programs, for a page that shows them. */
export function programList(
  parts: readonly PlacedPart[],
  stages: readonly string[] | undefined,
  strict: boolean,
  placeOf: (document: string, part: PlacedPart) => ChunkPlace,
  names: SitePrograms['names'] = [],
): SitePrograms {
  const overview = programOverview(stageParts(parts, stages).parts, strict);
  const numbers = new Map([...overview.chunks.keys()].map((chunk, index) => [chunk, index]));
  const place = (part: PlacedPart) => placeOf(part.document, part);
  const unused = new Set(overview.unused);
  const chunks = [...overview.chunks.values()].map(chunk => listedChunk(chunk, unused, numbers, place));
  const files = overview.files.map(({ path, chunk, isRefused }) => ({
    path,
    chunk: numbers.get(chunk) ?? 0,
    ...(isRefused && { isRefused: true as const }),
  }));
  return { files, chunks, names };
}

function listedChunk(
  { chunk, entry, children, loose }: OverviewChunk,
  unused: ReadonlySet<Chunk>,
  numbers: ReadonlyMap<Chunk, number>,
  place: (part: PlacedPart) => ChunkPlace,
): ProgramChunk {
  return {
    name: chunk.name,
    ...(chunk.scope !== undefined && { scope: chunk.scope }),
    files: entry.files,
    definitions: entry.definitions.map(place),
    uses: entry.uses.map(use => ({ ...place(use), chunk: use.name })),
    children: children.flatMap(child => numbers.get(child.chunk) ?? []),
    missing: [...new Set(loose.map(({ name }) => name))],
    ...(unused.has(chunk) && { isUnused: true as const }),
  };
}
