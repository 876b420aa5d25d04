import { type Chunk, joinChunks } from '../tangle/chunk-graph.ts';
import { type ChunkNames, chunkNames } from '../tangle/chunk-names.ts';
import { type ChunkEntry, chunkTable, isUnused } from '../tangle/chunk-table.ts';
import { type Cycle, findCycles } from '../tangle/cycles.ts';
import { type ChunkEdge, linkChunks, placeIn } from '../tangle/linked-chunk.ts';
import type { Unresolved } from '../tangle/linked-line.ts';
import type { DocumentMessage, PlacedPart, SourcePlace } from '../tangle/placed-part.ts';
import { collectTargets, targetsOf } from '../tangle/targets.ts';
import { unresolvedMessage } from '../tangle/undefined-references.ts';

/** A chunk that another refers to. */
export interface ChildChunk {
  readonly chunk: Chunk;
  /** The first reference. */
  readonly place: SourcePlace;
  /** How many references there are. */
  readonly count: number;
}

/** A reference that leads to no chunk, or may mean several. */
export interface LooseReference {
  readonly kind: 'undefined' | 'ambiguous';
  readonly name: string;
  readonly chunk: Chunk;
  readonly place: SourcePlace;
  /** What it may mean. */
  readonly candidates: readonly Chunk[];
  /** What `check` says of it. */
  readonly message: DocumentMessage;
}

/** A chunk with what it is made of and who uses it. */
export interface OverviewChunk {
  readonly chunk: Chunk;
  readonly entry: ChunkEntry;
  /** Each once, in the order of the code. */
  readonly children: readonly ChildChunk[];
  readonly loose: readonly LooseReference[];
}

/** A file of the program, and the chunk that it is made of. */
export interface OverviewFile {
  readonly path: string;
  readonly chunk: Chunk;
  /** It cannot be made: its path is refused, or another chunk's, too. */
  readonly isRefused: boolean;
}

/** A program seen as a whole: files, the chunks that they are made of, and what is wrong with them. */
export interface ProgramOverview {
  /** In the order of their first parts. */
  readonly chunks: ReadonlyMap<Chunk, OverviewChunk>;
  readonly files: readonly OverviewFile[];
  /** Chunks in no file and no other chunk. */
  readonly unused: readonly Chunk[];
  readonly cycles: readonly Cycle[];
  readonly loose: readonly LooseReference[];
  /** What is wrong with the paths of files. */
  readonly refused: readonly DocumentMessage[];
  /** Finds a chunk as a reference from the project's root would. */
  find(name: string): { readonly chunk?: Chunk; readonly candidates?: readonly Chunk[] };
}

/**
 * Looks at a program as a whole.
 *
 * @param parts in the order in which they hold: `stageParts` gives it
 * @param strict every `<<name>>` must be a chunk
 */
export function programOverview(parts: readonly PlacedPart[], strict = false): ProgramOverview {
  const joined = joinChunks(parts);
  const names = chunkNames(joined);
  const linked = linkChunks(joined, names);
  const table = chunkTable(parts);
  const chunks = new Map<Chunk, OverviewChunk>();
  for (const [index, chunk] of joined.entries()) {
    const entry = table[index];
    const { edges = [], unresolved = [] } = linked.get(chunk) ?? {};
    const loose = unresolved.flatMap(reference => looseReference(chunk, reference, names, strict));
    if (entry) chunks.set(chunk, { chunk, entry, children: childrenOf(edges), loose });
  }
  const all = [...chunks.values()];
  return {
    chunks,
    ...filesOf(joined),
    unused: all.flatMap(({ chunk, entry }) => (isUnused(entry) ? chunk : [])),
    cycles: findCycles(linked).cycles,
    loose: all.flatMap(chunk => chunk.loose),
    find: name => names.resolve(name, ''),
  };
}

function childrenOf(edges: readonly ChunkEdge[]): readonly ChildChunk[] {
  const children = new Map<Chunk, ChildChunk>();
  for (const { to, place } of edges) {
    const known = children.get(to) ?? { chunk: to, place, count: 0 };
    children.set(to, { ...known, count: known.count + 1 });
  }
  return [...children.values()];
}

/** Nothing where the reference is most likely code. */
function looseReference(chunk: Chunk, reference: Unresolved, names: ChunkNames, strict: boolean): LooseReference[] {
  const message = unresolvedMessage(reference, names, strict);
  if (!message) return [];
  const { part, index, column, name, candidates } = reference;
  const kind = candidates.length > 1 ? 'ambiguous' : 'undefined';
  return [{ kind, name, chunk, place: placeIn(part, index, column), candidates, message }];
}

function filesOf(chunks: readonly Chunk[]): Pick<ProgramOverview, 'files' | 'refused'> {
  const { targets, messages } = collectTargets(chunks);
  const made = new Set(targets.map(({ path }) => path));
  const files = chunks.flatMap(chunk => targetPaths(chunk).map(path => ({ path, chunk, isRefused: !made.has(path) })));
  return { files, refused: messages };
}

/** Each path that a chunk names, once. */
function targetPaths(chunk: Chunk): readonly string[] {
  return [...new Set(targetsOf(chunk).map(({ path }) => path))];
}

/** The chunks themselves and all that they are made of. */
export function reachedFrom(overview: ProgramOverview, roots: Iterable<Chunk>): ReadonlySet<Chunk> {
  const reached = new Set(roots);
  for (const chunk of reached) for (const child of overview.chunks.get(chunk)?.children ?? []) reached.add(child.chunk);
  return reached;
}
