import type { Chunk } from '../tangle/chunk-graph.ts';
import type { JoinedPiece } from '../tangle/joined-piece.ts';
import type { PlacedPart } from '../tangle/placed-part.ts';
import type { StagedParts } from '../tangle/stages.ts';
import type { ListedLines, Listing, ListingContext } from './listing.ts';
import { ProgramFiles } from './program-files.ts';
import { ProgramState } from './program-state.ts';
import { indented, linesAbove, linesBelow, type ProgramPath, pathTo } from './program-walk.ts';
import { surroundings } from './surroundings.ts';

/**
 * Finds for the parts of a program where each goes: for those that change what is there already, as it is when they come to hold. Others
 * have no listing unless they ask for the lines around them, nor have those that are in no file.
 *
 * @returns for each of `staged.parts` its listing
 */
export function findListings(staged: StagedParts): readonly (Listing | undefined)[] {
  const { parts } = staged;
  const state = new ProgramState(parts);
  const files = new ProgramFiles(state, parts, staged.stages);
  const budget = { lines: MAX_LINES };
  return parts.map((part, index) => {
    if (part.shownOnly) return undefined;
    const chunk = state.chunkOf(part);
    const wasEmpty = !chunk || state.pieces(chunk).length === 0;
    const removed = state.add(part);
    if (!chunk || !removed) return undefined;
    const isAdded = !wasEmpty || part.context !== undefined || files.isOfEarlierStage(chunk, index);
    return isAdded ? listing({ state, files, budget }, chunk, part, removed) : undefined;
  });
}

/** Lines that are looked at for all parts together; beyond, less is said of the rest. */
const MAX_LINES = 5_000_000;

interface Program {
  readonly state: ProgramState;
  readonly files: ProgramFiles;
  readonly budget: { lines: number };
}

function listing(
  { state, files, budget }: Program,
  chunk: Chunk,
  part: PlacedPart,
  removed: readonly JoinedPiece[],
): Listing | undefined {
  const paths = files.of(chunk);
  const index = state.pieces(chunk).findLastIndex(piece => piece.part === part);
  if (paths.length === 0 || index < 0) return undefined;
  const path = pathTo(state, chunk, index);
  const code = state.source(part);
  const placed = code.map(line => indented(line, path.indent));
  const above = within(budget, linesAbove(state, path));
  const around = surroundings(part.language, above, placed, within(budget, linesBelow(state, path)));
  const replaced = removed.flatMap(piece => codeOf(state, piece));
  return {
    files: paths.slice(0, MAX_FILES),
    ...(paths.length > MAX_FILES && { moreFiles: paths.length - MAX_FILES }),
    ...around,
    added: code.length,
    removed: replaced.length,
    ...(replaced.length > 0 && { replaces: capped(replaced) }),
    ...(part.context && { context: contextOf(state, path, part.context) }),
  };
}

/** The lines around, all with as little blank space before them as they share. */
function contextOf(state: ProgramState, path: ProgramPath, [above, below]: readonly [number, number]): ListingContext {
  const over = taken(linesAbove(state, path), above).reverse();
  const under = taken(linesBelow(state, path), below);
  const lines = [...over, ...under].filter(line => line !== '');
  const shared = lines.reduce(sharedIndent, path.indent).length;
  const cut = (line: string) => line.slice(shared, shared + MAX_WIDTH);
  return { above: over.map(cut), below: under.map(cut), indent: cut(path.indent) };
}

function taken(lines: Iterable<string>, count: number): string[] {
  const found: string[] = [];
  if (count === 0) return found;
  for (const line of lines) if (found.push(line) >= count) break;
  return found;
}

function sharedIndent(indent: string, line: string): string {
  let length = 0;
  while (length < indent.length && line[length] === indent[length]) length += 1;
  return indent.slice(0, length);
}

/** What stands farther to the right in a line of the context is not shown. */
const MAX_WIDTH = 500;

function* within(budget: { lines: number }, lines: Iterable<string>): Generator<string> {
  for (const line of lines) {
    if ((budget.lines -= 1) < 0) return;
    yield line;
  }
}

const MAX_FILES = 3;

/** More replaced lines than these are only counted. */
const MAX_REPLACED = 400;

function codeOf(state: ProgramState, { part, from, to, indent }: JoinedPiece): string[] {
  const lines = state.source(part).slice(from, to);
  return lines.map(line => indented(line, indent ?? ''));
}

function capped(lines: readonly string[]): ListedLines {
  return lines.length > MAX_REPLACED ? { lines: lines.slice(0, MAX_REPLACED), more: true } : { lines };
}
