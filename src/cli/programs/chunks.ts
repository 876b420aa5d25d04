import { type ProgramOverview, reachedFrom } from '../../literate/overview/program-overview.ts';
import type { Chunk } from '../../literate/tangle/chunk-graph.ts';
import { cycleMessage } from '../../literate/tangle/cycles.ts';
import type { DocumentMessage } from '../../literate/tangle/placed-part.ts';
import { type LookOptions, paintFor, printJson, printLines } from '../history/history-output.ts';
import { chunkText, oneLine } from './chunk-text.ts';
import { ChunkTree, type TreeStyle } from './chunk-tree.ts';
import { chunksData } from './chunks-data.ts';
import { type OpenedProgram, openProgram, rootsOf } from './open-program.ts';

/** `pylit chunks`: files and the chunks that they are made of, as trees; then what is unused, undefined, circular or ambiguous. */
export async function listChunks(root: string, target: string | undefined, options: LookOptions): Promise<void> {
  const style = { paint: paintFor(options) };
  const program = await openProgram(root);
  const roots = target === undefined ? undefined : rootsOf(program, target);
  const { overview, place } = program;
  const shown = roots ? reachedFrom(overview, roots) : new Set(overview.chunks.keys());
  if (options.json) printJson(chunksData(overview, shown, place));
  else await printLines(chunkLines(program, { ...style, place }, roots, shown), options, root);
}

function* chunkLines(
  { overview, empty }: OpenedProgram,
  style: TreeStyle,
  roots: readonly Chunk[] | undefined,
  shown: ReadonlySet<Chunk>,
): Generator<string> {
  if (overview.chunks.size === 0) return yield empty;
  const tree = new ChunkTree(overview, style);
  if (roots)
    for (const chunk of roots)
      yield* tree.lines(chunk, style.paint.title(chunkText(chunk)), factsOf(overview, chunk, style));
  else {
    for (const { path, chunk, isRefused } of overview.files)
      yield* tree.lines(chunk, fileTitle(path, chunk, isRefused, style));
    yield* unusedLines(overview, tree, style);
  }
  yield* problemLines(overview, shown, style);
}

function fileTitle(path: string, chunk: Chunk, isRefused: boolean, { paint }: TreeStyle): string {
  const name = chunk.name === path ? '' : `  ${chunkText(chunk)}`;
  return `${paint.title(oneLine(path))}${isRefused ? ` ${paint.removed('cannot be made')}` : ''}${name}`;
}

/** Of a chunk that was asked for: its files, and all its parts and uses. */
function* factsOf(overview: ProgramOverview, chunk: Chunk, { paint, place }: TreeStyle): Generator<string> {
  const files = overview.files.filter(file => file.chunk === chunk).map(({ path }) => oneLine(path));
  const { entry } = overview.chunks.get(chunk) ?? {};
  if (files.length > 0) yield `   file     ${files.join(', ')}`;
  if (chunk.definitions.length > 1)
    yield `   parts    ${chunk.definitions.map(part => paint.place(place(part))).join(', ')}`;
  if (entry && entry.uses.length > 0)
    yield `   used in  ${entry.uses.map(part => `${chunkText(part)} ${paint.place(place(part))}`).join(', ')}`;
}

/** Trees of the chunks that are in no file: each is told, also where it is only used by another such. */
function* unusedLines(overview: ProgramOverview, tree: ChunkTree, style: TreeStyle): Generator<string> {
  if (overview.unused.length === 0) return;
  yield* heading('Unused', style);
  for (const chunk of overview.unused) yield* tree.lines(chunk, chunkText(chunk));
}

/** What `check` says of the chunks that are shown. */
function* problemLines(overview: ProgramOverview, shown: ReadonlySet<Chunk>, style: TreeStyle): Generator<string> {
  const loose = overview.loose.filter(({ chunk }) => shown.has(chunk));
  const said = (kind: string) => loose.filter(reference => reference.kind === kind).map(({ message }) => message);
  const cycles = overview.cycles.filter(({ chunk }) => shown.has(chunk)).flatMap(cycle => cycleMessage(cycle) ?? []);
  yield* section('Undefined', said('undefined'), style);
  yield* section('Cycles', cycles, style);
  yield* section('Ambiguous', said('ambiguous'), style);
  if (shown.size === overview.chunks.size) yield* section('Files that cannot be made', overview.refused, style);
}

function* section(title: string, messages: readonly DocumentMessage[], style: TreeStyle): Generator<string> {
  if (messages.length === 0) return;
  yield* heading(title, style);
  for (const message of messages) {
    yield `${style.paint.place(`${style.place(message)}:${message.column}`)}  ${oneLine(message.message, MAX_MESSAGE)}`;
    if (message.hint !== undefined) yield `    ${oneLine(message.hint, MAX_MESSAGE)}`;
  }
}

/** Names within are cut already, but not the paths of documents. */
const MAX_MESSAGE = 2000;

function* heading(title: string, { paint }: TreeStyle): Generator<string> {
  yield '';
  yield paint.title(title);
}
