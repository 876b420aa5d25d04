import type { Chunk } from '../tangle/chunk-graph.ts';
import { type ChunkLines, expand } from '../tangle/expand.ts';
import type { LinkedChunks } from '../tangle/linked-chunk.ts';
import type { LinkedLine } from '../tangle/linked-line.ts';
import type { PlacedPart } from '../tangle/placed-part.ts';
import { TextWriter } from '../tangle/text-writer.ts';
import type { Frame, Segment, Slot, Traced, Unit } from './traced.ts';

/** Characters that a traced file may have. */
const MAX_SIZE = 2 ** 26;

/**
 * Expands a chunk as `tangle` does, and notes which line of which part every line comes from.
 *
 * @throws TooLarge
 */
export function trace(root: Chunk, linked: LinkedChunks): Traced {
  const first: Frame = { chunk: root, indent: '' };
  const frames = [first];
  const slots: Slot[] = [];
  const units: Unit[] = [];
  const lines: string[] = [];
  const stack: Open[] = [{ frame: first, at: 0 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const { frame } = top;
    const line = linked.get(frame.chunk)?.lines[top.at];
    top.at += 1;
    if (!line) {
      stack.pop();
      continue;
    }
    const slot: Slot = { frame: line.indent === undefined ? frame : besideFrame(top, line, frames), line };
    slots.push(slot);
    if (line.alone) {
      const indent = frame.indent + line.alone.indent;
      const inner: Frame = { chunk: line.alone.chunk, reference: slot, outer: slot.frame, indent };
      frames.push(inner);
      stack.push({ frame: inner, at: 0 });
      continue;
    }
    const unit = unitOf(slot, linked, lines.length);
    units.push(unit);
    for (const text of unit.lines) lines.push(text === '' ? '' : slot.frame.indent + text);
  }
  return { frames, slots, units, lines };
}

/** A frame that is being written, and how far. */
interface Open {
  readonly frame: Frame;
  at: number;
  /** The frame within it of the part written last, where that stands by a reference. */
  beside?: { readonly frame: Frame; readonly part: PlacedPart };
}

/** The frame of a part that is indented as the reference by which it stands. */
function besideFrame(open: Open, { part, indent = '' }: LinkedLine, frames: Frame[]): Frame {
  const { frame: outer, beside } = open;
  const full = outer.indent + indent;
  if (beside?.part === part && beside.frame.indent === full) return beside.frame;
  const frame: Frame = { chunk: outer.chunk, outer, indent: full };
  frames.push(frame);
  open.beside = { frame, part };
  return frame;
}

function unitOf(slot: Slot, linked: LinkedChunks, start: number): Unit {
  const { tokens } = slot.line;
  if (tokens.some(token => 'chunk' in token)) return { slot, start, ...expandLine(slot, linked) };
  return { slot, start, lines: [tokenText(slot.line)] };
}

/** The text of a line without references, escapes taken away. */
export function tokenText({ tokens }: LinkedLine): string {
  return tokens.map(token => ('text' in token ? token.text : '')).join('');
}

/** The blank space before a reference that is alone on its line, as its part has it. */
export function ownIndent({ alone, indent = '' }: LinkedLine): string {
  return (alone?.indent ?? '').slice(indent.length);
}

/** Expands one line with references in it, as if it were a chunk of its own. */
function expandLine({ line: whole, frame }: Slot, linked: LinkedChunks): Pick<Unit, 'lines' | 'segments'> {
  const { indent: _indent, ...line } = whole;
  const alone = { ...frame.chunk };
  const only = { chunk: alone, lines: [line], edges: [], unresolved: [] };
  const own: ChunkLines = { get: chunk => (chunk === alone ? only : linked.get(chunk)) };
  const writer = new SegmentWriter();
  expand(alone, own, writer);
  return { lines: writer.lines, segments: writer.segments() };
}

class SegmentWriter extends TextWriter {
  readonly #found: (Omit<Segment, 'offset'> & { row: number; at: number })[] = [];

  constructor() {
    super(MAX_SIZE, 1);
  }

  override text(text: string, origin: LinkedLine, column: number): void {
    super.text(text, origin, column);
    const at = this.column - text.length;
    this.#found.push({ part: origin.part, index: origin.index, column, text, row: this.lines.length, at });
  }

  segments(): readonly Segment[] {
    const starts: number[] = [];
    let offset = 0;
    for (const line of this.lines) {
      starts.push(offset);
      offset += line.length + 1;
    }
    return this.#found.map(({ row, at, ...rest }) => ({ ...rest, offset: (starts[row] ?? 0) + at }));
  }
}
