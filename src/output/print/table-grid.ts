import type { Element } from 'hast';
import { attribute } from './elements.ts';

export type Alignment = 'left' | 'center' | 'right';

/** A cell and the room that it takes. */
export interface GridCell {
  readonly element: Element;
  /** Its first column, from 0. */
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
  readonly isHeader: boolean;
  readonly align?: Alignment;
}

/** A table as rows of cells; a cell that reaches over several rows stands in its first. */
export interface Grid {
  readonly caption?: Element;
  readonly columns: number;
  readonly head: readonly (readonly GridCell[])[];
  readonly body: readonly (readonly GridCell[])[];
  /** Relative widths that the author gave. */
  readonly widths?: readonly number[];
}

/** No table of a document has more columns than this; what stands beyond is put into the last. */
const MAX_COLUMNS = 100;

/** Reads a `table`. */
export function gridOf(table: Element): Grid {
  const head: Element[] = [];
  const body: Element[] = [];
  let caption: Element | undefined;
  for (const child of elements(table)) {
    if (child.tagName === 'caption') caption ??= child;
    else if (child.tagName === 'tr') body.push(child);
    else if (child.tagName === 'thead') head.push(...elements(child, 'tr'));
    else body.push(...elements(child, 'tr'));
  }
  const rows = placed([...head, ...body], head.length);
  const columns = Math.max(1, ...rows.flat().map(cell => cell.column + cell.columns));
  const widths = widthsOf(table);
  return {
    ...(caption && { caption }),
    columns,
    head: rows.slice(0, head.length),
    body: rows.slice(head.length),
    ...(widths.length === columns && { widths }),
  };
}

function elements(parent: Element, tagName?: string): Element[] {
  return parent.children.filter(
    (child): child is Element => child.type === 'element' && (tagName === undefined || child.tagName === tagName),
  );
}

function widthsOf(table: Element): number[] {
  const group = elements(table, 'colgroup')[0];
  const widths = group ? elements(group, 'col').map(column => Number.parseFloat(attribute(column, 'width'))) : [];
  return widths.every(width => width > 0) ? widths : [];
}

function placed(rows: readonly Element[], head: number): GridCell[][] {
  // How many more rows a column is taken for by a cell above.
  const taken: number[] = [];
  return rows.map((row, index) => {
    const cells: GridCell[] = [];
    let column = 0;
    const end = index < head ? head : rows.length;
    for (const element of elements(row)) {
      while ((taken[column] ?? 0) > 0) column += 1;
      if (column >= MAX_COLUMNS) break;
      const columns = span(element, 'colSpan', MAX_COLUMNS - column);
      const height = span(element, 'rowSpan', end - index);
      const align = alignmentOf(element);
      cells.push({
        ...{ element, column, columns, rows: height, isHeader: element.tagName === 'th' },
        ...(align && { align }),
      });
      for (let at = column; at < column + columns; at += 1) taken[at] = height;
      column += columns;
    }
    for (const at of taken.keys()) taken[at] = Math.max(0, (taken[at] ?? 0) - 1);
    return cells;
  });
}

function span(cell: Element, name: 'colSpan' | 'rowSpan', most: number): number {
  const value = Number(cell.properties[name] ?? 1);
  return Number.isInteger(value) && value > 1 ? Math.max(1, Math.min(value, most)) : 1;
}

function alignmentOf(cell: Element): Alignment | undefined {
  const written = `${attribute(cell, 'align')} ${attribute(cell, 'style')}`;
  return (['left', 'center', 'right'] as const).find(side => written.includes(side));
}
