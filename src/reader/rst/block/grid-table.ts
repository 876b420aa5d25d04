import { type Construct, type Cursor, lineAt, lookAhead } from '../context.ts';
import type { SystemMessage } from '../nodes.ts';
import { systemMessage } from '../system-message.ts';
import { countedLine, cutLine, indentOf, type Line } from '../text/line.ts';
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
  // White space of Unicode before a border is not the table's.
  const found = lines.slice(start, end).map(line => cutLine(line, indentOf(line.text)));
  const common = { textEnd, indented };
  const bottom = bottomBorder(found);
  if (bottom === undefined) {
    // As docutils, which names the line where its search ended.
    const offset = found.length > 3 ? 2 : found.length - (end === textEnd ? 1 : 0);
    const problem = new TableProblem('Bottom border missing or corrupt.', offset);
    return { ...common, lines: found, end, next: end, blankFinish: !indented && end === textEnd, problem };
  }
  const isWhole = bottom === found.length - 1;
  // docutils reads the last two lines of a table again, where others stand below.
  const again = !isWhole && cursor.context.options.strict ? 2 : 0;
  const block = again === 0 ? found.slice(0, bottom + 1) : linesAgain(found.slice(0, bottom + 1), again);
  const problem = edgeProblem(tableLines(block));
  end = start + bottom + 1;
  const blankFinish = isWhole && !indented && end === textEnd;
  return { ...common, lines: block, end, next: end - again, blankFinish, ...(problem && { problem }) };
}

/** The lines with numbers so much less; as docutils, those before the first are counted from the end. */
function linesAgain(lines: readonly Line[], again: number): Line[] {
  return lines.map(line => {
    const number = countedLine(line) - again;
    return { ...line, counted: number < 1 ? number + line.file.raw.length : number };
  });
}

/** The last line if it is a border, else the last border before it that stands two lines below the first or more. */
function bottomBorder(lines: readonly Line[]): number | undefined {
  for (let at = lines.length - 1; at > 1 || at === lines.length - 1; at -= 1) {
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
