import type { Point, Position } from 'unist';
import { expandTabs, type SourceFile, sourcePoint } from './source-file.ts';

/** A line, or the part of it that a container left for its contents: tabs expanded, no blank space at its end. */
export interface Line {
  readonly text: string;
  readonly file: SourceFile;
  /** Line in the file, from 1. */
  readonly number: number;
  /** To the letter: the number that docutils gives it, where it counts otherwise. */
  readonly counted?: number;
  /** Column of the text's first character once tabs are expanded, from 0. */
  readonly column: number;
}

/** Characters besides LF that end a line for docutils. */
const SEPARATOR = /[\x1c-\x1e\x85\u2028\u2029]/;

/** The lines of a file, ready to be read. */
export function fileLines(file: SourceFile): Line[] {
  return file.raw.map((raw, index) => ({ text: expandTabs(raw).trimEnd(), file, number: index + 1, column: 0 }));
}

/**
 * The lines as docutils has them, which also ends some at characters that are no line end for editors: several have one number then,
 * and so the blocks of a document may share lines.
 */
export function separatedLines(file: SourceFile): Line[] {
  const lines = fileLines(file).flatMap(line => {
    const raw = file.raw[line.number - 1] ?? '';
    return SEPARATOR.test(raw) ? separated(raw).map(part => ({ ...line, ...part })) : [line];
  });
  return lines.length === file.raw.length ? lines : lines.map((line, index) => ({ ...line, counted: index + 1 }));
}

/** The number that docutils gives a line. */
export function countedLine({ number, counted }: Pick<Line, 'number' | 'counted'>): number {
  return counted ?? number;
}

/** The lines, where docutils gives the first this number. */
export function countedFrom(lines: readonly Line[], first: number): Line[] {
  return lines.map((line, index) => ({ ...line, counted: first + index }));
}

/** A place so many lines below another, which may be behind the end. */
export function placeBelow({ file, number, counted }: Line, count: number) {
  return { file, number: number + count, ...(counted !== undefined && { counted: counted + count }) };
}

function separated(raw: string): { text: string; column: number }[] {
  const lines: { text: string; column: number }[] = [];
  let column = 0;
  for (const part of raw.split(SEPARATOR)) {
    const text = expandTabs(part);
    lines.push({ text: text.trimEnd(), column });
    column += text.length + 1;
  }
  return lines;
}

/** The line without its first `count` characters. */
export function cutLine(line: Line, count: number): Line {
  if (count <= 0) return line;
  return { ...line, text: line.text.slice(count), column: line.column + Math.min(count, line.text.length) };
}

/** The lines without blank ones at the start. */
export function trimBlankStart(lines: readonly Line[]): Line[] {
  let start = 0;
  while (start < lines.length && lines[start]?.text === '') start += 1;
  return lines.slice(start);
}

/** The lines without blank ones at the end. */
export function trimBlankEnd(lines: readonly Line[]): Line[] {
  let end = lines.length;
  while (end > 0 && lines[end - 1]?.text.trim() === '') end -= 1;
  return lines.slice(0, end);
}

/** The text of lines, joined by LF. */
export function linesText(lines: readonly Line[]): string {
  return lines.map(line => line.text).join('\n');
}

/** Where a line starts, at a character of it. */
export function linePoint(line: Line, index = 0): Point {
  return sourcePoint(line.file, line.number, line.column + index);
}

/** Position from the start of the first line to the end of the last line that is not blank. */
export function linesPosition(lines: readonly Line[]): Position {
  const first = lines[0];
  let end = lines.length - 1;
  while (end > 0 && lines[end]?.text === '') end -= 1;
  const last = lines[end];
  if (first === undefined || last === undefined) throw new RangeError('A position needs at least one line');
  return { start: linePoint(first), end: linePoint(last, last.text.length) };
}

/** Number of characters of white space at the start of a text, those of Unicode included. */
export function indentOf(text: string): number {
  let count = 0;
  while (text.charCodeAt(count) === 32) count += 1;
  return text.charCodeAt(count) > 127 ? text.length - text.trimStart().length : count;
}
