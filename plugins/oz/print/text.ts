import type { Element } from 'hast';
import { elementsIn, gapOf, hasClass, isProse, piecesOf } from './elements.ts';
import { mathText } from './math-text.ts';

/** How wide the rules of boxes are, in characters; longer rows stand out. */
const WIDTH = 60;
const SHORT = 16;
/** Longer rows are broken. */
const LONGEST = 68;

/** Writes figures as text in boxes of line-drawing characters, as ISO/IEC 13568:2002 has it in electronic mail. */
export function figuresText(figures: readonly Element[]): string {
  return figures.map(figure => linesOf(figure, WIDTH).join('\n')).join('\n\n');
}

function linesOf(node: Element, width: number): string[] {
  if (hasClass(node, 'oz-part')) return partLines(node);
  if (isProse(node)) return elementsIn(node.children).map(child => mathText(child.children).trim());
  if (hasClass(node, 'oz-schema') || hasClass(node, 'oz-class')) return boxLines(node, '┌─', '└', width);
  if (hasClass(node, 'oz-generic')) return boxLines(node, '╒═', '└', width);
  if (hasClass(node, 'oz-axiomatic')) return boxLines(node, '│', '', width);
  if (hasClass(node, 'oz-conclusion')) return conclusionLines(node, width);
  if (hasClass(node, 'oz-rule')) return ['─'.repeat(hasClass(node, 'oz-where') ? SHORT : width)];
  const inner = elementsIn(node.children).flatMap(child => linesOf(child, width));
  return hasClass(node, 'oz-plain') || hasClass(node, 'oz-inference') ? inner.map(line => indented(line, '  ')) : inner;
}

function conclusionLines(node: Element, width: number): string[] {
  const [rule, condition] = elementsIn(node.children);
  const [line = ''] = rule ? linesOf(rule, width - SHORT) : [];
  return [`${line} ${condition ? mathText(condition.children) : ''}`.trimEnd()];
}

/** ┌─ Name ───, │ rows, ├─── for the middle rule, └───. */
function boxLines(box: Element, head: string, foot: string, width: number): string[] {
  const lines: string[] = [];
  for (const child of elementsIn(box.children)) {
    if (hasClass(child, 'oz-head')) lines.push(headLine(child, head, width));
    else if (hasClass(child, 'oz-where')) lines.push(`├${'─'.repeat(SHORT)}`);
    else lines.push(...linesOf(child, width - 4).map(line => indented(line, '│ ')));
  }
  return foot === '' ? lines : [...lines, foot + '─'.repeat(width - 1)];
}

function headLine(head: Element, start: string, width: number): string {
  const name = mathText(head.children).trim();
  const rule = start.slice(-1);
  const begun = name === '' ? start : `${start} ${name} `;
  return begun + rule.repeat(Math.max(2, width - [...begun].length));
}

/** Rows with their columns below one another. */
function partLines(part: Element): string[] {
  const rows = elementsIn(part.children);
  const cells = rows.map(row => elementsIn(row.children).map(cell => mathText(cell.children).trimEnd()));
  const widths = columnWidths(cells);
  return rows.flatMap((row, index) => {
    const texts = cells[index] ?? [];
    const last = texts.length - 1;
    const line = texts
      .map((text, column) => (column < last ? padded(text, texts[column + 1], widths[column]) : text))
      .join('');
    const lastCell = elementsIn(row.children).at(-1);
    const begun = line.slice(0, line.length - (texts.at(-1) ?? '').length);
    const lines = lastCell && line.length > LONGEST ? brokenLines(begun, lastCell) : [line.trimEnd()];
    return [...(gapOf(row) > 0 ? [''] : []), ...lines];
  });
}

/** A row in as many lines as it needs; further ones are indented. */
function brokenLines(begun: string, cell: Element): string[] {
  const lines = [begun];
  for (const piece of piecesOf(cell)) {
    const text = mathText(piece.children);
    const last = lines.pop() ?? '';
    const isFull = last !== begun && (last + text.trimEnd()).length > LONGEST;
    lines.push(...(isFull ? [last.trimEnd(), `    ${text.trimStart()}`] : [last + text]));
  }
  return lines.map(line => line.trimEnd());
}

function columnWidths(cells: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const texts of cells)
    for (const [column, text] of texts.entries())
      if (column < texts.length - 1) widths[column] = Math.max(widths[column] ?? 0, [...text].length);
  return widths;
}

/** A colon brings its space along; other columns need some between them. */
function padded(text: string, next = '', width = 0): string {
  return text + ' '.repeat(Math.max(0, width - [...text].length) + (next.startsWith(' ') ? 0 : 2));
}

function indented(line: string, margin: string): string {
  return (margin + line).trimEnd();
}
