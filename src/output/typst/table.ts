import type { Element } from 'hast';
import { attribute, findElement, textOf } from '../print/elements.ts';
import { type Grid, type GridCell, gridOf } from '../print/table-grid.ts';
import { block, type Emission, namesOf } from './emission.ts';
import { array } from './literal.ts';

/** Writes a table. Columns share the width of the page by what they hold; a narrow table is as narrow as it can be. */
export function table(node: Element, emission: Emission): string {
  const grid = withHead(gridOf(node));
  const caption = grid.caption ? block(emission.statements(grid.caption.children)) : 'none';
  const names = grid.caption ? namesOf(emission, attribute(node, 'id')) : '()';
  const floats = emission.depth === 1 && isSmall(grid);
  const isParted = grid.columns > 6;
  const rows = (cells: Grid['head']) => array(cells.flat().map(cell => cellOf(cell, isParted, emission)));
  const weights = columnWeights(grid);
  return `table-of(${names}, ${floats}, ${caption}, ${array(weights.map(String))}, ${isWide(grid)}, ${room(grid)}, ${rows(grid.head)}, ${rows(grid.body)}${lengths(grid)})`;
}

/** How many cells each row has, where these are not one for each column under one row of names. */
function lengths({ head, body, columns }: Grid): string {
  const rows = [...head, ...body];
  const isRegular = head.length <= 1 && rows.every(cells => cells.length === columns);
  return isRegular ? '' : `, lengths: ${array(rows.map(cells => String(cells.length)))}`;
}

/** A first row of names is the head, in a table of raw HTML, too. */
function withHead(grid: Grid): Grid {
  const [first, ...rest] = grid.body;
  const isNames = first?.every(cell => cell.isHeader && cell.rows === 1) ?? false;
  return grid.head.length === 0 && first && isNames && rest.length > 0 ? { ...grid, head: [first], body: rest } : grid;
}

/** @param isParted whether even small cells may be higher than a page */
function cellOf(cell: GridCell, isParted: boolean, emission: Emission): string {
  const { element, columns, rows, isHeader, align } = cell;
  const spans = `${columns > 1 ? `colspan: ${columns}, ` : ''}${rows > 1 ? `rowspan: ${rows}, ` : ''}`;
  const side = align === undefined ? '' : `align: ${align}, `;
  const body = block(emission.statements(element.children));
  const isBreakable = isParted || rows > 1 || textOf(element.children).length > 200 || isHigh([element]);
  const parting = isBreakable ? '' : 'breakable: false, ';
  return `table.cell(${spans}${side}${parting}${isHeader ? `strong(${body})` : body})`;
}

/** A larger table may be higher than a page, and so stays where it is. */
function isSmall({ head, body }: Grid): boolean {
  const rows = [...head, ...body];
  const cells = rows.flat().map(({ element }) => element);
  const text = cells.reduce((sum, { children }) => sum + textOf(children).length, 0);
  return rows.length <= 12 && text < 1000 && !isHigh(cells);
}

function isHigh(cells: readonly Element[]): boolean {
  return findElement(cells, ({ tagName }) => HIGH.has(tagName)) !== undefined;
}

const HIGH: ReadonlySet<string> = new Set(['img', 'svg', 'pre', 'pylit-ready']);

/** Characters of a row beyond which a table fills the width of the page. */
const WIDE = 60;

function isWide(grid: Grid): boolean {
  return longest(grid).reduce((sum, length) => sum + length + 3, 0) > WIDE;
}

/** How many characters wide a table is at least: its words are not broken. */
function room(grid: Grid): number {
  return measured(grid, text => Math.max(0, ...text.split(/\s+/).map(word => word.length))).reduce(
    (sum, one) => sum + one,
    0,
  );
}

/** Cells of at most so many characters need not be broken into lines. */
const SHORT = 20;

/** How wide columns are beside each other, by their longest cells; 0 where a column is as wide as these. */
function columnWeights(grid: Grid): readonly number[] {
  if (grid.widths) return grid.widths;
  const lengths = longest(grid);
  const isCrowded = lengths.filter(length => length <= SHORT).reduce((sum, length) => sum + length + 3, 0) > WIDE / 2;
  const weight = (length: number) => Math.round(Math.sqrt(Math.max(4, Math.min(length, 400))) * 10) / 10;
  return lengths.map(length => (length <= SHORT && !isCrowded ? 0 : weight(length)));
}

function longest(grid: Grid): number[] {
  return measured(grid, text => text.trim().length);
}

/** The largest measure of the cells of each column. */
function measured(grid: Grid, measure: (text: string) => number): number[] {
  const most = Array.from({ length: grid.columns }, () => 1);
  for (const { element, column, columns } of [...grid.head, ...grid.body].flat()) {
    if (columns === 1) most[column] = Math.max(most[column] ?? 1, measure(textOf(element.children)));
  }
  return most;
}
