import type { Point } from 'unist';

/** Width of a tab stop in reStructuredText. */
const TAB = 8;

/** One file being read: its normalised text, and the way from a line and an expanded column back to a place in it. */
export interface SourceFile {
  /** Path of an included file; absent for the document itself. */
  readonly path?: string;
  /** The lines as they are. */
  readonly raw: readonly string[];
  /** Whether a line holds a tab, where any does. */
  readonly tabs: readonly boolean[] | undefined;
  /** Offset of each line's first character in the text. */
  readonly offsets: readonly number[];
}

/** Splits a normalised text (LF ends) into lines that know their place. */
export function sourceFile(text: string, path?: string): SourceFile {
  const raw = text.split('\n');
  if (raw.at(-1) === '') raw.pop();
  const offsets: number[] = [];
  let offset = 0;
  for (const line of raw) {
    offsets.push(offset);
    offset += line.length + 1;
  }
  const tabs = text.includes('\t') ? raw.map(line => line.includes('\t')) : undefined;
  return { raw, tabs, offsets, ...(path !== undefined && { path }) };
}

/** Place of the character that stands in `column` (from 0) of line `number` (from 1) once tabs are expanded. */
export function sourcePoint(file: SourceFile, number: number, column: number): Point {
  const raw = file.raw[number - 1] ?? '';
  const index = file.tabs?.[number - 1] ? rawIndex(raw, column) : Math.min(column, raw.length);
  return { line: number, column: index + 1, offset: (file.offsets[number - 1] ?? 0) + index };
}

/** Replaces tabs by spaces up to the next stop, and form feeds and vertical tabs by a space each. */
export function expandTabs(raw: string): string {
  if (!/[\t\f\v]/.test(raw)) return raw;
  let text = '';
  for (const part of raw.replace(/[\f\v]/g, ' ').split(/(\t)/)) {
    text += part === '\t' ? ' '.repeat(TAB - (text.length % TAB)) : part;
  }
  return text;
}

function rawIndex(raw: string, column: number): number {
  let expanded = 0;
  let index = 0;
  while (index < raw.length && expanded < column) {
    expanded = raw[index] === '\t' ? expanded + TAB - (expanded % TAB) : expanded + 1;
    index += 1;
  }
  return index;
}
