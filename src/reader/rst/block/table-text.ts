import { isCombining } from '../text/combining.ts';
import type { Line } from '../text/line.ts';
import { isWide } from '../text/width.ts';

/** Fills the second column of a wide character, so that an index into the text is a column. */
const PAD = '\u0000';
/** Stands for a character of one column and two code units. */
const OTHER = '\ufffd';

/** A line of a table whose text has one character for each column. */
export interface TableLine {
  readonly text: string;
  readonly line: Line;
  /** Where each column is in the line's own text; undefined where that is the same. */
  readonly places: Uint32Array | undefined;
}

/** Prepares the lines of a table. */
export function tableLines(lines: readonly Line[]): TableLine[] {
  return lines.map(line => {
    if (!/[^\u0020-\u007e]/.test(line.text)) return { text: line.text, line, places: undefined };
    return { line, ...columnsOf(line.text) };
  });
}

/** The part of a line between two columns, as a line of its own. */
export function sliceLine({ text, line, places }: TableLine, from: number, to: number): Line {
  const [start, end] = places ? [places[from], places[to]] : [from, to];
  const first = start ?? line.text.length;
  return {
    ...line,
    text: line.text.slice(first, end).trimEnd(),
    column: line.column + Math.min(first, places ? line.text.length : text.length),
  };
}

/** The text in a block of lines and columns, without common indentation. */
export function cutBlock(lines: readonly TableLine[], from: number, to: number): Line[] {
  const cut = lines.map(line => sliceLine(line, from, to));
  const filled = cut.filter(line => line.text !== '');
  const indent = Math.min(...filled.map(line => line.text.length - line.text.trimStart().length));
  if (filled.length === 0 || indent === 0) return cut;
  return cut.map(line => ({ ...line, text: line.text.slice(indent), column: line.column + indent }));
}

/** One character for each column: combining characters have none, and wide ones two. */
function columnsOf(text: string): { text: string; places: Uint32Array } {
  const places: number[] = [];
  let columns = '';
  let at = 0;
  for (const character of text) {
    if (!isCombining(character)) {
      const width = isWide(character) ? 2 : 1;
      columns += character.length === width ? character : width === 2 ? character + PAD : OTHER;
      places.push(at);
      if (width === 2) places.push(at + character.length);
    }
    at += character.length;
  }
  places.push(text.length);
  return { text: columns, places: Uint32Array.from(places) };
}
