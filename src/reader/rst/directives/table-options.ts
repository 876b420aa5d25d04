import type { RootContent } from 'mdast';
import type { BlockTable, BlockTableCell, Caption } from '../../../literate/nodes.ts';
import type { SystemMessage } from '../nodes.ts';
import { normalizeName } from '../text/escape.ts';
import { linesPosition } from '../text/line.ts';
import { type DirectiveCall, type DirectiveFailure, failure } from './definition.ts';
import { inlineOf } from './generic.ts';
import {
  choice,
  classes,
  classNames,
  count,
  counts,
  lengthOrPercentage,
  measureText,
  splitCounts,
  text,
} from './option-types.ts';

/** Options of every table. */
export const TABLE_OPTIONS = {
  class: classes,
  name: text,
  align: choice('left', 'center', 'right'),
  width: lengthOrPercentage,
  widths: counts('auto'),
} as const;

/** Options of a table that is made of rows. */
export const ROW_OPTIONS = { ...TABLE_OPTIONS, 'header-rows': count, 'stub-columns': count } as const;

/** How many rows and columns at the start are headers. */
export function headersOf({ options }: DirectiveCall): { readonly heads: number; readonly stubs: number } {
  return { heads: Number(options['header-rows'] ?? 0), stubs: Number(options['stub-columns'] ?? 0) };
}

/** Says what is wrong where rows and columns do not suffice for the headers. */
export function headersProblem(call: DirectiveCall, rows: readonly { length: number }[]): DirectiveFailure | undefined {
  const { heads, stubs } = headersOf(call);
  const { name } = call;
  if (rows.length < heads) {
    return failure(
      `${heads} header row(s) specified but only ${rows.length} row(s) of data supplied ("${name}" directive).`,
    );
  }
  const rest = `no data remaining for table body, required by "${name}" directive.`;
  if (heads > 0 && rows.length === heads) return failure(`Insufficient data supplied (${heads} row(s)); ${rest}`);
  for (const { length } of rows) {
    if (length < stubs) {
      return failure(
        `${stubs} stub column(s) specified but only ${length} columns(s) of data supplied ("${name}" directive).`,
      );
    }
    if (stubs > 0 && length === stubs) return failure(`Insufficient data supplied (${length} columns(s)); ${rest}`);
  }
  return undefined;
}

/** The widths of the columns as given, or `otherwise`; or what is wrong with them. */
export function columnWidths(
  call: DirectiveCall,
  columns: number,
  otherwise = equalWidths(columns),
): readonly number[] | DirectiveFailure {
  const { widths } = call.options;
  if (widths === undefined || widths === 'auto' || widths === 'grid') return otherwise;
  const given = splitCounts(widths).map(Number);
  if (given.length === columns) return given;
  return failure(`"${call.name}" widths do not match the number of columns in table (${columns}).`);
}

function equalWidths(columns: number): number[] {
  return Array.from({ length: columns }, () => Math.floor(100 / Math.max(columns, 1)));
}

/** Makes the cells in the first columns of the body headers of their rows. */
export function markStubs(table: BlockTable, stubs: number): BlockTable {
  if (stubs === 0) return table;
  for (const section of table.children) {
    if (section.type !== 'blockTableSection' || section.head) continue;
    for (const row of section.children) row.children.slice(0, stubs).forEach(makeHeader);
  }
  return { ...table, stubColumns: stubs };
}

function makeHeader(cell: BlockTableCell): void {
  cell.data = { ...cell.data, hName: 'th', hProperties: { ...cell.data?.hProperties, scope: 'row' } };
}

/** The table with its caption, classes, size and name, and the problems in the caption. */
export function finishedTable(call: DirectiveCall, node: BlockTable): RootContent[] {
  const { nodes, messages } = captionOf(call);
  const caption: Caption = { type: 'caption', children: nodes, data: { hName: 'caption' } };
  const { name, align: written, width: size } = call.options;
  const align = written?.trim().toLowerCase();
  const width = size === undefined ? undefined : measureText(size);
  const [given, own] = [widthClass(call), classNames(call.options.class)];
  const className = call.name.toLowerCase() === 'table' ? [...own, ...given] : [...given, ...own];
  const style = width === undefined ? undefined : `width: ${/[\d.]$/.test(width) ? `${width}px` : width}`;
  const shown = [...className, ...(align === undefined ? [] : [`align-${align}`])];
  return [
    {
      ...node,
      children: [...(nodes.length > 0 ? [caption] : []), ...node.children],
      data: {
        ...node.data,
        hProperties: { ...(shown.length > 0 && { className: shown }), ...(style !== undefined && { style }) },
        rst: {
          attributes: {
            ...(align !== undefined && { align }),
            ...(className.length > 0 && { classes: className.join(' ') }),
            ...(width !== undefined && { width }),
          },
          ...(name !== undefined && { names: [normalizeName(name)] }),
        },
      },
      position: linesPosition(call.source),
    },
    ...messages,
  ];
}

function captionOf(call: DirectiveCall): { nodes: Caption['children']; messages: SystemMessage[] } {
  return call.argument.length > 0 ? inlineOf(call, call.argument) : { nodes: [], messages: [] };
}

function widthClass({ options: { widths } }: DirectiveCall): string[] {
  if (widths === undefined) return [];
  return [widths === 'auto' ? 'colwidths-auto' : 'colwidths-given'];
}
