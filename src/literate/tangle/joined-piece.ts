import { nearest } from '../nearest.ts';
import { lineTokens } from './line-token.ts';
import type { PlacedPart } from './placed-part.ts';

/** Lines of a part in the code of its chunk; more than one piece where other parts stand in its middle. */
export interface JoinedPiece {
  readonly part: PlacedPart;
  /** Its first line, from 0 within the part's code. */
  readonly from: number;
  /** The line behind its last; absent for all that is left. */
  readonly to?: number;
  /** Blank space before its lines. */
  readonly indent?: string;
}

/** A part whose anchor is not in its chunk, or more than once. */
export interface UnplacedPart {
  readonly part: PlacedPart;
  readonly anchor: string;
  /** The places where the anchor is; none, or two and more. */
  readonly places: readonly JoinedPiece[];
  /** Anchors that are in the chunk and are called much the same. */
  readonly near: readonly string[];
}

/** Joins the parts of a chunk in their order: each changes what the parts before it have made. */
export function joinPieces(definitions: readonly PlacedPart[]): {
  pieces: readonly JoinedPiece[];
  unplaced: readonly UnplacedPart[];
} {
  const joiner = new PieceJoiner();
  const unplaced: UnplacedPart[] = [];
  for (const part of definitions) {
    const problem = part.shownOnly || part.later ? undefined : joiner.add(part);
    if (problem) unplaced.push(problem);
  }
  return { pieces: joiner.pieces(), unplaced };
}

/** Placing each looks at the whole chunk, so nobody may ask for it without end. */
const MAX_ANCHORED = 2000;

const NOWHERE = { places: [], near: [] };

/** A chunk's code while its parts are joined, one after the other. */
export class PieceJoiner {
  /** What was put before `back`, the last first. */
  readonly #front: JoinedPiece[] = [];
  #back: JoinedPiece[] = [];
  #anchored = 0;
  #removed: readonly JoinedPiece[] = [];

  /** Joins a part; returns what hinders it where it cannot be placed. */
  add(part: PlacedPart): UnplacedPart | undefined {
    const piece = { part, from: 0 };
    const { anchor, join } = part;
    this.#removed = [];
    if (anchor !== undefined) {
      const placed = (this.#anchored += 1) > MAX_ANCHORED ? NOWHERE : placeByAnchor(this.pieces(), piece, anchor);
      if ('places' in placed) return { part, anchor, ...placed };
      this.#removed = placed.removed;
    } else if (join === 'prepend') this.#front.push(piece);
    else {
      if (join === 'replace') {
        this.#removed = this.pieces().splice(0);
      }
      this.#back.push(piece);
    }
    return undefined;
  }

  /** The pieces in the order of the code. */
  pieces(): JoinedPiece[] {
    if (this.#front.length > 0) this.#back = [...this.#front.splice(0).reverse(), ...this.#back];
    return this.#back;
  }

  /** What the part that was added last took the place of. */
  get removed(): readonly JoinedPiece[] {
    return this.#removed;
  }
}

/** Where an anchor is: some pieces, or a line of one. */
interface AnchorPlace {
  readonly first: number;
  readonly last: number;
  /** A line within the piece `first`, from 0 within the part. */
  readonly line?: number;
  readonly indent?: string;
}

/** Puts a piece at its place, or says what hinders. */
function placeByAnchor(
  pieces: JoinedPiece[],
  piece: JoinedPiece,
  anchor: string,
): Pick<UnplacedPart, 'places' | 'near'> | { readonly removed: readonly JoinedPiece[] } {
  const labelled = labelledPlace(pieces, anchor);
  const found = labelled ? [labelled] : referencePlaces(pieces, anchor);
  const [place] = found;
  if (place && found.length === 1) return { removed: insert(pieces, piece, place) };
  const places = found.flatMap(({ first, line }) => {
    const at = pieces[first];
    return at && line !== undefined ? [{ ...at, from: line }] : [];
  });
  return { places, near: found.length > 0 ? [] : nearest(anchor, anchorNames(pieces)) };
}

/** All pieces of the parts with a label, and what was put between them. */
function labelledPlace(pieces: readonly JoinedPiece[], label: string): AnchorPlace | undefined {
  const first = pieces.findIndex(({ part }) => part.label === label);
  return first < 0 ? undefined : { first, last: pieces.findLastIndex(({ part }) => part.label === label) };
}

/** The lines that refer to a chunk. */
function referencePlaces(pieces: readonly JoinedPiece[], name: string): AnchorPlace[] {
  return pieces.flatMap((piece, index) =>
    referencesIn(piece).flatMap(({ names, line, indent }) =>
      names.some(other => isSame(other, name))
        ? [{ first: index, last: index, line, indent: (piece.indent ?? '') + indent }]
        : [],
    ),
  );
}

interface ReferenceLine {
  readonly names: readonly string[];
  readonly line: number;
  readonly indent: string;
}

function referencesIn({ part, from, to }: JoinedPiece): ReferenceLine[] {
  if (part.noexpand || !part.code.includes('<<')) return [];
  const lines = part.code.split('\n').slice(from, to);
  return lines.flatMap((text, index) => {
    if (!text.includes('<<')) return [];
    const names = lineTokens(text).flatMap(token => (token.kind === 'reference' ? [plain(token.name)] : []));
    return names.length > 0 ? [{ names, line: from + index, indent: /^\s*/.exec(text)?.[0] ?? '' }] : [];
  });
}

/** Either may be an abbreviation of the other. */
function isSame(a: string, b: string): boolean {
  return a === b || abbreviates(a, b) || abbreviates(b, a);
}

function abbreviates(short: string, name: string): boolean {
  return short.endsWith('...') && name.startsWith(short.slice(0, -3).trimEnd());
}

function plain(name: string): string {
  return name.replace(/\s+/g, ' ');
}

function anchorNames(pieces: readonly JoinedPiece[]): string[] {
  const names = pieces.flatMap(piece => [
    ...(piece.part.label === undefined ? [] : [piece.part.label]),
    ...referencesIn(piece).flatMap(line => line.names),
  ]);
  return [...new Set(names)];
}

/** Returns the pieces that are replaced. */
function insert(
  pieces: JoinedPiece[],
  piece: JoinedPiece,
  { first, last, line, indent }: AnchorPlace,
): readonly JoinedPiece[] {
  const { join } = piece.part;
  const at = pieces[first];
  if (!at) return [];
  if (line === undefined) {
    const start = join === 'after' ? last + 1 : first;
    return pieces.splice(start, join === 'replace' ? last + 1 - first : 0, piece);
  }
  const above = { ...at, to: join === 'after' ? line + 1 : line };
  const below = { ...at, from: join === 'before' ? line : line + 1 };
  const placed = indent ? { ...piece, indent } : piece;
  pieces.splice(first, 1, above, placed, below);
  return join === 'replace' ? [{ ...at, from: line, to: line + 1 }] : [];
}
