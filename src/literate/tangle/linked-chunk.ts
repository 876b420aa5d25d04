import type { Chunk } from './chunk-graph.ts';
import type { ChunkNames } from './chunk-names.ts';
import { type LinkedLine, linkPart, type Unresolved } from './linked-line.ts';
import type { SourcePlace } from './placed-part.ts';

/** A reference from one chunk to another, and its place. */
export interface ChunkEdge {
  readonly to: Chunk;
  readonly place: SourcePlace;
}

/** A chunk whose references are followed: its lines in order. */
interface LinkedChunk {
  readonly chunk: Chunk;
  readonly lines: readonly LinkedLine[];
  readonly edges: readonly ChunkEdge[];
  readonly unresolved: readonly Unresolved[];
}

/** Chunks with what they refer to. */
export type LinkedChunks = ReadonlyMap<Chunk, LinkedChunk>;

/** Follows the references of every chunk. */
export function linkChunks(chunks: readonly Chunk[], names: ChunkNames): LinkedChunks {
  return new Map(chunks.map(chunk => [chunk, linkChunk(chunk, names)]));
}

function linkChunk(chunk: Chunk, names: ChunkNames): LinkedChunk {
  const parts = chunk.joined.map(part => linkPart(part, names));
  const lines = parts.flatMap(part => part.lines);
  return { chunk, lines, edges: lines.flatMap(edgesOf), unresolved: parts.flatMap(part => part.unresolved) };
}

function edgesOf(line: LinkedLine): ChunkEdge[] {
  return line.tokens.flatMap(token =>
    'chunk' in token ? [{ to: token.chunk, place: placeIn(line.part, line.index, token.column) }] : [],
  );
}

/** The place of a line and column (both from 0) of a part. */
export function placeIn(part: LinkedLine['part'], index: number, column: number): SourcePlace {
  return { document: part.document, line: part.line + index, column: part.column + column };
}
