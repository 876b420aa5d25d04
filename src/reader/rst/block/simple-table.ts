import { type Construct, type Cursor, lookAhead } from '../context.ts';
import type { Line } from '../text/line.ts';
import { SIMPLE_TABLE_TOP } from './patterns.ts';
import { readSimpleTable } from './simple-cells.ts';
import { malformedTable, requireBlank, TableProblem, tableNode } from './table-node.ts';
import { tableLines } from './table-text.ts';

const BORDER = /^=+[ =]*$/;

/**
 * Reads a simple table.
 *
 *     =====  =====
 *     a      b
 *     =====  =====
 *     ^
 */
export const simpleTable: Construct = cursor => {
  if (!SIMPLE_TABLE_TOP.test(lookAhead(cursor) ?? '')) return false;
  const block = isolate(cursor);
  cursor.index = block.end;
  const shape = block.problem ?? readSimpleTable(tableLines(block.lines));
  if (shape instanceof TableProblem) cursor.out.push(malformedTable(block.lines, shape));
  else cursor.out.push(tableNode(cursor.context, shape, block.lines));
  requireBlank(cursor, block.blankFinish);
  return true;
};

interface Isolated {
  readonly lines: readonly Line[];
  readonly end: number;
  readonly blankFinish: boolean;
  readonly problem?: TableProblem;
}

/** The table ends at its second border, or at one that a blank line or the end follows. */
function isolate(cursor: Cursor): Isolated {
  const { lines, index: start } = cursor;
  const width = lines[start]?.text.length ?? 0;
  let found = 0;
  let foundAt = start;
  for (let at = start + 1; at < lines.length; at += 1) {
    const text = lines[at]?.text ?? '';
    if (!BORDER.test(text)) continue;
    const blankFinish = isBlank(lines, at + 1);
    if (text.length !== width) {
      const problem = new TableProblem('Bottom border or header rule does not match top border.', at - start);
      return { lines: lines.slice(start, at + 1), end: at + 1, blankFinish, problem };
    }
    found += 1;
    foundAt = at;
    if (found === 2 || blankFinish) return { lines: lines.slice(start, at + 1), end: at + 1, blankFinish };
  }
  const end = found > 0 ? foundAt + 1 : lines.length;
  const extra = found > 0 ? ' or no blank line after table bottom' : '';
  const problem = new TableProblem(`No bottom table border found${extra}.`);
  return { lines: lines.slice(start, end), end, blankFinish: found === 0, problem };
}

function isBlank(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  return line === undefined || line.text === '';
}
