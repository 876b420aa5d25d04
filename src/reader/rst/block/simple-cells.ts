import { type Cell, TableProblem, type TableShape } from './table-node.ts';
import { cutBlock, type TableLine } from './table-text.ts';

type Columns = [number, number][];

interface Row {
  readonly cells: readonly Cell[];
  /** Line of the table at which it starts. */
  readonly start: number;
}

/** State of reading one simple table. */
interface Reading {
  readonly lines: readonly TableLine[];
  readonly columns: Columns;
  readonly borderEnd: number;
  readonly rows: Row[];
}

const SPAN = /^-[ -]*$/;
const SEPARATOR = /^=[ =]*$/;

/** Reads the rows of a simple table: text in the first column, or a rule of dashes, starts the next row. */
export function readSimpleTable(source: readonly TableLine[]): TableShape | TableProblem {
  const prepared = ruled(source);
  if (prepared instanceof TableProblem) return prepared;
  const { lines, separator } = prepared;
  const columns = columnsOf(lines[0]?.text ?? '');
  const reading: Reading = { lines, columns, borderEnd: columns.at(-1)?.[1] ?? 0, rows: [] };
  const problem = readRows(reading);
  if (problem) return problem;
  const first = separator === undefined ? 0 : reading.rows.findIndex(row => row.start > separator);
  const heads = Math.max(first, 0);
  const cells = reading.rows.map(row => row.cells);
  return { widths: columns.map(([from, to]) => to - from), head: cells.slice(0, heads), body: cells.slice(heads) };
}

/** Turns borders into rules of dashes, and finds the one below the head. */
function ruled(source: readonly TableLine[]): { lines: TableLine[]; separator: number | undefined } | TableProblem {
  const last = source.length - 1;
  let separator: number | undefined;
  const lines = source.map((line, at) => {
    const isInner = at > 0 && at < last && SEPARATOR.test(line.text);
    if (isInner) separator = at;
    return isInner || at === 0 || at === last ? { ...line, text: line.text.replaceAll('=', '-') } : line;
  });
  return { lines, separator };
}

function readRows(reading: Reading): TableProblem | undefined {
  const [firstStart = 0, firstEnd = 0] = reading.columns[0] ?? [];
  let start = 1;
  let textFound = false;
  for (let at = 1; at < reading.lines.length; at += 1) {
    const text = reading.lines[at]?.text ?? '';
    if (SPAN.test(text)) {
      const problem = readRow(reading, start, at, { text, at });
      if (problem) return problem;
      start = at + 1;
      textFound = false;
    } else if (text.slice(firstStart, firstEnd).trim() !== '') {
      const problem = textFound && at !== start ? readRow(reading, start, at) : undefined;
      if (problem) return problem;
      start = at;
      textFound = true;
    } else if (!textFound) start = at + 1;
  }
  return undefined;
}

function columnsOf(rule: string): Columns {
  return [...rule.matchAll(/-+/g)].map(match => [match.index, match.index + match[0].length]);
}

function readRow(
  reading: Reading,
  start: number,
  end: number,
  rule?: { text: string; at: number },
): TableProblem | undefined {
  const lines = reading.lines.slice(start, end);
  if (lines.length === 0 && !rule) return undefined;
  const columns = rule ? spanColumns(reading, rule) : reading.columns.map(([from, to]): [number, number] => [from, to]);
  if (columns instanceof TableProblem) return columns;
  const problem = checkMargins(reading, lines, start, columns);
  if (problem) return problem;
  const spans = spansOf(reading, columns, start);
  if (spans instanceof TableProblem) return spans;
  const cells = columns.map(([from, to], index) => ({
    moreRows: 0,
    moreColumns: spans[index] ?? 0,
    lines: cutBlock(lines, from, to),
  }));
  reading.rows.push({ cells, start });
  return undefined;
}

function spanColumns(reading: Reading, rule: { text: string; at: number }): Columns | TableProblem {
  const columns = columnsOf(rule.text.trimEnd());
  const last = columns.at(-1);
  if (last?.[1] !== reading.borderEnd)
    return new TableProblem(`Column span incomplete in table line ${rule.at + 1}.`, rule.at);
  last[1] = reading.columns.at(-1)?.[1] ?? last[1];
  return columns;
}

/** Text between columns is an error; text beyond the last column widens it. */
function checkMargins(
  reading: Reading,
  lines: readonly TableLine[],
  start: number,
  columns: Columns,
): TableProblem | undefined {
  for (const [index, column] of columns.entries()) {
    const isLast = index === columns.length - 1;
    const next = columns[index + 1]?.[0] ?? Number.POSITIVE_INFINITY;
    for (const [offset, { text }] of lines.entries()) {
      if (text.slice(column[1], next).trim() === '') continue;
      if (!isLast)
        return new TableProblem(`Text in column margin in table line ${start + offset + 1}.`, start + offset);
      widen(reading, column, text.trimEnd().length);
    }
  }
  return undefined;
}

function widen(reading: Reading, column: [number, number], end: number): void {
  const main = reading.columns.at(-1);
  if (!main) return;
  column[1] = Math.max(main[1], end);
  main[1] = Math.max(main[1], end);
}

/** How many further columns each column of a row takes. */
function spansOf(reading: Reading, columns: Columns, start: number): number[] | TableProblem {
  const problem = new TableProblem(`Column span alignment problem in table line ${start + 2}.`, start + 1);
  const spans: number[] = [];
  let at = 0;
  for (const [from, to] of columns) {
    if (from !== reading.columns[at]?.[0]) return problem;
    const first = at;
    while (reading.columns[at] !== undefined && to !== reading.columns[at]?.[1]) at += 1;
    if (reading.columns[at] === undefined) return problem;
    spans.push(at - first);
    at += 1;
  }
  return spans;
}
