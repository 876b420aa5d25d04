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
  const unplaced: UnplacedPart[] = [];
  const front: JoinedPiece[] = [];
  let back: JoinedPiece[] = [];
  let anchored = 0;
  for (const part of definitions) {
    if (part.shownOnly || part.later) continue;
    const piece = { part, from: 0 };
    if (part.anchor !== undefined) {
      back = [...front.splice(0).reverse(), ...back];
      const problem = (anchored += 1) > MAX_ANCHORED ? 'too many' : placeByAnchor(back, piece, part.anchor);
      if (problem) unplaced.push({ part, anchor: part.anchor, ...(problem === 'too many' ? NOWHERE : problem) });
    } else if (part.join === 'prepend') front.push(piece);
    else {
      if (part.join === 'replace') front.length = back.length = 0;
      back.push(piece);
    }
  }
  return { pieces: [...front.reverse(), ...back], unplaced };
}

/** Placing each looks at the whole chunk, so nobody may ask for it without end. */
const MAX_ANCHORED = 2000;

const NOWHERE = { places: [], near: [] };

/** Where an anchor is: some pieces, or a line of one. */
interface AnchorPlace {
  readonly first: number;
  readonly last: number;
  /** A line within the piece `first`, from 0 within the part. */
  readonly line?: number;
  readonly indent?: string;
}

function placeByAnchor(
  pieces: JoinedPiece[],
  piece: JoinedPiece,
  anchor: string,
): Pick<UnplacedPart, 'places' | 'near'> | undefined {
  const labelled = labelledPlace(pieces, anchor);
  const found = labelled ? [labelled] : referencePlaces(pieces, anchor);
  const [place] = found;
  if (!place || found.length > 1) {
    const places = found.flatMap(({ first, line }) => {
      const at = pieces[first];
      return at && line !== undefined ? [{ ...at, from: line }] : [];
    });
    return { places, near: found.length > 0 ? [] : nearest(anchor, anchorNames(pieces)) };
  }
  insert(pieces, piece, place);
  return undefined;
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

function insert(pieces: JoinedPiece[], piece: JoinedPiece, { first, last, line, indent }: AnchorPlace): void {
  const { join } = piece.part;
  const at = pieces[first];
  if (!at) return;
  if (line === undefined) {
    const start = join === 'after' ? last + 1 : first;
    pieces.splice(start, join === 'replace' ? last + 1 - first : 0, piece);
    return;
  }
  const above = { ...at, to: join === 'after' ? line + 1 : line };
  const below = { ...at, from: join === 'before' ? line : line + 1 };
  const placed = indent ? { ...piece, indent } : piece;
  pieces.splice(first, 1, above, placed, below);
}
