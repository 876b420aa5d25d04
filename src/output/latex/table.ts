import type { Element } from 'hast';
import { findElement, textOf } from '../print/elements.ts';
import { type Grid, type GridCell, gridOf } from '../print/table-grid.ts';
import { inlineOf } from './inline.ts';
import { DEEPEST_TABLE, type Printing } from './printing.ts';

/** About so many characters stand side by side on a line of text. */
const LINE = 78;

/** Tables of so many are no wider than any page; the columns of others share the page's width. */
const SURE_TO_FIT = 56;

/** Characters that would stand between two columns. */
const BETWEEN = 2.8;

/** How much wider than others the letters of code are. */
const CODE = 1.12;

/** Wider tables are set smaller. */
const CROWDED = 110;

/** A page has no room for tables that are so many times as wide: words would stand upon each other. */
const TOO_WIDE = 1.1;

/** Writes a table with the rules of booktabs: over pages where it stands by itself. One that no page has room for is a list of its rows. */
export function printTable(node: Element, printing: Printing): string {
  const grid = gridOf(node);
  const tables = (printing.tables ?? 0) + 1;
  if (tables > DEEPEST_TABLE)
    return [...grid.head, ...grid.body]
      .flat()
      .map(({ element }) => printing.blocks(element.children, { ...printing, tables }))
      .join('\n\n');
  const notes: string[] = [];
  const layout = layoutOf(grid);
  const isLong = printing.depth === 0 && !printing.isInCell;
  const cells: Printing = { ...printing, depth: printing.depth + 1, isInCell: true, tables };
  const head = rows(grid.head, grid.columns, layout, { ...cells, notes });
  const body = rows(grid.body, grid.columns, layout, isLong ? cells : { ...cells, notes });
  const caption = grid.caption ? inlineOf(grid.caption, { ...printing, notes }) : '';
  if (layout.isTooWide) return rowList(grid, caption, { ...printing, depth: printing.depth + 1, tables });
  const table = isLong ? longTable(layout, head, body, caption) : shortTable(layout, head, body, caption);
  const small = layout.isCrowded ? `{\\footnotesize\n${table}\n}` : table;
  return notes.length === 0 ? small : `${small}\n\n\\tablenotes{${notes.join(' ')}}`;
}

interface Layout {
  readonly columns: string;
  /** Whether cells may hold several lines, and so blocks. */
  readonly isWrapped: boolean;
  readonly widths: readonly number[];
  readonly isCrowded: boolean;
  readonly isTooWide: boolean;
}

function longTable({ columns }: Layout, head: string, body: string, caption: string): string {
  const top = caption === '' ? '' : `\\tablecaption{${caption}}\\\\\n`;
  const header = head === '' ? '\\toprule\n\\endhead\n' : `\\toprule\n${head}\n\\midrule\n\\endhead\n`;
  const first = caption === '' ? '' : `${top}\\toprule\n${head === '' ? '' : `${head}\n\\midrule\n`}\\endfirsthead\n`;
  return `\\begin{longtable}[c]{${columns}}\n${first}${header}${body}\n\\bottomrule\n\\end{longtable}`;
}

function shortTable({ columns }: Layout, head: string, body: string, caption: string): string {
  const header = head === '' ? '' : `${head}\n\\midrule\n`;
  const table = `\\begin{tabular}{${columns}}\n\\toprule\n${header}${body}\n\\bottomrule\n\\end{tabular}`;
  return caption === '' ? table : `\\tabletitle{${caption}}\n\n${table}`;
}

/** One row after the other, with the names of the columns where they have names. */
function rowList({ head, body }: Grid, caption: string, printing: Printing): string {
  const names = head.at(-1) ?? [];
  const written = body.map(cells => {
    const fields = cells.map(cell => {
      const name = names.find(({ column }) => column === cell.column);
      const shown =
        name && textOf(name.element.children).trim() !== '' ? `\\textbf{${inlineOf(name.element, printing)}}: ` : '';
      return `\\item ${shown}${printing.blocks(cell.element.children, printing)}`;
    });
    return `\\begin{docrow}\n${fields.join('\n')}\n\\end{docrow}`;
  });
  const others = head.slice(0, -1).map(cells => rowOf(cells, printing));
  return [
    caption === '' ? '' : `\\tabletitle{${caption}}`,
    ...others,
    ...(body.length > 0 ? written : [rowOf(names, printing)]),
  ]
    .filter(part => part !== '')
    .join('\n\n');
}

function rowOf(cells: readonly GridCell[], printing: Printing): string {
  return cells.map(({ element }) => inlineOf(element, printing)).join(', ');
}

/** Columns as wide as their text where all fit on the line; else each has a share. */
function layoutOf(grid: Grid): Layout {
  const longest = new Array<number>(grid.columns).fill(1);
  let hasBlocks = false;
  for (const cell of [...grid.head, ...grid.body].flat()) {
    const text = textOf(cell.element.children).trim();
    hasBlocks ||= cell.element.children.some(isBlock) || text.includes('\n');
    const lines = text.split('\n').map(line => line.length);
    if (cell.columns === 1) longest[cell.column] = Math.max(longest[cell.column] ?? 1, ...lines);
  }
  const total = longest.reduce((sum, width) => sum + width + 2, 0);
  if (total <= SURE_TO_FIT && !hasBlocks && !grid.widths) {
    return {
      columns: longest.map((_, at) => letter(grid, at)).join(''),
      isWrapped: false,
      widths: [],
      isCrowded: false,
      isTooWide: false,
    };
  }
  const isCrowded = total > CROWDED || grid.columns > 6;
  const least = longestWords(grid).map(word => (word * (isCrowded ? 0.9 : 1.1) + BETWEEN) / LINE);
  const wanted = grid.widths ? shares(grid.widths) : shares(longest.map(width => Math.min(Math.max(width, 6), 60)));
  const widths = atLeast(wanted, least);
  const columns = widths.map((width, at) => wrapped(width, letter(grid, at), widths.length)).join('');
  const isTooWide = least.reduce((sum, width) => sum + width, 0) > TOO_WIDE;
  return { columns, isWrapped: true, widths, isCrowded, isTooWide };
}

function isBlock(child: Element['children'][number]): boolean {
  return child.type === 'element' && /^(?:ul|ol|dl|pre|figure|div|blockquote|table|p)$/.test(child.tagName);
}

/** The length of the longest word in each column, as far as cells of the column alone say; words are parted nowhere else. */
function longestWords({ head, body, columns }: Grid): number[] {
  const longest = new Array<number>(columns).fill(1);
  for (const cell of [...head, ...body].flat()) {
    if (cell.columns > 1) continue;
    const words = textOf(cell.element.children).split(/\s+|(?<=[./_\-:(,=])/);
    const width = findElement(cell.element.children, ({ tagName }) => tagName === 'code') ? CODE : 1;
    longest[cell.column] = Math.max(longest[cell.column] ?? 1, ...words.map(word => word.length * width));
  }
  return longest;
}

/** Gives columns that are narrower than they must be what others can spare. */
function atLeast(wanted: readonly number[], least: readonly number[]): number[] {
  const needed = wanted.map((width, at) => Math.max(width, least[at] ?? 0));
  const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0);
  const [spare, excess] = [sum(needed) - sum(least), sum(needed) - 1];
  if (spare <= excess) return shares(least);
  return needed.map((width, at) => width - (excess * (width - (least[at] ?? 0))) / spare);
}

function shares(widths: readonly number[]): number[] {
  const sum = widths.reduce((total, width) => total + width, 0);
  return widths.map(width => width / sum);
}

function wrapped(width: number, letter: string, columns: number): string {
  const side = letter === 'r' ? '\\raggedleft' : letter === 'c' ? '\\centering' : '\\raggedright';
  return `>{${side}\\arraybackslash}p{\\dimexpr ${width.toFixed(3)}\\linewidth-${columns > 1 ? '2' : '0'}\\tabcolsep\\relax}`;
}

function letter({ head, body }: Grid, column: number): string {
  const cell = [...body, ...head].flat().find(one => one.column === column && one.columns === 1 && one.align);
  return cell?.align === 'right' ? 'r' : cell?.align === 'center' ? 'c' : 'l';
}

function rows(lines: Grid['body'], columns: number, layout: Layout, printing: Printing): string {
  return lines.map(cells => row(cells, columns, layout, printing)).join('\n');
}

/** Columns without a cell are those that one above reaches into, or that the author left out. */
function row(cells: readonly GridCell[], columns: number, layout: Layout, printing: Printing): string {
  const written: string[] = [];
  for (let column = 0; column < columns; ) {
    const cell = cells.find(one => one.column === column);
    written.push(cell ? cellText(cell, layout, printing) : '');
    column += cell?.columns ?? 1;
  }
  return `${written.join(' & ')} \\\\`;
}

function cellText(cell: GridCell, layout: Layout, printing: Printing): string {
  const inner = layout.isWrapped
    ? printing.blocks(cell.element.children, printing).replace(/\n\n+/g, '\\par\n')
    : inlineOf(cell.element, printing);
  const shown = cell.isHeader && inner !== '' ? `\\bfseries ${inner}` : inner;
  const high = cell.rows > 1 ? `\\multirow[t]{${cell.rows}}{${layout.isWrapped ? '=' : '*'}}{${shown}}` : shown;
  if (cell.columns === 1) return cell.isHeader && inner !== '' ? `{${high}}` : high;
  const width = layout.widths.slice(cell.column, cell.column + cell.columns).reduce((sum, one) => sum + one, 0);
  const type = layout.isWrapped ? `p{${(width * 0.95).toFixed(3)}\\linewidth}` : 'l';
  return `\\multicolumn{${cell.columns}}{${type}}{${high}}`;
}
