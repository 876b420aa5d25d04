import type { Chunk } from '../tangle/chunk-graph.ts';
import type { JoinedPiece } from '../tangle/joined-piece.ts';
import type { ChunkUse, ProgramState } from './program-state.ts';

/** A place between two lines of a chunk. */
interface Cut {
  readonly chunk: Chunk;
  /** The piece that ends, or begins, at the cut, and the line of its part. */
  readonly piece: number;
  readonly line: number;
}

/** One chunk on the way from some code up to its file. */
interface Level {
  readonly above: Cut;
  readonly below: Cut;
  /** Blank space before all lines of the chunk. */
  readonly indent: string;
}

/** The way from a piece of a chunk up to the file that it stands in, as far as it is known: the innermost chunk first. */
export interface ProgramPath {
  readonly levels: readonly Level[];
  /** Blank space before the lines of the piece. */
  readonly indent: string;
}

/** Chunks within chunks, deeper than anybody writes. */
const MAX_DEPTH = 50;

/** Finds the way up from a piece. It ends below a chunk that is used at several places, or within a line. */
export function pathTo(state: ProgramState, chunk: Chunk, index: number): ProgramPath {
  const piece = state.pieces(chunk)[index];
  const cuts = [cutsAround(chunk, index, piece?.from ?? 0, piece?.to ?? lineCount(state, piece))];
  const indents = [''];
  const seen = new Set([chunk]);
  for (let at = chunk; cuts.length < MAX_DEPTH; ) {
    const use = onlyUse(state, at);
    if (!use || seen.has(use.user) || use.line.alone === undefined) break;
    const { piece: place, indent } = use;
    cuts.push(cutsAround(use.user, place, use.line.index, use.line.index + 1));
    indents.push(indent + use.line.alone.indent);
    at = use.user;
    seen.add(at);
  }
  return withIndents(cuts, indents, piece?.indent ?? '');
}

function withIndents(cuts: readonly Pick<Level, 'above' | 'below'>[], indents: readonly string[], own: string) {
  let indent = '';
  const levels = cuts.toReversed().map((cut, index) => {
    const level = { ...cut, indent };
    indent += indents[cuts.length - 1 - index] ?? '';
    return level;
  });
  levels.reverse();
  return { levels, indent: (levels[0]?.indent ?? '') + own };
}

function cutsAround(chunk: Chunk, piece: number, from: number, to: number): Pick<Level, 'above' | 'below'> {
  return { above: { chunk, piece, line: from }, below: { chunk, piece, line: to } };
}

/** Of a chunk that was used more often, nobody wants to know which use is left. */
const MAX_USES = 100;

interface PlacedUse extends ChunkUse {
  readonly piece: number;
  readonly indent: string;
}

/** The line that refers to a chunk by now, if there is one and no more. */
function onlyUse(state: ProgramState, chunk: Chunk): PlacedUse | undefined {
  let found: PlacedUse | undefined;
  const uses = state.allUses(chunk);
  if (uses.length > MAX_USES) return undefined;
  for (const use of uses) {
    const pieces = state.pieces(use.user);
    const { part, index } = use.line;
    const piece = pieces.findLastIndex(one => one.part === part && one.from <= index && index < (one.to ?? index + 1));
    if (piece < 0) continue;
    if (found) return undefined;
    found = { ...use, piece, indent: pieces[piece]?.indent ?? '' };
  }
  return found;
}

/** The lines of the program over some code, the nearest first, with what references stand for. */
export function* linesAbove(state: ProgramState, { levels }: ProgramPath): Generator<string> {
  for (const { above, indent } of levels) yield* linesFrom(state, above, indent, -1, 0);
}

/** The lines under it. */
export function* linesBelow(state: ProgramState, { levels }: ProgramPath): Generator<string> {
  for (const { below, indent } of levels) yield* linesFrom(state, below, indent, 1, 0);
}

/** Goes through a chunk from a place on, up (-1) or down (1). */
function* linesFrom(state: ProgramState, cut: Cut, indent: string, step: 1 | -1, depth: number): Generator<string> {
  const pieces = state.pieces(cut.chunk);
  for (let at = cut.piece; at >= 0 && at < pieces.length; at += step) {
    const piece = pieces[at];
    if (!piece) return;
    const end = piece.to ?? lineCount(state, piece);
    const from = at === cut.piece && step > 0 ? cut.line : piece.from;
    const to = at === cut.piece && step < 0 ? cut.line : end;
    yield* linesOfPiece(state, piece, from, to, indent + (piece.indent ?? ''), step, depth);
  }
}

function* linesOfPiece(
  state: ProgramState,
  piece: JoinedPiece,
  from: number,
  to: number,
  indent: string,
  step: 1 | -1,
  depth: number,
): Generator<string> {
  const source = state.source(piece.part);
  const lines = state.hasReferences(piece.part) ? state.lines(piece.part) : [];
  for (let at = step > 0 ? from : to - 1; at >= from && at < to; at += step) {
    const alone = lines[at]?.alone;
    if (!alone) yield indented(source[at] ?? '', indent);
    else if (depth < MAX_DEPTH) yield* linesOfChunk(state, alone.chunk, indent + alone.indent, step, depth + 1);
  }
}

function* linesOfChunk(
  state: ProgramState,
  chunk: Chunk,
  indent: string,
  step: 1 | -1,
  depth: number,
): Generator<string> {
  const pieces = state.pieces(chunk);
  const last = pieces.length - 1;
  const start = step > 0 ? (pieces[0]?.from ?? 0) : (pieces[last]?.to ?? lineCount(state, pieces[last]));
  yield* linesFrom(state, { chunk, piece: step > 0 ? 0 : last, line: start }, indent, step, depth);
}

function lineCount(state: ProgramState, piece: JoinedPiece | undefined): number {
  return piece ? state.source(piece.part).length : 0;
}

/** Blank lines stay empty. */
export function indented(line: string, indent: string): string {
  return line.trim() === '' ? '' : indent + line;
}
