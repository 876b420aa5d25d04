import type { BlockMarkers } from './block-markers.ts';
import type { Chunk } from './chunk-graph.ts';
import type { LinkedChunks } from './linked-chunk.ts';
import type { LinkedLine, LinkedToken } from './linked-line.ts';
import type { TextWriter } from './text-writer.ts';

/** A chunk being written, and how far. Frames are on a list of our own: chunks may nest deeper than the JavaScript stack. */
interface Frame {
  readonly chunk: Chunk;
  readonly lines: readonly LinkedLine[];
  /** Blank space before each line of a chunk whose reference stands alone; of one within a line, where it began. */
  readonly indent: string | Pad;
  line: number;
  token: number;
  /** The line written last, and the blank space before it: a block with a marker is open. */
  open?: { readonly line: LinkedLine; readonly indent: string };
}

/** Finds the lines of a chunk. */
export type ChunkLines = Pick<LinkedChunks, 'get'>;

/** Where a reference within a line began; the blank space up to there is only made when a second line needs it. */
type Pad = () => string;

/**
 * Writes a chunk with everything it refers to. The graph below it must have no cycles.
 *
 * @param markers written around the lines of every block that are whole lines
 * @throws TooLarge when the writer's limit is reached
 */
export function expand(root: Chunk, linked: ChunkLines, writer: TextWriter, markers?: BlockMarkers): void {
  const frames: Frame[] = [frameOf(root, linked, '')];
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    if (markers && frame.token === 0) mark(frame, writer, markers);
    const next = step(frame, linked, writer);
    if (next) frames.push(next);
    else if (frame.line >= frame.lines.length && (!markers || !frame.open)) frames.pop();
  }
}

/** Ends the open block where the next line is of another, or there is none, and begins that. */
function mark(frame: Frame, writer: TextWriter, markers: BlockMarkers): void {
  if (typeof frame.indent !== 'string') return;
  const line = frame.lines[frame.line];
  const { open } = frame;
  if (open && open.line === line) return;
  const goesOn = open && line && open.line.part === line.part && open.line.index + 1 === line.index;
  const indent = goesOn ? open.indent : frame.indent + (line?.indent ?? '');
  if (open && !goesOn) writer.annotation(open.indent + markers.end(open.line.part));
  if (line && !goesOn) writer.annotation(indent + markers.begin(frame.chunk, line.part));
  if (line) frame.open = { line, indent };
  else delete frame.open;
}

function frameOf(chunk: Chunk, linked: ChunkLines, indent: string | Pad): Frame {
  return { chunk, lines: linked.get(chunk)?.lines ?? [], indent, line: 0, token: 0 };
}

/** Writes up to the end of a line, or to the next reference in it; returns the frame of that. */
function step(frame: Frame, linked: ChunkLines, writer: TextWriter): Frame | undefined {
  const line = frame.lines[frame.line];
  if (line === undefined) return undefined;
  writer.count();
  if (frame.token === 0) beginLine(frame, line, writer);
  if (line.alone !== undefined) {
    frame.line += 1;
    return typeof frame.indent === 'string'
      ? frameOf(line.alone.chunk, linked, frame.indent + line.alone.indent)
      : within(line.alone.chunk, linked, writer.indent(line.alone.indent));
  }
  const chunk = writeTokens(frame, line, writer);
  if (chunk) return within(chunk, linked, writer);
  frame.line += 1;
  frame.token = 0;
  if (typeof frame.indent === 'string') writer.endLine();
  return undefined;
}

function within(chunk: Chunk, linked: ChunkLines, writer: TextWriter): Frame {
  return frameOf(chunk, linked, writer.padding());
}

/** A chunk within a line ends its lines only when another follows: what stands behind the reference goes on there. */
function beginLine(frame: Frame, line: LinkedLine, writer: TextWriter): void {
  if (typeof frame.indent === 'string') writer.startLine(frame.indent);
  else if (frame.line > 0) {
    writer.endLine();
    writer.startLine(frame.indent());
  }
  if (line.indent !== undefined && !line.alone) writer.indent(line.indent);
}

function writeTokens(frame: Frame, line: LinkedLine, writer: TextWriter): Chunk | undefined {
  for (let token = next(frame, line); token; token = next(frame, line)) {
    if ('chunk' in token) return token.chunk;
    const leads = token.column === 0 && frame.token < line.tokens.length && token.text.trim() === '';
    if (leads) writer.indent(token.text);
    else writer.text(token.text, line, token.column);
  }
  return undefined;
}

function next(frame: Frame, line: LinkedLine): LinkedToken | undefined {
  const token = line.tokens[frame.token];
  frame.token += 1;
  return token;
}
