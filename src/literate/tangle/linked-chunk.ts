import type { Chunk } from './chunk-graph.ts';
import type { ChunkNames } from './chunk-names.ts';
import type { JoinedPiece } from './joined-piece.ts';
import { type LinkedLine, type LinkedPart, linkPart, type Unresolved } from './linked-line.ts';
import type { PlacedPart, SourcePlace } from './placed-part.ts';

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
  const parts = new Map([...new Set(chunk.joined)].map(part => [part, linkPart(part, names)]));
  const lines = chunk.pieces.flatMap(piece => linesOf(piece, parts));
  const unresolved = [...parts.values()].flatMap(part => part.unresolved);
  return { chunk, lines, edges: lines.flatMap(edgesOf), unresolved };
}

function linesOf(
  { part, from, to, indent }: JoinedPiece,
  parts: ReadonlyMap<PlacedPart, LinkedPart>,
): readonly LinkedLine[] {
  const lines = parts.get(part)?.lines ?? [];
  const own = from === 0 && to === undefined ? lines : lines.slice(from, to);
  return indent === undefined ? own : own.map(line => indented(line, indent));
}

function indented(line: LinkedLine, indent: string): LinkedLine {
  const alone = line.alone && { ...line.alone, indent: indent + line.alone.indent };
  return { ...line, indent, ...(alone && { alone }) };
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
