import type { Line } from '../text/line.ts';
import { isCombining, isWide } from '../text/width.ts';

/** Fills the second column of a wide character, so that an index into the text is a column. */
const PAD = '\u0000';

/** A line of a table whose text has one character for each column. */
export interface TableLine {
  readonly text: string;
  readonly line: Line;
  /** How many columns before each are filled by the character before them; undefined where none is. */
  readonly pads: Uint32Array | undefined;
}

/** Prepares the lines of a table. */
export function tableLines(lines: readonly Line[]): TableLine[] {
  return lines.map(line => {
    const text = padWide(line.text);
    return { text, line, pads: text === line.text ? undefined : padsOf(text) };
  });
}

/** The part of a line between two columns, as a line of its own. */
export function sliceLine(line: TableLine, from: number, to: number): Line {
  const text = line.text.slice(from, to);
  const before = Math.min(from, line.text.length);
  if (!line.pads) return { ...line.line, text: text.trimEnd(), column: line.line.column + before };
  const column = line.line.column + before - (line.pads[before] ?? 0);
  return { ...line.line, text: text.replaceAll(PAD, '').trimEnd(), column };
}

/** The text in a block of lines and columns, without common indentation. */
export function cutBlock(lines: readonly TableLine[], from: number, to: number): Line[] {
  const cut = lines.map(line => sliceLine(line, from, to));
  const filled = cut.filter(line => line.text !== '');
  const indent = Math.min(...filled.map(line => line.text.length - line.text.trimStart().length));
  if (filled.length === 0 || indent === 0) return cut;
  return cut.map(line => ({ ...line, text: line.text.slice(indent), column: line.column + indent }));
}

function padsOf(text: string): Uint32Array {
  const pads = new Uint32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    pads[at] = count;
    if (text[at] === PAD) count += 1;
  }
  pads[text.length] = count;
  return pads;
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
