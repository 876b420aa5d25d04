import type { Element } from 'hast';
import { plainText } from '../mathml.ts';
import { declaredIn, elementsIn, gapOf, hasClass, isProse, piecesOf } from './elements.ts';
import { mathText } from './math-text.ts';
import { literal, typstMath } from './typst-math.ts';

/** Writes figures as expressions of Typst, in code. */
export function figuresTypst(figures: readonly Element[]): string {
  return [DEFINITIONS, ...figures.map(figure => shown(figure))].filter(Boolean).join('\n');
}

/** The rules of boxes, and names, in the fonts of the document. Everything is local to the block of code that the figures stand in. */
const DEFINITIONS = `let oz-line = 0.5pt
let oz-head(title, double, depth, right) = {
  let rule = if double { stack(spacing: 1.6pt, line(length: 100%, stroke: oz-line), line(length: 100%, stroke: oz-line)) } else { line(length: 100%, stroke: oz-line) }
  let cells = if title == none { (rule,) } else { (rule, pad(x: 0.35em, title), rule) }
  let columns = if title == none { (1fr,) } else { (1em, auto, 1fr) }
  place(top + left, dx: -1.1em, dy: -depth - 0.7em, block(width: 100% + 1.1em + right, height: 1.4em, grid(columns: columns, rows: 1.4em, align: horizon, ..cells)))
}
// The name stands half above the box; what is above leaves it room, also where the box comes first. What is in a class ends before it does.
let oz-box(title, double, body, right: 0pt, parted: false) = {
  let (room, inner) = if title == none { (0.3em, 0.75em) } else { (0.7em, 1.05em) }
  block(width: 100%, breakable: parted, above: 0.8em, below: 0.8em, inset: (top: room, bottom: 0.3em), block(width: 100%, stroke: (left: oz-line, bottom: oz-line), inset: (left: 1.1em, top: inner, bottom: 0.6em, right: right), { oz-head(title, double, inner, right); body }))
}
let oz-axiom(body, parted: false) = block(width: 100%, breakable: parted, above: 1.2em, below: 1.2em, stroke: (left: oz-line), inset: (left: 1.1em, y: 0.3em), body)
let oz-where = block(above: 0.55em, below: 0.7em, pad(left: -1.1em, line(length: 8em, stroke: oz-line)))
let oz-rows(columns, gutter, ..cells) = block(width: 100%, above: 0.6em, below: 0.6em, grid(columns: columns, column-gutter: gutter, row-gutter: 0.62em, ..cells))
let oz-name(name) = box({ text(font: (serif, ..fallback), style: "italic", name); h(0.07em) })
let oz-link(place, name) = context { if is-here(place) and query(label(place)).len() == 1 { link(label(place), oz-name(name)) } else { oz-name(name) } }
let oz-word(word) = box(text(font: (serif, ..fallback), word))
let oz-math(alt, body) = math.equation(alt: alt, block: false, body)`;

function shown(node: Element): string {
  const inner = () => content(elementsIn(node.children));
  if (hasClass(node, 'oz-part')) return rows(node);
  if (isProse(node)) return prose(node);
  if (hasClass(node, 'oz-schema') || hasClass(node, 'oz-class')) return boxed(node, false);
  if (hasClass(node, 'oz-generic')) return boxed(node, true);
  if (hasClass(node, 'oz-axiomatic')) return `oz-axiom(${inner()}${partedOption(node)})`;
  if (hasClass(node, 'oz-where')) return 'oz-where';
  if (hasClass(node, 'oz-conclusion')) return conclusion(node);
  if (hasClass(node, 'oz-inference')) return `align(center, block(${inner()}))`;
  if (hasClass(node, 'oz-sidebyside')) return columns(node);
  if (hasClass(node, 'oz-proof-head')) return `strong(${literal(plainText(node.children))})`;
  if (hasClass(node, 'oz-plain')) return `pad(left: 1.5em, ${inner()})`;
  return inner();
}

/** A block of code that joins what its statements make. */
function content(nodes: readonly Element[]): string {
  const statements = nodes.map(shown).filter(Boolean);
  return statements.length === 0 ? '[]' : `{ ${statements.join('; ')} }`;
}

function boxed(box: Element, isDouble: boolean): string {
  const [head, ...rest] = elementsIn(box.children);
  const title = head?.children.length ? math(head) : 'none';
  const right = hasClass(box, 'oz-class') ? ', right: 1.1em' : '';
  return `oz-box(${title}, ${isDouble}, ${content(rest)}${right}${partedOption(box)})`;
}

/** Longer boxes may be parted by the end of a page. */
const LONG = 24;

function partedOption(box: Element): string {
  return rowsIn(box) > LONG ? ', parted: true' : '';
}

function rowsIn(node: Element): number {
  const below = elementsIn(node.children).reduce((sum, child) => sum + rowsIn(child), 0);
  return below + (hasClass(node, 'oz-row') ? 1 : 0);
}

function conclusion(node: Element): string {
  const [rule, condition] = elementsIn(node.children);
  const isDouble = rule !== undefined && hasClass(rule, 'oz-derive-twice');
  const line = 'line(length: 100%, stroke: oz-line)';
  const drawn = isDouble ? `stack(spacing: 1.6pt, ${line}, ${line})` : line;
  return `grid(columns: (60%, auto), align: horizon, column-gutter: 0.6em, ${drawn}, ${condition ? math(condition) : '[]'})`;
}

function columns(node: Element): string {
  const parts = elementsIn(node.children);
  return `grid(columns: (1fr,) * ${Math.max(1, parts.length)}, column-gutter: 2em, ${parts.map(part => content(elementsIn(part.children))).join(', ')})`;
}

function rows(part: Element): string {
  const all = elementsIn(part.children);
  const count = Math.max(1, ...all.map(({ children }) => elementsIn(children).length));
  const cells = all.flatMap(row => {
    const own = elementsIn(row.children).map(math);
    const gap = gapOf(row);
    const space = gap > 0 ? [`grid.cell(colspan: ${count}, v(${gap * 0.35}em))`] : [];
    if (own.length === 1) return [...space, `grid.cell(colspan: ${count}, ${own[0]})`];
    return [...space, ...own, ...new Array<string>(count - own.length).fill('[]')];
  });
  const gutter = all.some(declares) ? '0pt' : '1.2em';
  return `oz-rows((auto,) * ${count - 1} + (1fr,), ${gutter}, ${cells.join(', ')})`;
}

/** The colon of a declaration brings its space along. */
function declares(row: Element): boolean {
  const [, second] = elementsIn(row.children);
  return second !== undefined && mathText(second.children).startsWith(' :');
}

/** A formula; one that may be broken in several pieces, whose further lines are indented. */
function math(node: Element): string {
  const pieces = piecesOf(node);
  if (pieces.length < 2) return mathPiece(node);
  return `par(hanging-indent: 2em, justify: false, leading: 0.5em, { ${pieces.map(mathPiece).join('; sym.zws; ')} })`;
}

function mathPiece(node: Element): string {
  const inner = typstMath(node.children) || '""';
  const shown = `oz-math(${literal(mathText(node.children).trim() || ' ')}, $${inner}$)`;
  const places = declaredIn(node.children).map(name => `declared(doc, ${literal(name)})`);
  return places.length > 0 ? `{ ${[...places, shown].join('; ')} }` : shown;
}

function prose(node: Element): string {
  const paragraphs = elementsIn(node.children).map(paragraph => {
    const pieces = paragraph.children.map(child => {
      if (child.type === 'text') return `text(${literal(child.value)})`;
      return child.type === 'element' ? math({ ...child, children: [child] }) : '';
    });
    return `par({ ${pieces.filter(Boolean).join('; ')} })`;
  });
  return paragraphs.length === 0 ? '[]' : `{ ${paragraphs.join('; ')} }`;
}
