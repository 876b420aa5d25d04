import type { BlockTable, BlockTableCell, BlockTableRow, BlockTableSection } from '../../../literate/nodes.ts';
import type { Cursor, ParseContext } from '../context.ts';
import { lineAt, noteBlock } from '../context.ts';
import type { SystemMessage } from '../nodes.ts';
import { systemMessage } from '../system-message.ts';
import { type Line, linesPosition, linesText, placeBelow } from '../text/line.ts';
import { flow } from './flow.ts';

/** A cell as found in the text; its spans count further rows and columns. */
export interface Cell {
  readonly moreRows: number;
  readonly moreColumns: number;
  readonly lines: readonly Line[];
}

/** A table as found in the text; a row has no entry where another cell reaches in. */
export interface TableShape {
  readonly widths: readonly number[];
  readonly head: readonly (readonly Cell[])[];
  readonly body: readonly (readonly Cell[])[];
}

/** What is wrong with a table, and in which of its lines (from 0). */
export class TableProblem {
  readonly detail: string;
  readonly offset: number;

  constructor(detail: string, offset = 0) {
    this.detail = detail;
    this.offset = offset;
  }
}

/** Makes the node of a table. */
export function tableNode(context: ParseContext, shape: TableShape, lines: readonly Line[]): BlockTable {
  noteBlock(context, lines.at(-1));
  const sections = [
    ...(shape.head.length > 0 ? [section(context, shape.head, true)] : []),
    section(context, shape.body, false),
  ];
  return {
    type: 'blockTable',
    widths: [...shape.widths],
    children: sections,
    data: { hName: 'table' },
    position: linesPosition(lines),
  };
}

function section(context: ParseContext, rows: TableShape['body'], head: boolean): BlockTableSection {
  const children = rows.map((cells): BlockTableRow => {
    return { type: 'blockTableRow', children: cells.map(cell => cellNode(context, cell, head)), data: { hName: 'tr' } };
  });
  return { type: 'blockTableSection', head, children, data: { hName: head ? 'thead' : 'tbody' } };
}

function cellNode(context: ParseContext, cell: Cell, head: boolean): BlockTableCell {
  const columns = cell.moreColumns + 1;
  const rows = cell.moreRows + 1;
  const lines = cell.lines.some(line => line.text !== '') ? cell.lines : [];
  return {
    type: 'blockTableCell',
    columns,
    rows,
    children: lines.length === 0 ? [] : flow(context.parse(lines)),
    data: {
      hName: head ? 'th' : 'td',
      hProperties: { ...(columns > 1 && { colSpan: columns }), ...(rows > 1 && { rowSpan: rows }) },
    },
    ...(lines.length > 0 && { position: linesPosition(lines) }),
  };
}

/** The message for a table that cannot be read; it keeps the text. */
export function malformedTable(lines: readonly Line[], problem: TableProblem): SystemMessage {
  const text = problem.detail === '' ? 'Malformed table.' : `Malformed table.\n${problem.detail}`;
  const first = lineAt(lines, 0);
  const place = lines[problem.offset] ?? placeBelow(first, problem.offset);
  return systemMessage(place, { level: 3, rule: 'table', text, consumed: lines, literal: linesText(lines) });
}

/** Adds a warning where no blank line follows a table. */
export function requireBlank(cursor: Cursor, blankFinish: boolean): void {
  if (blankFinish) return;
  const last = lineAt(cursor.lines, cursor.index - 1);
  cursor.out.push(
    systemMessage(placeBelow(last, 1), { level: 2, rule: 'table', text: 'Blank line required after table.' }),
  );
}
