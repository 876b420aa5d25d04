import type { LinkedLine } from './linked-line.ts';
import type { SourcePlace } from './placed-part.ts';

/**
 * Lines of a tangled file that come from as many consecutive lines of a document: the text from `column` on in file line
 * `line + i` stands at `source.column` in line `source.line + i`. All count from 1, columns in UTF-16 units.
 */
export interface SourceRun {
  readonly line: number;
  readonly lines: number;
  readonly column: number;
  readonly source: SourcePlace;
}

/** Collects runs while a file is written; each continues the last where it can. */
export class SourceRuns {
  readonly #runs: { line: number; lines: number; column: number; source: SourcePlace }[] = [];

  /** Notes that text of a part (line and column from 0) begins in a line and column of the file (from 1). */
  add(line: number, column: number, origin: LinkedLine, from: number, text: string): void {
    const { part, index } = origin;
    const last = this.#runs.at(-1);
    const sourceColumn = part.column + from;
    const continues =
      last !== undefined &&
      last.line + last.lines === line &&
      last.source.document === part.document &&
      last.source.line + last.lines === part.line + index &&
      (text === '' || (last.column === column && last.source.column === sourceColumn));
    if (continues) last.lines += 1;
    else
      this.#runs.push({
        line,
        lines: 1,
        column,
        source: { document: part.document, line: part.line + index, column: sourceColumn },
      });
  }

  finish(): readonly SourceRun[] {
    return this.#runs;
  }
}

/** Finds where a place of a tangled file (from 1) comes from, or undefined for what no document wrote: headers and indentation. */
export function sourceOf(runs: readonly SourceRun[], line: number, column: number): SourcePlace | undefined {
  let best: SourceRun | undefined;
  for (const run of runs) {
    if (run.line > line) break;
    if (line < run.line + run.lines && run.column <= column) best = run;
  }
  if (!best) return undefined;
  const { source } = best;
  return {
    document: source.document,
    line: source.line + line - best.line,
    column: source.column + column - best.column,
  };
}
