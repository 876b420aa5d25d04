import type { LooseReference, OverviewChunk, ProgramOverview } from '../../literate/overview/program-overview.ts';
import type { Chunk } from '../../literate/tangle/chunk-graph.ts';
import type { Cycle } from '../../literate/tangle/cycles.ts';
import type { SourcePlace } from '../../literate/tangle/placed-part.ts';

type PlaceText = (place: Pick<SourcePlace, 'document' | 'line'>) => string;

/** What `pylit chunks --json` prints; the guide describes it. @param shown the chunks that are asked for */
export function chunksData(overview: ProgramOverview, shown: ReadonlySet<Chunk>, place: PlaceText): object {
  const isShown = ({ chunk }: { chunk: Chunk }) => shown.has(chunk);
  const loose = overview.loose.filter(isShown);
  return {
    files: overview.files.filter(isShown).map(({ path, chunk, isRefused }) => ({
      path,
      chunk: chunk.name,
      ...(isRefused && { refused: true }),
    })),
    chunks: [...overview.chunks.values()].filter(isShown).map(chunk => chunkData(chunk, place)),
    unused: overview.unused.filter(chunk => shown.has(chunk)).map(({ name }) => name),
    undefined: loose.filter(({ kind }) => kind === 'undefined').map(reference => looseData(reference, place)),
    ambiguous: loose
      .filter(({ kind }) => kind === 'ambiguous')
      .map(reference => ({ ...looseData(reference, place), candidates: reference.candidates.map(({ name }) => name) })),
    cycles: overview.cycles.filter(isShown).map(cycleNames),
  };
}

/** Where a way is shortened, dots stand before its last step. */
function cycleNames({ chunk, steps, omitted }: Cycle): readonly string[] {
  const names = [chunk.name, ...steps.map(({ to }) => to.name)];
  return omitted > 0 ? [...names.slice(0, -1), '...', ...names.slice(-1)] : names;
}

function chunkData({ chunk, entry, children }: OverviewChunk, place: PlaceText) {
  return {
    name: chunk.name,
    ...(chunk.scope !== undefined && { scope: chunk.scope }),
    files: entry.files,
    definitions: entry.definitions.map(place),
    references: children.map(child => ({ chunk: child.chunk.name, place: place(child.place), count: child.count })),
    uses: entry.uses.map(part => ({ chunk: part.name, place: place(part) })),
  };
}

function looseData({ name, chunk, place, message }: LooseReference, text: PlaceText) {
  return { name, chunk: chunk.name, place: text(place), column: place.column, severity: message.severity };
}
