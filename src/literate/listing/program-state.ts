import { type Chunk, joinChunks } from '../tangle/chunk-graph.ts';
import { type ChunkNames, chunkNames } from '../tangle/chunk-names.ts';
import { type JoinedPiece, PieceJoiner } from '../tangle/joined-piece.ts';
import { type LinkedLine, linkPart } from '../tangle/linked-line.ts';
import type { PlacedPart } from '../tangle/placed-part.ts';

/** A line that refers to a chunk. */
export interface ChunkUse {
  readonly user: Chunk;
  readonly line: LinkedLine;
}

/** A program while its parts come to hold, one after the other. */
export class ProgramState {
  readonly #names: ChunkNames;
  readonly #chunks: ReadonlyMap<PlacedPart, Chunk>;
  readonly #joiners = new Map<Chunk, PieceJoiner>();
  readonly #lines = new Map<PlacedPart, readonly LinkedLine[]>();
  readonly #source = new Map<PlacedPart, readonly string[]>();
  readonly #uses = new Map<Chunk, ChunkUse[]>();

  /** @param parts all that will hold, in their order */
  constructor(parts: readonly PlacedPart[]) {
    const chunks = joinChunks(parts);
    this.#names = chunkNames(chunks);
    this.#chunks = new Map(chunks.flatMap(chunk => chunk.definitions.map(part => [part, chunk] as const)));
    for (const part of parts) this.#noteUses(part);
  }

  chunkOf(part: PlacedPart): Chunk | undefined {
    return this.#chunks.get(part);
  }

  /** Lets a part hold. Returns what it took the place of; undefined where it cannot be placed. */
  add(part: PlacedPart): readonly JoinedPiece[] | undefined {
    const chunk = this.#chunks.get(part);
    if (!chunk) return undefined;
    const joiner = this.#joiners.get(chunk) ?? new PieceJoiner();
    this.#joiners.set(chunk, joiner);
    return joiner.add(part) ? undefined : joiner.removed;
  }

  /** The code of a chunk as it is by now. */
  pieces(chunk: Chunk): readonly JoinedPiece[] {
    return this.#joiners.get(chunk)?.pieces() ?? [];
  }

  /** The lines of a part, its references followed. */
  lines(part: PlacedPart): readonly LinkedLine[] {
    const lines = this.#lines.get(part) ?? linkPart(part, this.#names).lines;
    this.#lines.set(part, lines);
    return lines;
  }

  /** The same lines as they are written. */
  source(part: PlacedPart): readonly string[] {
    const source = this.#source.get(part) ?? (part.code === '' ? [] : part.code.split('\n'));
    this.#source.set(part, source);
    return source;
  }

  /** Whether a part may refer to chunks. */
  hasReferences({ noexpand, code }: PlacedPart): boolean {
    return !noexpand && code.includes('<<');
  }

  /** All lines that refer to a chunk, at any time. */
  allUses(chunk: Chunk): readonly ChunkUse[] {
    return this.#uses.get(chunk) ?? [];
  }

  #noteUses(part: PlacedPart): void {
    const user = this.#chunks.get(part);
    if (!user || part.shownOnly || !this.hasReferences(part)) return;
    for (const line of this.lines(part))
      for (const token of line.tokens) {
        if (!('chunk' in token)) continue;
        const uses = this.#uses.get(token.chunk);
        if (uses) uses.push({ user, line });
        else this.#uses.set(token.chunk, [{ user, line }]);
      }
  }
}
