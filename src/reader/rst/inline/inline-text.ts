import type { Point, Position } from 'unist';
import { markEscapes } from '../text/escape.ts';
import { type Line, linePoint, linesText } from '../text/line.ts';

/** Text lines joined for inline parsing, and the way back from an index to its place in the file. */
export class InlineText {
  /** The text with escaping backslashes marked: same length as written. */
  readonly escaped: string;
  readonly lines: readonly Line[];
  /** Where each line starts. */
  readonly #starts: readonly number[];

  /** Joins lines by LF. */
  constructor(lines: readonly Line[]) {
    this.lines = lines;
    this.escaped = markEscapes(linesText(lines));
    this.#starts = startsOf(lines);
  }

  position(start: number, end: number): Position {
    return { start: this.#point(start), end: this.#point(end) };
  }

  #point(index: number): Point {
    const at = lastNotAbove(this.#starts, index);
    const line = this.lines[at];
    if (line === undefined) throw new RangeError('Inline text has no lines');
    return linePoint(line, index - (this.#starts[at] ?? 0));
  }
}

function startsOf(lines: readonly Line[]): number[] {
  const starts: number[] = [];
  let total = 0;
  for (const line of lines) {
    starts.push(total);
    total += line.text.length + 1;
  }
  return starts;
}

function lastNotAbove(starts: readonly number[], index: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}
