import type { CellLayout, LabelledItem, Layout, TableLayout } from './layout.ts';
import { BREAK, withoutMarks } from './marks.ts';
import { widthOf, wrap } from './width.ts';

/** What the lines of a document are made with. */
export interface TextPage {
  /** Columns of a line. */
  readonly width: number;
  /** Where links lead, in the order of their numbers. */
  readonly links: string[];
  /** How many tables it stands in. */
  readonly tables?: number;
}

/** No text is narrower, however deep it stands. */
const NARROWEST = 20;

/** Makes the lines of blocks, with an empty line between two. */
export function textLines(blocks: readonly Layout[], page: TextPage): string[] {
  return blocks.flatMap((block, index) => {
    const lines = blockLines(block, page);
    return index === 0 || lines.length === 0 ? lines : ['', ...lines];
  });
}

function blockLines(block: Layout, page: TextPage): string[] {
  switch (block.kind) {
    case 'text':
      return paragraphLines(block.text, page);
    case 'heading':
      return headingLines(block.text, block.depth, page);
    case 'lines':
      return block.lines.map(line => (line === '' ? '' : `    ${line}`));
    case 'ready':
      return block.text === '' ? [] : block.text.split('\n');
    case 'list':
      return listLines(block.items, page);
    case 'terms':
      return termLines(block.items, page);
    case 'quote':
      return textLines(block.blocks, narrower(page, 2)).map(line => (line === '' ? '>' : `> ${line}`));
    case 'box':
      return boxLines(block.title, block.blocks, page);
    case 'table':
      return tableLines(block.table, page);
    case 'rule':
      return ['* * *'];
  }
}

function narrower(page: TextPage, by: number): TextPage {
  return { ...page, width: Math.max(NARROWEST, page.width - by) };
}

const SIGNS = { bold: '*', italic: '_', code: '`' } as const;

/** A text with fonts as signs and links as numbers. */
export function plainText(text: string, { links }: TextPage): string {
  return withoutMarks(
    text,
    name => SIGNS[name],
    url => {
      if (url === '') return '';
      const known = links.indexOf(url);
      return `[${(known < 0 ? links.push(url) - 1 : known) + 1}]`;
    },
  );
}

function paragraphLines(text: string, page: TextPage): string[] {
  return plainText(text, page)
    .split(BREAK)
    .flatMap(line => wrap(line, page.width));
}

const UNDERLINES = ['=', '-', '~', '^', '"', "'"];

function headingLines(text: string, depth: number, page: TextPage): string[] {
  const lines = wrap(plainText(text, page).replaceAll(BREAK, ' '), page.width);
  const width = Math.max(...lines.map(widthOf));
  return [...lines, (UNDERLINES[depth - 1] ?? "'").repeat(width)];
}

function listLines(items: readonly LabelledItem[], page: TextPage): string[] {
  const indent = Math.max(...items.map(({ label }) => label.length)) + 1;
  const isLoose = items.some(
    ({ blocks }) => blocks.length > 1 && blocks.some(({ kind }) => kind !== 'list' && kind !== 'text'),
  );
  return items.flatMap(({ label, blocks }, index) => {
    const lines = compactLines(blocks, narrower(page, indent));
    const [first = '', ...rest] = lines;
    const written = [`${label.padEnd(indent)}${first}`.trimEnd(), ...rest.map(line => indented(line, indent))];
    return isLoose && index > 0 ? ['', ...written] : written;
  });
}

/** A list directly below the text of its item. */
function compactLines(blocks: readonly Layout[], page: TextPage): string[] {
  const [first, second] = blocks;
  if (blocks.length !== 2 || first?.kind !== 'text' || second?.kind !== 'list') return textLines(blocks, page);
  return [...blockLines(first, page), ...blockLines(second, page)];
}

function indented(line: string, by: number): string {
  return line === '' ? '' : ' '.repeat(by) + line;
}

function termLines(items: readonly LabelledItem[], page: TextPage): string[] {
  return items.flatMap(({ label, blocks }, index) => {
    const text = textLines(blocks, narrower(page, 4)).map(line => indented(line, 4));
    if (label === '') return text;
    return [...(index === 0 ? [] : ['']), ...paragraphLines(label, page), ...text];
  });
}

function boxLines(title: string, blocks: readonly Layout[], page: TextPage): string[] {
  const text = textLines(blocks, narrower(page, 4)).map(line => indented(line, 4));
  return title === '' ? text : [`${plainText(title, page)}:`, ...text];
}

/** Makes the lines of a table: a box. */
export function tableLines(table: TableLayout, page: TextPage): string[] {
  if ((page.tables ?? 0) >= DEEPEST_TABLE)
    return textLines(
      [...table.head, ...table.body].flat().flatMap(({ blocks }) => blocks),
      page,
    );
  if (isTooWide(table, page)) return recordLines(table, page);
  const widths = columnWidths(table, page);
  const rows = (cells: TableLayout['body']) => cells.map(row => rowLines(row, table.columns, widths, page));
  const [head, body] = [rows(table.head), rows(table.body)];
  const rule = (left: string, between: string, right: string) =>
    left + widths.map(width => '─'.repeat(width + 2)).join(between) + right;
  const between = rule('├', '┼', '┤');
  const isTall = body.some(lines => lines.length > 1);
  return [
    ...(table.caption === undefined ? [] : paragraphLines(table.caption, page)),
    rule('┌', '┬', '┐'),
    ...head.flat(),
    ...(head.length > 0 ? [between] : []),
    ...body.flatMap((lines, index) => (index > 0 && isTall ? [between, ...lines] : lines)),
    rule('└', '┴', '┘'),
  ];
}

/** So few columns of a line hold no words. */
const LEAST_CELL = 8;

function isTooWide({ columns, head, body }: TableLayout, page: TextPage): boolean {
  if (columns * LEAST_CELL <= page.width) return false;
  const widths = new Array<number>(columns).fill(1);
  for (const cell of [...head, ...body].flat())
    widths[cell.column] = Math.max(widths[cell.column] ?? 1, naturalWidth(cell.blocks));
  return widths.reduce((sum, width) => sum + width + 3, 1) > page.width;
}

/** One row after the other, with the names of the columns where they have names. */
function recordLines({ caption, head, body }: TableLayout, page: TextPage): string[] {
  const inner = narrower(page, 2);
  const texts = (cell: CellLayout | undefined) =>
    cell ? textLines(cell.blocks, inner).filter(line => line !== '') : [];
  const names = head.at(-1) ?? [];
  const records = (body.length > 0 ? body : head).map(cells =>
    cells.flatMap(cell => {
      const name = body.length > 0 ? texts(names.find(({ column }) => column === cell.column)).join(' ') : '';
      const [first = '', ...rest] = texts(cell);
      return [...wrap(`${name === '' ? '' : `${name}: `}${first}`, page.width), ...rest.map(line => indented(line, 2))];
    }),
  );
  const shown = records.flatMap((lines, index) => (index > 0 ? ['', ...lines] : lines));
  return [...(caption === undefined ? [] : [...paragraphLines(caption, page), '']), ...shown];
}

/** A line has no room for more boxes in boxes than these; of deeper ones the text is shown. */
const DEEPEST_TABLE = 2;

/** As wide as the text; where all together are too wide, the widest give way. */
function columnWidths({ columns, head, body }: TableLayout, page: TextPage): number[] {
  const widths = new Array<number>(columns).fill(1);
  for (const cell of [...head, ...body].flat()) {
    if (cell.columns > 1) continue;
    widths[cell.column] = Math.max(widths[cell.column] ?? 1, naturalWidth(cell.blocks));
  }
  const room = Math.max(columns * 4, page.width - 3 * columns - 1);
  for (let total = widths.reduce((sum, width) => sum + width, 0); total > room; ) {
    const widest = Math.max(...widths);
    const at = widths.indexOf(widest);
    const second = Math.max(4, ...widths.filter((_, index) => index !== at));
    const cut = Math.min(total - room, Math.max(1, widest - second));
    if (widest <= 4) break;
    widths[at] = widest - cut;
    total -= cut;
  }
  return widths;
}

/** Columns that blocks take where no line is broken; a link has a number of two digits. */
function naturalWidth(blocks: readonly Layout[]): number {
  return Math.max(1, ...blocks.map(blockWidth));
}

function blockWidth(block: Layout): number {
  switch (block.kind) {
    case 'text':
    case 'heading':
      return Math.max(
        ...plainText(block.text, { width: 0, links: [...FEW] })
          .split(BREAK)
          .map(widthOf),
      );
    case 'lines':
      return 4 + Math.max(0, ...block.lines.map(widthOf));
    case 'ready':
      return Math.max(...block.text.split('\n').map(widthOf));
    case 'list':
      return Math.max(...block.items.map(({ label, blocks }) => label.length + 1 + naturalWidth(blocks)));
    case 'terms':
      return Math.max(0, ...block.items.map(({ label, blocks }) => Math.max(widthOf(label), 4 + naturalWidth(blocks))));
    case 'quote':
      return 2 + naturalWidth(block.blocks);
    case 'box':
      return Math.max(widthOf(block.title) + 1, 4 + naturalWidth(block.blocks));
    case 'table': {
      const { columns, head, body } = block.table;
      const widest = new Array<number>(columns).fill(1);
      for (const { column, blocks } of [...head, ...body].flat())
        widest[column] = Math.max(widest[column] ?? 1, naturalWidth(blocks));
      return widest.reduce((sum, width) => sum + width + 3, 1);
    }
    case 'rule':
      return 5;
  }
}

/** Links are numbered when the table is drawn. */
const FEW: readonly string[] = Array.from({ length: 9 }, () => '');

function rowLines(cells: readonly CellLayout[], columns: number, widths: readonly number[], page: TextPage): string[] {
  const shown: { readonly lines: readonly string[]; readonly width: number; readonly align: CellLayout['align'] }[] =
    [];
  for (let column = 0; column < columns; ) {
    const cell = cells.find(one => one.column === column);
    const span = cell?.columns ?? 1;
    const width = widths.slice(column, column + span).reduce((sum, one) => sum + one, 3 * (span - 1));
    const lines = cell
      ? textLines(cell.blocks, { width, links: page.links, tables: (page.tables ?? 0) + 1 }).flatMap(line =>
          cutLine(line, width),
        )
      : [];
    shown.push({ lines, width, align: cell?.align });
    column += span;
  }
  const height = Math.max(1, ...shown.map(({ lines }) => lines.length));
  return Array.from(
    { length: height },
    (_, index) => `│ ${shown.map(({ lines, width, align }) => padded(lines[index] ?? '', width, align)).join(' │ ')} │`,
  );
}

/** A word that is wider than its column goes on in the next line. */
function cutLine(line: string, width: number): string[] {
  if (widthOf(line) <= width) return [line];
  const lines = [''];
  for (const character of line) {
    if (widthOf((lines.at(-1) ?? '') + character) > width) lines.push('');
    lines[lines.length - 1] += character;
  }
  return lines;
}

function padded(line: string, width: number, align: CellLayout['align']): string {
  const space = Math.max(0, width - widthOf(line));
  const before = align === 'right' ? space : align === 'center' ? space >> 1 : 0;
  return ' '.repeat(before) + line + ' '.repeat(space - before);
}
