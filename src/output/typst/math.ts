import type { Element, ElementContent } from 'hast';
import { attribute, textOf } from '../print/elements.ts';
import { literal } from './literal.ts';
import { matrixOf } from './math-table.ts';

/** Writes MathML as Typst's math. Every character is escaped, so none is a letter of its language. */
export function mathOf(nodes: readonly ElementContent[]): string {
  return nodes
    .map(node => (node.type === 'element' ? elementOf(node) : ''))
    .filter(Boolean)
    .join(' ');
}

function elementOf(node: Element): string {
  const write = WRITERS[node.tagName];
  const made = write ? write(node) : mathOf(node.children);
  return made === '' ? '' : styled(node, made);
}

/** Colours and frames are styles. */
function styled(node: Element, made: string): string {
  const style = attribute(node, 'style');
  const isFramed = node.tagName === 'mrow' && /(?:^|;)\s*border:/.test(style);
  const framed = isFramed ? `#box(stroke: 0.5pt, inset: 3pt, baseline: 3pt, $display(${made})$)` : made;
  const [, color] = /(?:^|;)\s*color:\s*(#[0-9a-f]{6})\b/i.exec(style) ?? [];
  const [, fill] =
    /^(#[0-9a-f]{6})$/i.exec(attribute(node, 'mathbackground') || attribute(node, 'mathBackground')) ?? [];
  const coloured = color === undefined ? framed : `#text(fill: rgb("${color}"), $${framed}$)`;
  return fill === undefined ? coloured : `#highlight(fill: rgb("${fill}"), $${coloured}$)`;
}

function elements(node: Element): Element[] {
  return node.children.filter((child): child is Element => child.type === 'element');
}

/** An argument of a function: never nothing. */
function argument(node: Element | undefined): string {
  return (node && elementOf(node)) || '""';
}

function characters(text: string): string {
  return Array.from(text, character => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`).join('');
}

const WRITERS: Readonly<Record<string, (node: Element) => string>> = {
  math: row,
  mrow: row,
  mpadded: row,
  semantics: node => argument(elements(node)[0]),
  annotation: () => '',
  'annotation-xml': () => '',
  mi: identifier,
  mn: node => literal(textOf(node.children)),
  mo: operator,
  mtext: node => literal(textOf(node.children)),
  ms: node => literal(textOf(node.children)),
  merror: node => literal(textOf(node.children)),
  mspace: space,
  mstyle: style,
  mphantom: node => `#hide($${mathOf(node.children)}$)`,
  mfrac: fraction,
  msqrt: node => `sqrt(${mathOf(node.children) || '""'})`,
  mroot: node => `root(${argument(elements(node)[1])}, ${argument(elements(node)[0])})`,
  msub: node => scripts(node, 'b'),
  msup: node => scripts(node, 't'),
  msubsup: node => scripts(node, 'b', 't'),
  munder: node => limits(node, 'b'),
  mover: node => limits(node, 't'),
  munderover: node => limits(node, 'b', 't'),
  mmultiscripts: multiscripts,
  mtable: node => matrixOf(node, mathOf),
  menclose: enclosed,
};

/** Fences at both ends grow with what is between them. */
function row(node: Element): string {
  const children = elements(node).filter(child => child.tagName !== 'annotation');
  const [first] = children;
  const last = children.at(-1);
  if (
    children.length > 1 &&
    first &&
    last &&
    (isPair(children) || (isFence(first, 'prefix') && isFence(last, 'postfix')))
  ) {
    const inner = mathOf(children.slice(1, -1));
    const [opening, closing] = [characters(textOf(first.children)), characters(textOf(last.children))];
    if (attribute(first, 'stretchy') === 'false')
      return `class("opening", ${opening}) ${inner} class("closing", ${closing})`;
    return `lr(${opening} ${inner} ${closing})`;
  }
  return mathOf(children);
}

/** Parentheses around two things above each other, as of a binomial. */
function isPair(children: readonly Element[]): boolean {
  const [first, stack, last] = children;
  return (
    children.length === 3 &&
    [first, last].every(one => one?.tagName === 'mo') &&
    stack?.tagName === 'mfrac' &&
    isStack(stack)
  );
}

function isStack(node: Element): boolean {
  return /^0(?:\D|$)/.test(attribute(node, 'linethickness'));
}

function isFence(node: Element, form: string): boolean {
  return node.tagName === 'mo' && attribute(node, 'fence') === 'true' && attribute(node, 'form') === form;
}

function identifier(node: Element): string {
  const text = textOf(node.children);
  if (text === '') return '';
  // A bar is a letter here, and not a fence.
  if (/^[|‖]$/.test(text)) return `class("normal", ${characters(text)})`;
  const isOne = [...text].length === 1;
  // Letter by letter: around a text there would be space.
  if (!isOne) return `upright(${/^\p{L}+$/u.test(text) ? characters(text) : literal(text)})`;
  return attribute(node, 'mathvariant') === 'normal' ? `upright(${characters(text)})` : characters(text);
}

/** Signs that only say how a formula is read aloud. */
const UNSEEN = /[\u2061-\u2064]/g;

function operator(node: Element): string {
  const text = textOf(node.children).replace(UNSEEN, '');
  if (text === '') return '';
  // What its author made an operator of several pieces.
  if (node.children.some(child => child.type === 'element')) return `op(${mathOf(node.children)})`;
  if ([...text].length > 1) return `op(${literal(text)})`;
  const size = attribute(node, 'minsize');
  return /^\d(?:\.\d+)?em$/.test(size) ? `lr(size: #${size}, ${characters(text)})` : characters(text);
}

function space(node: Element): string {
  const [, number = '0', unit = 'em'] = /^(-?\d*\.?\d+)(em|pt|ex|px|mu)?$/.exec(attribute(node, 'width')) ?? [];
  const em = { em: 1, ex: 0.45, pt: 0.1, px: 0.0625, mu: 1 / 18 }[unit] ?? 1;
  const width = Math.round(Math.max(-20, Math.min(20, Number(number) * em)) * 1000) / 1000;
  return width === 0 ? '' : `#h(${width}em)`;
}

function style(node: Element): string {
  const inner = row(node);
  const shown = attribute(node, 'displaystyle');
  if (inner === '' || shown === '') return inner;
  return `${shown === 'true' ? 'display' : 'inline'}(${inner})`;
}

function fraction(node: Element): string {
  const [above, below] = elements(node).map(argument);
  return isStack(node) ? `mat(delim: #none, ${above}; ${below})` : `frac(${above}, ${below})`;
}

function scripts(node: Element, ...places: readonly string[]): string {
  const [base, ...marks] = elements(node);
  const isLarge = base?.tagName === 'mo';
  return attached(isLarge ? `scripts(${argument(base)})` : argument(base), places, marks);
}

function attached(base: string, places: readonly string[], marks: readonly Element[]): string {
  const shown = marks.flatMap((mark, index) => {
    const text = elementOf(mark);
    return text === '' ? [] : [`${places[index]}: ${text}`];
  });
  return shown.length === 0 ? base : `attach(${[base, ...shown].join(', ')})`;
}

/** What stands over a letter as an accent, by the sign. */
const ACCENTS: Readonly<Record<string, string>> = {
  '^': '\u0302',
  ˆ: '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  '¯': '\u0304',
  '‾': '\u0304',
  '˘': '\u0306',
  '˙': '\u0307',
  '¨': '\u0308',
  '˚': '\u030a',
  ˇ: '\u030c',
  '´': '\u0301',
  '`': '\u0300',
  '→': '\u20d7',
};

const BRACES: Readonly<Record<string, string>> = {
  '⏞': 'overbrace',
  '⏟': 'underbrace',
  '⏜': 'overparen',
  '⏝': 'underparen',
  '⎴': 'overbracket',
  '⎵': 'underbracket',
};

function limits(node: Element, ...places: readonly string[]): string {
  const [base, ...marks] = elements(node);
  const [mark] = marks;
  const sign = mark?.tagName === 'mo' ? textOf(mark.children) : '';
  if (marks.length === 1) {
    const accent = places[0] === 't' ? ACCENTS[sign] : undefined;
    if (accent !== undefined) return `accent(${argument(base)}, ${literal(accent)})`;
    const brace = BRACES[sign];
    if (brace !== undefined) return `${brace}(${argument(base)})`;
  }
  const isArrow = base?.tagName === 'mo' && attribute(base, 'stretchy') === 'true';
  return attached(`limits(${isArrow ? `stretch(${argument(base)}, size: #120%)` : argument(base)})`, places, marks);
}

function multiscripts(node: Element): string {
  const [base, ...marks] = elements(node);
  const before = marks.findIndex(({ tagName }) => tagName === 'mprescripts');
  const after = before < 0 ? marks : marks.slice(0, before);
  const ahead = before < 0 ? [] : marks.slice(before + 1);
  return attached(
    argument(base),
    ['b', 't', 'bl', 'tl'],
    [...[after[0] ?? NOTHING, after[1] ?? NOTHING], ...[ahead[0] ?? NOTHING, ahead[1] ?? NOTHING]],
  );
}

const NOTHING: Element = { type: 'element', tagName: 'mrow', properties: {}, children: [] };

const ENCLOSED: Readonly<Record<string, (inner: string) => string>> = {
  top: inner => `overline(${inner})`,
  bottom: inner => `underline(${inner})`,
  updiagonalstrike: inner => `cancel(${inner})`,
  downdiagonalstrike: inner => `cancel(${inner}, inverted: #true)`,
  horizontalstrike: inner => `cancel(${inner}, angle: #90deg)`,
};

function enclosed(node: Element): string {
  const inner = mathOf(node.children) || '""';
  const [first = ''] = attribute(node, 'notation').split(/\s+/);
  return ENCLOSED[first]?.(inner) ?? `#box(stroke: 0.5pt, inset: 3pt, $${inner}$)`;
}
