import type { Point, Position } from 'unist';
import { markEscapes } from '../text/escape.ts';
import { type Line, linePoint, linesText } from '../text/line.ts';

/** Text lines joined for inline parsing, and the way back from an index to its place in the file. */
export interface InlineText {
  /** The text with escaping backslashes marked: same length as written. */
  readonly escaped: string;
  readonly lines: readonly Line[];
  position(start: number, end: number): Position;
}

/** Joins lines by LF. */
export function inlineText(lines: readonly Line[]): InlineText {
  const starts: number[] = [];
  let total = 0;
  for (const line of lines) {
    starts.push(total);
    total += line.text.length + 1;
  }
  const point = (index: number): Point => {
    const at = lastNotAbove(starts, index);
    const line = lines[at];
    if (line === undefined) throw new RangeError('Inline text has no lines');
    return linePoint(line, index - (starts[at] ?? 0));
  };
  return {
    escaped: markEscapes(linesText(lines)),
    lines,
    position: (start, end) => ({ start: point(start), end: point(end) }),
  };
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
