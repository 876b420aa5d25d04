import { type JoinedPiece, joinPieces, type UnplacedPart } from './joined-piece.ts';
import type { PlacedPart } from './placed-part.ts';

/** A chunk: all parts of one name. */
export interface Chunk {
  readonly name: string;
  /** The document that alone sees it (`scope=document`). */
  readonly scope?: string;
  /** Every part in the order of documents and lines, also those that are shown only or replaced. */
  readonly definitions: readonly PlacedPart[];
  /** The pieces of parts that make its code, in order. */
  readonly pieces: readonly JoinedPiece[];
  /** The parts that make its code, in the order of the code; one that others stand in the middle of comes again. */
  readonly joined: readonly PlacedPart[];
  /** Parts that are to stand by something that is not there. */
  readonly unplaced: readonly UnplacedPart[];
}

/**
 * Joins parts into chunks, in the order of their first parts. A part without a scope joins the document's own chunk of its name
 * where there is one.
 *
 * @param parts in the order of documents and lines
 */
export function joinChunks(parts: readonly PlacedPart[]): readonly Chunk[] {
  const own = new Set(parts.filter(part => part.scope === 'document').map(scopedKey));
  const groups = new Map<string, PlacedPart[]>();
  for (const part of parts) {
    const key = own.size > 0 && own.has(scopedKey(part)) ? scopedKey(part) : part.name;
    const group = groups.get(key);
    if (group) group.push(part);
    else groups.set(key, [part]);
  }
  return [...groups].map(([key, definitions]) => makeChunk(definitions, own.has(key)));
}

/** NUL is in no name, so scoped and project names never meet. */
function scopedKey(part: PlacedPart): string {
  return `${part.document}\0${part.name}`;
}

function makeChunk(definitions: readonly PlacedPart[], isScoped: boolean): Chunk {
  const [{ name = '', document = '', anchor, shownOnly, later } = {}] = definitions as readonly Partial<PlacedPart>[];
  // As most chunks are.
  if (definitions.length === 1 && !isScoped && anchor === undefined && !shownOnly && !later)
    return {
      name,
      definitions,
      pieces: definitions.map(part => ({ part, from: 0 })),
      joined: definitions,
      unplaced: [],
    };
  const { pieces, unplaced } = joinPieces(definitions);
  const joined = pieces.map(piece => piece.part);
  return { name, ...(isScoped && { scope: document }), definitions, pieces, joined, unplaced };
}
