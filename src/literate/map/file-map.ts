import type { SourcePlace } from '../tangle/placed-part.ts';
import type { SourceRun } from '../tangle/source-run.ts';
import type { TangledFile } from '../tangle/tangle.ts';

/** A piece of a line of a tangled file, from `column` up to `end` (from 1, UTF-16 units), and where it begins in a document. */
export interface Span {
  readonly column: number;
  readonly end: number;
  readonly source: SourcePlace;
}

/** The lines of a document as they are on the disk, without their ends; undefined where it cannot be read. */
export type DocumentLines = (document: string) => readonly string[] | undefined;

/** Tells where a tangled file comes from. */
export class FileMap {
  readonly path: string;
  /** Its lines, without their ends. */
  readonly lines: readonly string[];
  readonly #runs: readonly SourceRun[];
  readonly #documents: DocumentLines;

  constructor(file: Pick<TangledFile, 'path' | 'content' | 'sources'>, documents: DocumentLines) {
    this.path = file.path;
    this.lines = textLines(file.content);
    this.#runs = file.sources;
    this.#documents = documents;
  }

  /** The documents that it is made from. */
  get documents(): ReadonlySet<string> {
    return new Set(this.#runs.map(({ source }) => source.document));
  }

  /** What stands in a line (from 1), in order; nothing where no document wrote it. */
  spans(line: number): readonly Span[] {
    const text = this.lines[line - 1];
    if (text === undefined) return [];
    const runs = this.#runsOf(line);
    return runs.map((run, index) => {
      const column = Math.min(run.column, text.length + 1);
      const end = Math.max(column, runs[index + 1]?.column ?? text.length + 1);
      return this.#spanOf(run, line, text.slice(column - 1, end - 1), column);
    });
  }

  /**
   * Where a place comes from. Blank space before the code of a line belongs to its first character, for it comes from the indentation of
   * references.
   *
   * @param line from 1
   * @param column from 1, in UTF-16 units
   */
  sourceOf(line: number, column: number): SourcePlace | undefined {
    const spans = this.spans(line);
    const span = spans.findLast(one => one.column <= column) ?? spans[0];
    if (!span) return undefined;
    const { source } = span;
    return { ...source, column: source.column + Math.max(0, column - span.column) };
  }

  /** Runs are in the order of lines and columns; only the one before those that begin in a line can reach into it. */
  #runsOf(line: number): readonly SourceRun[] {
    let low = 0;
    let high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#runs[middle]?.line ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    const before = this.#runs[low - 1];
    const from = before && before.line + before.lines > line ? low - 1 : low;
    let to = low;
    while (this.#runs[to]?.line === line) to += 1;
    return this.#runs.slice(from, to);
  }

  /** In quotes and lists, lines of one block may begin in different columns, and tabs count as spaces, so the document is looked at. */
  #spanOf(run: SourceRun, line: number, text: string, column: number): Span {
    const { document, line: first, column: from } = run.source;
    const source = { document, line: first + line - run.line, column: from };
    const span = { column, end: column + text.length, source };
    const written = this.#documents(document)?.[source.line - 1];
    const code = text.trim();
    if (written === undefined || code === '' || written.startsWith(text, from - 1)) return span;
    const lead = text.length - text.trimStart().length;
    const place = nearestPlace(written, code, from - 1 + lead);
    return place < 0 ? span : { ...span, column: column + lead, source: { ...source, column: place + 1 } };
  }
}

/** Where a text is in a line, nearest to a place (all from 0); -1 where it is nowhere. */
function nearestPlace(line: string, text: string, place: number): number {
  const before = line.lastIndexOf(text, place);
  const after = line.indexOf(text, place);
  if (before < 0 || after < 0) return Math.max(before, after);
  return place - before <= after - place ? before : after;
}

/** Lines of a text, whatever its line ends; none for the end behind the last. */
export function textLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
