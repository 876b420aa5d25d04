import type { Point } from 'unist';

/** Width of a tab stop in reStructuredText. */
const TAB = 8;

/** One file being read: its normalised text, and the way from a line and an expanded column back to a place in it. */
export interface SourceFile {
  /** Path of an included file; absent for the document itself. */
  readonly path?: string;
  /** The lines as they are. */
  readonly raw: readonly string[];
  /** Where any line holds a tab: the way back from expanded columns. */
  readonly tabs: TabStops | undefined;
  /** Offset of each line's first character in the text. */
  readonly offsets: readonly number[];
  /** How many messages of each rule a document has so far; absent where all are wanted. */
  readonly said?: Map<string, number> | undefined;
}

/** Splits a normalised text (LF ends) into lines that know their place. */
export function sourceFile(text: string, { path, said }: Pick<SourceFile, 'path' | 'said'> = {}): SourceFile {
  const raw = text.split('\n');
  if (raw.at(-1) === '') raw.pop();
  const offsets: number[] = [];
  let offset = 0;
  for (const line of raw) {
    offsets.push(offset);
    offset += line.length + 1;
  }
  const tabs = text.includes('\t') ? new TabStops(raw) : undefined;
  return { raw, tabs, offsets, said, ...(path !== undefined && { path }) };
}

/** Place of the character that stands in `column` (from 0) of line `number` (from 1) once tabs are expanded. */
export function sourcePoint(file: SourceFile, number: number, column: number): Point {
  const raw = file.raw[number - 1] ?? '';
  const index = file.tabs?.rawIndex(number, column) ?? Math.min(column, raw.length);
  return { line: number, column: index + 1, offset: (file.offsets[number - 1] ?? 0) + index };
}

/** Replaces tabs by spaces up to the next stop, and form feeds and vertical tabs by a space each. */
export function expandTabs(raw: string): string {
  if (!/[\t\f\v]/.test(raw)) return raw;
  let text = '';
  // Tabs stop by characters, also where one has two code units.
  let characters = 0;
  for (const part of raw.replace(/[\f\v]/g, ' ').split(/(\t)/)) {
    const added = part === '\t' ? ' '.repeat(TAB - (characters % TAB)) : part;
    text += added;
    characters += added.length - (added.match(/[\udc00-\udfff]/g)?.length ?? 0);
  }
  return text;
}

/** Finds characters by their columns once tabs are expanded, in lines that hold tabs. */
class TabStops {
  readonly #raw: readonly string[];
  readonly #holdsTab: readonly boolean[];
  /** The line that was asked for last, and the column of each of its characters: many places of one line are asked for in a row. */
  #number = 0;
  #columns = new Uint32Array();

  constructor(raw: readonly string[]) {
    this.#raw = raw;
    this.#holdsTab = raw.map(line => line.includes('\t'));
  }

  /** Index of the character at or after a column; undefined in a line without a tab, where it is the column. */
  rawIndex(number: number, column: number): number | undefined {
    if (!this.#holdsTab[number - 1]) return undefined;
    if (number !== this.#number) {
      this.#columns = expandedColumns(this.#raw[number - 1] ?? '');
      this.#number = number;
    }
    return firstNotBelow(this.#columns, column);
  }
}

/** The column of each character, and of the end. */
function expandedColumns(raw: string): Uint32Array<ArrayBuffer> {
  const columns = new Uint32Array(raw.length + 1);
  let [column, halves] = [0, 0];
  for (let index = 0; index < raw.length; index += 1) {
    columns[index] = column;
    const code = raw.charCodeAt(index);
    if (code >= 0xdc00 && code <= 0xdfff) halves += 1;
    column += code === 9 ? TAB - ((column - halves) % TAB) : 1;
  }
  columns[raw.length] = column;
  return columns;
}

function firstNotBelow(columns: Uint32Array, column: number): number {
  let low = 0;
  let high = columns.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((columns[middle] ?? 0) < column) low = middle + 1;
    else high = middle;
  }
  return low;
}
