import type { Line } from '../text/line.ts';
import { isCombining, isWide } from '../text/width.ts';

/** Fills the second column of a wide character, so that an index into the text is a column. */
const PAD = '\u0000';

/** A line of a table whose text has one character for each column. */
export interface TableLine {
  readonly text: string;
  readonly line: Line;
}

/** Prepares the lines of a table. */
export function tableLines(lines: readonly Line[]): TableLine[] {
  return lines.map(line => ({ text: padWide(line.text), line }));
}

/** The part of a line between two columns, as a line of its own. */
export function sliceLine(line: TableLine, from: number, to: number): Line {
  const text = line.text.slice(from, to).replaceAll(PAD, '').trimEnd();
  const before = line.text.slice(0, from).replaceAll(PAD, '').length;
  return { ...line.line, text, column: line.line.column + before };
}

/** The text in a block of lines and columns, without common indentation. */
export function cutBlock(lines: readonly TableLine[], from: number, to: number): Line[] {
  const cut = lines.map(line => sliceLine(line, from, to));
  const filled = cut.filter(line => line.text !== '');
  const indent = Math.min(...filled.map(line => line.text.length - line.text.trimStart().length));
  if (filled.length === 0 || indent === 0) return cut;
  return cut.map(line => ({ ...line, text: line.text.slice(indent), column: line.column + indent }));
}

function padWide(text: string): string {
  if (!/[^\u0020-\u007e]/.test(text)) return text;
  let padded = '';
  for (const character of text) {
    // A character of two code units already fills two columns.
    padded += character.length === 1 && isWide(character) ? character + PAD : character;
  }
  return padded;
}

/** The text without characters that take no column. */
export function withoutCombining(text: string): string {
  return /[^\u0020-\u007e]/.test(text) ? [...text].filter(character => !isCombining(character)).join('') : text;
}
