import type { Element } from 'hast';
import type { Hole } from '../../literate/artifact.ts';
import { type CodeLine, type CodePiece, codeLines, withoutTabs } from '../print/code-lines.ts';
import { attribute, findElement, hasClass, textOf } from '../print/elements.ts';
import { block, type Emission, holesIn, namesOf } from './emission.ts';
import { array, literal } from './literal.ts';
import { prose } from './prose.ts';

/** Longer lines, counted in columns, are broken where the page is too narrow for them. */
const SURE_TO_FIT = 48;

/** Writes a `pre`. */
export function codeBlock(pre: Element, emission: Emission): string {
  return code(pre, emission, []);
}

/** Writes code with its frame: the title, or the head and foot of a part of a chunk. */
export function codeFigure(figure: Element, emission: Emission): string {
  const pre = findElement(figure.children, ({ tagName }) => tagName === 'pre');
  const holes = figure.children.flatMap(child => (child.type === 'text' ? holesIn(emission, child.value) : []));
  const head = holes.find(({ hole }) => hole === 'chunk-head');
  const foot = holes.find(({ hole }) => hole === 'chunk-foot');
  const title = findElement(figure.children, node => hasClass(node, 'code-title'));
  const isNumbered = hasClass(figure, 'numbered');
  const frame = [
    ...(title ? [`title: ${prose(textOf(title.children))}`] : []),
    ...(title || head || isNumbered ? [`names: ${namesOf(emission, attribute(figure, 'id'))}`] : []),
    ...(isNumbered ? ['numbered: true'] : []),
    ...(head ? [`head: ${emission.marks.mark(head)}`] : []),
    ...(foot ? [`foot: ${emission.marks.mark(foot)}`] : []),
  ];
  if (pre) return code(pre, emission, frame);
  // A plugin made something else of it, such as a drawing.
  const rest = figure.children.filter(child => child.type !== 'text');
  return `framed(${[block(emission.statements(rest)), ...frame].join(', ')})`;
}

function code(pre: Element, emission: Emission, frame: readonly string[]): string {
  const lines = codeLines(pre).map(line => withoutTabs(line));
  const columns = lines.map(columnsOf);
  const longest = columns.reduce((most, one) => Math.max(most, one), 0);
  const numbers = lines.some(line => line.number !== undefined)
    ? [`numbers: ${array(lines.map(({ number = '' }) => literal(number)))}`]
    : [];
  const written = array(lines.map((line, index) => codeLine(line, (columns[index] ?? 0) > SURE_TO_FIT, emission)));
  const wide = longest > SURE_TO_FIT ? [`longest: ${longest}`] : [];
  return `code(${[written, ...frame, ...numbers, ...wide].join(', ')})`;
}

/** A line that fits is an expression; of a longer one, its pieces are given. */
function codeLine(line: CodeLine, isLong: boolean, emission: Emission): string {
  if (isLong) return array(line.pieces.map(piece => longPiece(piece, emission)));
  return `{${line.pieces.map(piece => shownPiece(piece, emission)).join(';')}}`;
}

function shownPiece(piece: CodePiece, emission: Emission): string {
  const target = chunkTarget(piece, emission);
  if (target !== undefined) return `chunk-ref(${target}, ${literal(chunkName(piece.text))})`;
  const style = styleOf(piece);
  return style === '' ? literal(piece.text) : `tok(${literal(style)}, ${literal(piece.text)})`;
}

function longPiece(piece: CodePiece, emission: Emission): string {
  const target = chunkTarget(piece, emission);
  if (target !== undefined) return `(${literal(chunkName(piece.text))}, "", ${target})`;
  return `(${literal(piece.text)}, ${literal(styleOf(piece))}, none)`;
}

function chunkTarget({ href }: CodePiece, emission: Emission): string | undefined {
  return holesIn(emission, href).some(isChunkLink) ? literal(href ?? '') : undefined;
}

function isChunkLink(hole: Hole): boolean {
  return hole.hole === 'href' && hole.namespace === 'chunk';
}

function chunkName(written: string): string {
  return written.replace(/^<<\s*|\s*>>$/g, '');
}

/** The class that a theme colours by, with those of the font. */
function styleOf({ classes }: CodePiece): string {
  return classes.filter(isOfTheme).join(' ');
}

function isOfTheme(name: string): boolean {
  return /^t(?:\d+|[ibus])$/.test(name);
}

/** The width of a line in a font of fixed width: signs of East Asia take two columns, accents none. */
function columnsOf({ pieces }: CodeLine): number {
  let columns = 0;
  for (const { text } of pieces) {
    if (ASCII.test(text)) columns += text.length;
    else for (const character of text) columns += WIDE.test(character) ? 2 : THIN.test(character) ? 0 : 1;
  }
  return columns;
}

const ASCII = /^[\0-\x7f]*$/;
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f300}-\u{1faff}\u{20000}-\u{3ffff}]/u;
const THIN = /\p{M}|\u200b|\u200d/u;
