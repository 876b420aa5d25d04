import type { RootContent } from 'mdast';
import type { BlockTable, BlockTableCell, BlockTableRow, BlockTableSection } from '../../../literate/nodes.ts';
import { type DirectiveCall, type DirectiveDefinition, type DirectiveFailure, failure } from './definition.ts';
import { columnWidths, finishedTable, headersOf, headersProblem, markStubs, ROW_OPTIONS } from './table-options.ts';

/** `list-table`: a list of rows, each a list of cells. */
export const listTable: DirectiveDefinition = {
  arguments: [0, 1],
  longArgument: true,
  options: ROW_OPTIONS,
  content: true,
  run(call) {
    if (call.content.length === 0) return failure(`The "${call.name}" directive is empty; content required.`);
    const rows = listRows(call);
    if ('failed' in rows) return rows;
    const widths = columnWidths(call, rows[0]?.length ?? 0);
    if ('failed' in widths) return widths;
    return headersProblem(call, rows) ?? finishedTable(call, rowsTable(call, rows, widths));
  },
};

type CellContent = BlockTableCell['children'];

/** The cells of each row, where the content is a list of equally long lists. */
function listRows(call: DirectiveCall): readonly (readonly CellContent[])[] | DirectiveFailure {
  const content = call.context.parse(call.content);
  const [list, ...more] = call.context.options.strict ? content : content.filter(isShown);
  const wrong = (problem: string) =>
    failure(`Error parsing content block for the "${call.name}" directive: ${problem}`);
  if (list?.type !== 'list' || list.ordered || more.length > 0) return wrong('exactly one bullet list expected.');
  const rows: CellContent[][] = [];
  for (const [index, { children }] of list.children.entries()) {
    const [inner, ...others] = children;
    const row = `row ${index + 1}`;
    if (inner?.type !== 'list' || inner.ordered || others.length > 0) {
      return wrong(`two-level bullet list expected, but ${row} does not contain a second-level bullet list.`);
    }
    const { length } = inner.children;
    const first = rows[0]?.length ?? length;
    if (length !== first) {
      const counted = `(${length} vs ${first})`;
      return wrong(
        `uniform two-level bullet list expected, but ${row} does not contain the same number of items as row 1 ${counted}.`,
      );
    }
    rows.push(inner.children.map(cell => [...cell.children]));
  }
  return rows;
}

function isShown(node: RootContent): boolean {
  return node.type !== 'comment' && node.type !== 'target';
}

function rowsTable(
  call: DirectiveCall,
  rows: readonly (readonly CellContent[])[],
  widths: readonly number[],
): BlockTable {
  const { heads, stubs } = headersOf(call);
  const head = heads > 0 ? [tableSection(rows.slice(0, heads), true)] : [];
  const children = [...head, tableSection(rows.slice(heads), false)];
  return markStubs({ type: 'blockTable', widths: [...widths], children, data: { hName: 'table' } }, stubs);
}

function tableSection(rows: readonly (readonly CellContent[])[], head: boolean): BlockTableSection {
  const data = { hName: head ? 'th' : 'td' };
  const children = rows.map((cells): BlockTableRow => {
    return {
      type: 'blockTableRow',
      children: cells.map(cell => ({ type: 'blockTableCell', columns: 1, rows: 1, children: cell, data })),
      data: { hName: 'tr' },
    };
  });
  return { type: 'blockTableSection', head, children, data: { hName: head ? 'thead' : 'tbody' } };
}
