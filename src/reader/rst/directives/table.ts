import type { RootContent } from 'mdast';
import type { BlockTable, BlockTableCell, BlockTableRow, BlockTableSection, Caption } from '../../../literate/nodes.ts';
import type { SystemMessage } from '../nodes.ts';
import { normalizeName } from '../text/escape.ts';
import { linesPosition } from '../text/line.ts';
import { type DirectiveCall, type DirectiveDefinition, failure } from './definition.ts';
import { choice, classes, count, text } from './option-types.ts';

const OPTIONS = {
  class: classes,
  name: text,
  align: choice('left', 'center', 'right'),
  width: text,
  widths: text,
} as const;

/** `table`: a table with a caption. */
export const table: DirectiveDefinition = {
  arguments: [0, 1],
  longArgument: true,
  options: OPTIONS,
  content: true,
  run(call) {
    if (call.content.length === 0) {
      return failure(`Content block expected for the "${call.name}" directive; none found.`, 2);
    }
    const made = call.context.parse(call.content);
    const [only, ...more] = made;
    if (only?.type !== 'blockTable' || more.some(node => node.type !== 'systemMessage')) {
      return failure(`Error parsing content block for the "${call.name}" directive: exactly one table expected.`);
    }
    return [...captioned(call, only), ...more];
  },
};

/** `list-table`: a list of rows, each a list of cells. */
export const listTable: DirectiveDefinition = {
  arguments: [0, 1],
  longArgument: true,
  options: { ...OPTIONS, 'header-rows': count, 'stub-columns': count },
  content: true,
  run(call) {
    const rows = listRows(call.context.parse(call.content));
    if (rows === undefined) {
      return failure(
        `Error parsing content block for the "${call.name}" directive: a list of lists of the same length expected.`,
      );
    }
    const columns = rows[0]?.length ?? 0;
    const heads = Number(call.options['header-rows'] ?? 0);
    const stubs = Number(call.options['stub-columns'] ?? 0);
    const sections = [
      ...(heads > 0 ? [tableSection(rows.slice(0, heads), true, stubs)] : []),
      tableSection(rows.slice(heads), false, stubs),
    ];
    const node: BlockTable = {
      type: 'blockTable',
      widths: columnWidths(call.options.widths, columns),
      ...(stubs > 0 && { stubColumns: stubs }),
      children: sections,
      data: { hName: 'table' },
    };
    return captioned(call, node);
  },
};

type CellContent = BlockTableCell['children'];

/** The cells of each row; undefined where the content is no list of equally long lists. */
function listRows(content: readonly RootContent[]): CellContent[][] | undefined {
  const [list, ...more] = content.filter(node => node.type !== 'comment' && node.type !== 'target');
  if (list?.type !== 'list' || more.length > 0) return undefined;
  const rows = list.children.map(item => {
    const [inner, ...others] = item.children;
    return inner?.type === 'list' && others.length === 0 ? inner.children.map(cell => [...cell.children]) : undefined;
  });
  const complete = rows.filter(row => row !== undefined);
  const width = complete[0]?.length;
  return complete.length === rows.length && complete.every(row => row.length === width) ? complete : undefined;
}

function tableSection(rows: readonly CellContent[][], head: boolean, stubs: number): BlockTableSection {
  const children = rows.map((cells): BlockTableRow => {
    return {
      type: 'blockTableRow',
      children: cells.map((cell, index) => ({
        type: 'blockTableCell',
        columns: 1,
        rows: 1,
        children: cell,
        data: { hName: head || index < stubs ? 'th' : 'td' },
      })),
      data: { hName: 'tr' },
    };
  });
  return { type: 'blockTableSection', head, children, data: { hName: head ? 'thead' : 'tbody' } };
}

function columnWidths(written: string | undefined, columns: number): number[] {
  const given = (written ?? '')
    .split(/[\s,]+/)
    .filter(word => /^[1-9]\d*$/.test(word))
    .map(Number);
  const equal = Math.max(1, Math.floor(100 / Math.max(columns, 1)));
  return given.length === columns ? given : Array.from({ length: columns }, () => equal);
}

function captioned(call: DirectiveCall, node: BlockTable): RootContent[] {
  const { nodes, messages }: { nodes: Caption['children']; messages: SystemMessage[] } =
    call.argument.length > 0 ? call.context.inline(call.argument) : { nodes: [], messages: [] };
  const caption: Caption = { type: 'caption', children: nodes, data: { hName: 'caption' } };
  const { name } = call.options;
  const className = call.options.class ?? '';
  return [
    {
      ...node,
      children: [...(nodes.length > 0 ? [caption] : []), ...node.children],
      data: {
        ...node.data,
        ...(className !== '' && { hProperties: { className: className.split(/\s+/) } }),
        rst: {
          attributes: {
            ...(call.options.align && { align: call.options.align }),
            ...(className && { classes: className }),
          },
          ...(name !== undefined && { names: [normalizeName(name)] }),
        },
      },
      position: linesPosition(call.source),
    },
    ...messages,
  ];
}
