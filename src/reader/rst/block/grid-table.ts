import { type Construct, type Cursor, lineAt, lookAhead } from '../context.ts';
import type { SystemMessage } from '../nodes.ts';
import { systemMessage } from '../system-message.ts';
import { countedLine, type Line } from '../text/line.ts';
import { readGrid } from './grid-cells.ts';
import { GRID_TABLE_TOP } from './patterns.ts';
import { malformedTable, requireBlank, TableProblem, tableNode } from './table-node.ts';
import { type TableLine, tableLines } from './table-text.ts';

/** Wider or longer tables are refused: finding their cells takes time that grows with their area. */
const MAX_AREA = 4_000_000;

/**
 * Reads a grid table.
 *
 *     +-----+-----+
 *     | a   | b   |
 *     +-----+-----+
 *     ^
 */
export const gridTable: Construct = cursor => {
  if (!GRID_TABLE_TOP.test(lookAhead(cursor) ?? '')) return false;
  const block = isolate(cursor);
  cursor.index = block.next;
  const indentation = block.indented ? [unexpectedIndentation(lineAt(cursor.lines, block.textEnd))] : [];
  if (block.problem) cursor.out.push(...indentation, malformedTable(block.lines, block.problem));
  else {
    const shape = readGrid(tableLines(block.lines));
    const isMalformed = shape instanceof TableProblem;
    const table = isMalformed ? malformedTable(block.lines, shape) : tableNode(cursor.context, shape, block.lines);
    cursor.out.push(table, ...indentation);
  }
  requireBlank(cursor, block.blankFinish);
  return true;
};

function unexpectedIndentation(line: Line): SystemMessage {
  return systemMessage(line, { level: 3, rule: 'unexpected-indentation', text: 'Unexpected indentation.' });
}

interface Isolated {
  readonly lines: readonly Line[];
  readonly end: number;
  /** Where reading goes on. */
  readonly next: number;
  readonly textEnd: number;
  readonly blankFinish: boolean;
  readonly indented: boolean;
  readonly problem?: TableProblem;
}

/** Takes the lines of the table: all that start and end with its border, up to the last bottom border. */
function isolate(cursor: Cursor): Isolated {
  const { lines, index: start } = cursor;
  let textEnd = start;
  while (/^[^ ]/.test(lines[textEnd]?.text ?? '')) textEnd += 1;
  const indented = lines[textEnd]?.text.startsWith(' ') ?? false;
  let end = start;
  while (end < textEnd && /^\s*[+|]/.test(lines[end]?.text ?? '')) end += 1;
  let blankFinish = !indented && end === textEnd;
  let problem: TableProblem | undefined;
  let again = 0;
  if (!GRID_TABLE_TOP.test(lines[end - 1]?.text ?? '')) {
    const bottom = bottomBorder(lines, start, end);
    if (bottom === undefined)
      problem = new TableProblem(
        'Bottom border missing or corrupt.',
        // As docutils, which names the line where its search ended.
        end - start > 3 ? 2 : end - start - (end === textEnd ? 1 : 0),
      );
    else {
      end = bottom + 1;
      blankFinish = false;
      // docutils reads the last two lines again.
      if (cursor.context.options.strict) again = 2;
    }
  }
  const found = lines.slice(start, end);
  const block = again === 0 ? found : linesAgain(found, again);
  problem ??= edgeProblem(tableLines(block));
  return { lines: block, end, next: end - again, textEnd, blankFinish, indented, ...(problem && { problem }) };
}

/** The lines with numbers so much less; as docutils, those before the first are counted from the end. */
function linesAgain(lines: readonly Line[], again: number): Line[] {
  return lines.map(line => {
    const number = countedLine(line) - again;
    return { ...line, counted: number < 1 ? number + line.file.raw.length : number };
  });
}

function bottomBorder(lines: readonly Line[], start: number, end: number): number | undefined {
  for (let at = end - 2; at > start + 1; at -= 1) {
    if (GRID_TABLE_TOP.test(lines[at]?.text ?? '')) return at;
  }
  return undefined;
}

function edgeProblem(lines: readonly TableLine[]): TableProblem | undefined {
  const width = lines[0]?.text.length ?? 0;
  if (width * lines.length > MAX_AREA) return new TableProblem('The table is too large.');
  const wrong = lines.findIndex(line => line.text.length !== width || !/[+|]$/.test(line.text));
  return wrong < 0 ? undefined : new TableProblem('Right border not aligned or missing.', wrong);
}
