import type { Element, ElementContent } from 'hast';
import { attribute, classesOf, findElement, textOf } from '../print/elements.ts';

type WriteMath = (nodes: readonly ElementContent[]) => string;

/** How cells are set: as formulas on a line of their own, in text, or in a script. */
type Size = 'display' | 'inline' | 'script';

/** Writes rows and columns of formulas: with rules where there are some. */
export function matrixOf(table: Element, write: WriteMath): string {
  const rows = rowsOf(table).filter(row => row.length > 0);
  if (rows.length === 0) return '';
  const size = sizeOf(table);
  if (rows.flat().some(cell => RULED.test(styleOf(cell)))) return ruled(rows, write);
  const isAligned = rows.flat().some(cell => classesOf(cell).includes('tml-right'));
  const gaps = isAligned
    ? 'column-gap: #0em, row-gap: #0.7em'
    : size === 'script'
      ? 'column-gap: #0.5em, row-gap: #0.2em'
      : 'column-gap: #0.9em, row-gap: #0.45em';
  const cells = rows.map(row => row.map(cell => cellOf(cell, size, write)).join(', '));
  return `mat(delim: #none, ${gaps}, ${cells.join('; ')})`;
}

/** The number at the margin that stands for a whole formula of one line. */
export function tagOf(formula: Element): string | undefined {
  const table = findElement(formula.children, ({ tagName }) => tagName === 'mtable');
  const [row, ...more] = table ? elements(table) : [];
  const tag = row && more.length === 0 ? elements(row).find(isTag) : undefined;
  return tag && textOf(tag.children).trim();
}

/** The cells of each row, without those that only push others to the middle. */
function rowsOf(table: Element): Element[][] {
  const rows = elements(table).map(row => elements(row).filter(({ tagName }) => tagName === 'mtd'));
  const isTagged = rows.length > 1 && rows.some(row => row.some(isTag));
  return rows.map(row => row.filter((cell, at) => !isMargin(cell) || (isTagged && at === row.length - 1)));
}

function isMargin(cell: Element): boolean {
  return /(?:^|;)\s*width:\s*50%/.test(styleOf(cell));
}

function isTag(cell: Element): boolean {
  return findElement(cell.children, node => classesOf(node).includes('tml-tag')) !== undefined;
}

function sizeOf(table: Element): Size {
  if (attribute(table, 'displaystyle') === 'true') return 'display';
  return classesOf(table).includes('tml-small') ? 'script' : 'inline';
}

/** Typst aligns at points: what stands before one is put to the right, what stands after it to the left. */
function cellOf(cell: Element, size: Size, write: WriteMath): string {
  const inner = `${size}(${write(cell.children) || '""'})`;
  if (isMargin(cell)) return `& #h(2em) ${inner}`;
  const classes = classesOf(cell);
  if (classes.includes('tml-right')) return `${inner} &`;
  // A relation that begins a cell has its space before it all the same.
  const gap = size === 'display' && RELATION.test(textOf(cell.children).trim()) ? '#h(0.28em) ' : '';
  return classes.includes('tml-left') ? `& ${gap}${inner}` : inner;
}

const RELATION = /^[=<>≤≥≠≈≡∼≃≅→⇒⇔↦∈⊆⊂∝≔]/;

const RULED = /border-(?:top|bottom|left|right):/;

/** A grid, whose middle stands where the middle of a fraction does. */
function ruled(rows: readonly Element[][], write: WriteMath): string {
  const columns = Math.max(...rows.map(row => row.length));
  const cells = rows.flatMap(row => Array.from({ length: columns }, (_, at) => gridCell(row[at], write)));
  const grid = `grid(columns: ${columns}, align: center, inset: (x: 0.45em, y: 0.14em), ${cells.join(', ')})`;
  return `#{ set text(top-edge: 0.8em, bottom-edge: -0.3em); context { let made = ${grid}; box(baseline: measure(made).height / 2 - 0.25em, made) } }`;
}

function gridCell(cell: Element | undefined, write: WriteMath): string {
  if (!cell) return '[]';
  const classes = classesOf(cell);
  const align = classes.includes('tml-left') ? 'left' : classes.includes('tml-right') ? 'right' : 'center';
  const strokes = Array.from(
    styleOf(cell).matchAll(/border-(top|bottom|left|right):\s*[\d.]+em (solid|dashed|double)/g),
    ([, side = '', kind = '']) => `${side}: ${STROKES[kind]}`,
  );
  const stroke = strokes.length === 0 ? '' : `, stroke: (${strokes.join(', ')})`;
  return `grid.cell(align: ${align}${stroke}, $${write(cell.children) || '""'}$)`;
}

const STROKES: Readonly<Record<string, string>> = {
  solid: '0.5pt',
  dashed: '(thickness: 0.5pt, dash: "dashed")',
  double: '1.4pt',
};

function styleOf(cell: Element): string {
  return attribute(cell, 'style');
}

function elements(node: Element): Element[] {
  return node.children.filter((child): child is Element => child.type === 'element');
}
