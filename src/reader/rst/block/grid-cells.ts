import { type Cell, TableProblem, type TableShape } from './table-node.ts';
import { cutBlock, type TableLine } from './table-text.ts';

interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Row and column borders, by line and column. */
interface Borders {
  readonly rows: Set<number>;
  readonly columns: Set<number>;
}

const SEPARATOR = /^\+=[=+]+=\+ *$/;

/** Finds the cells of a grid table by tracing their borders from each top left corner. */
export function readGrid(lines: readonly TableLine[]): TableShape | TableProblem {
  const separator = headSeparator(lines);
  if (separator instanceof TableProblem) return separator;
  const grid = lines.map((line, at) => (at === separator ? line.text.replaceAll('=', '-') : line.text));
  const found = traceAll(grid);
  if (found instanceof TableProblem) return found;
  return shapeOf(found.boxes, found.borders, lines, separator);
}

function headSeparator(lines: readonly TableLine[]): number | undefined | TableProblem {
  let separator: number | undefined;
  for (const [at, line] of lines.entries()) {
    if (!SEPARATOR.test(line.text)) continue;
    if (separator !== undefined) {
      const places = `(table lines ${separator + 1} and ${at + 1})`;
      return new TableProblem(`Multiple head/body row separators ${places}; only one allowed.`, at);
    }
    separator = at;
  }
  if (separator === 0 || separator === lines.length - 1) {
    return new TableProblem('The head/body row separator may not be the first or last line of the table.', separator);
  }
  return separator;
}

function traceAll(grid: readonly string[]): { boxes: Box[]; borders: Borders } | TableProblem {
  const bottom = grid.length - 1;
  const right = (grid[0]?.length ?? 1) - 1;
  const done = new Array<number>(right + 1).fill(-1);
  const borders: Borders = { rows: new Set([0]), columns: new Set([0]) };
  const boxes: Box[] = [];
  // Corners in reading order: the smallest number is the next.
  const corners = [0];
  for (let corner = takeLeast(corners); corner !== undefined; corner = takeLeast(corners)) {
    const left = corner % (right + 1);
    const top = (corner - left) / (right + 1);
    if (top === bottom || left === right || top <= (done[left] ?? -1)) continue;
    const box = traceBox(grid, top, left, borders);
    if (!box) continue;
    for (let column = left; column < box.right; column += 1) {
      if (done[column] !== top - 1) return new TableProblem('Malformed table; parse incomplete.');
      done[column] = box.bottom - 1;
    }
    boxes.push(box);
    insert(corners, top * (right + 1) + box.right);
    insert(corners, box.bottom * (right + 1) + left);
  }
  if (done.slice(0, right).some(last => last !== bottom - 1))
    return new TableProblem('Malformed table; parse incomplete.');
  return { boxes, borders };
}

/** Adds a number to a heap, where each is at most those at twice its place. */
function insert(heap: number[], value: number): void {
  let at = heap.push(value) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent] ?? 0;
    if (above <= value) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = value;
}

/** Takes the least number out of a heap. */
function takeLeast(heap: number[]): number | undefined {
  const least = heap[0];
  const value = heap.pop();
  if (value === undefined || heap.length === 0) return least;
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if ((heap[child + 1] ?? Number.POSITIVE_INFINITY) < (heap[child] ?? 0)) child += 1;
    const below = heap[child] ?? 0;
    if (below >= value) break;
    heap[at] = below;
    at = child;
  }
  heap[at] = value;
  return least;
}

/** Traces right, down, left and up; the first closed box is the cell. */
function traceBox(grid: readonly string[], top: number, left: number, borders: Borders): Box | undefined {
  const line = grid[top] ?? '';
  const columns: number[] = [];
  for (let right = left + 1; right < line.length; right += 1) {
    if (line[right] === '+') {
      columns.push(right);
      const bottom = traceDown(grid, { top, left, right }, borders);
      if (bottom !== undefined) {
        for (const column of columns) borders.columns.add(column);
        return { top, left, bottom, right };
      }
    } else if (line[right] !== '-') return undefined;
  }
  return undefined;
}

function traceDown(
  grid: readonly string[],
  from: { top: number; left: number; right: number },
  borders: Borders,
): number | undefined {
  const rows: number[] = [];
  for (let bottom = from.top + 1; bottom < grid.length; bottom += 1) {
    const character = grid[bottom]?.[from.right];
    if (character === '+') {
      rows.push(bottom);
      const crossed = traceBack(grid, { ...from, bottom });
      if (crossed) {
        for (const row of [...rows, ...crossed.rows]) borders.rows.add(row);
        for (const column of crossed.columns) borders.columns.add(column);
        return bottom;
      }
    } else if (character !== '|') return undefined;
  }
  return undefined;
}

/** From the bottom right corner to the left and up to the start; gives the borders that meet on the way. */
function traceBack(grid: readonly string[], box: Box): { rows: number[]; columns: number[] } | undefined {
  const line = grid[box.bottom] ?? '';
  const columns: number[] = [];
  for (let column = box.right - 1; column > box.left; column -= 1) {
    if (line[column] === '+') columns.push(column);
    else if (line[column] !== '-') return undefined;
  }
  if (line[box.left] !== '+') return undefined;
  const rows: number[] = [];
  for (let row = box.bottom - 1; row > box.top; row -= 1) {
    const character = grid[row]?.[box.left];
    if (character === '+') rows.push(row);
    else if (character !== '|') return undefined;
  }
  return { rows, columns };
}

function shapeOf(
  boxes: readonly Box[],
  borders: Borders,
  lines: readonly TableLine[],
  separator: number | undefined,
): TableShape | TableProblem {
  const rows = [...borders.rows].sort((a, b) => a - b);
  const columns = [...borders.columns].sort((a, b) => a - b);
  const rowIndex = new Map(rows.map((row, index) => [row, index]));
  const columnIndex = new Map(columns.map((column, index) => [column, index]));
  const cells: (Cell & { left: number })[][] = rows.slice(1).map(() => []);
  for (const box of boxes) {
    const row = rowIndex.get(box.top) ?? 0;
    const column = columnIndex.get(box.left) ?? 0;
    cells[row]?.push({
      moreRows: (rowIndex.get(box.bottom) ?? row + 1) - row - 1,
      moreColumns: (columnIndex.get(box.right) ?? column + 1) - column - 1,
      lines: cutBlock(lines.slice(box.top + 1, box.bottom), box.left + 1, box.right),
      left: column,
    });
  }
  for (const row of cells) row.sort((a, b) => a.left - b.left);
  const area = cells.flat().reduce((sum, cell) => sum + (cell.moreRows + 1) * (cell.moreColumns + 1), 0);
  if (area !== (rows.length - 1) * (columns.length - 1)) return new TableProblem('Malformed table; parse incomplete.');
  const heads = separator === undefined ? 0 : (rowIndex.get(separator) ?? 0);
  const widths = columns.slice(1).map((column, index) => column - (columns[index] ?? 0) - 1);
  return { widths, head: cells.slice(0, heads), body: cells.slice(heads) };
}
