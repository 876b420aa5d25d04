import type { Element, ElementContent } from 'hast';
import { elementsIn, ems, hasClass, textIn } from './elements.ts';

/** Makes a string of Typst: nothing in it is markup. */
export function literal(text: string): string {
  const clean = text.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f\ufeff]/g, ' ');
  return `"${clean.replace(/[\\"]/g, character => `\\${character}`)}"`;
}

/** Writes the MathML of a row as Typst's math: names in italics, words upright, spaces as they are drawn on pages, and no others. */
export function typstMath(nodes: readonly ElementContent[]): string {
  return nodes.map(node => (node.type === 'element' ? element(node) : '')).join('');
}

function element(node: Element): string {
  const [base, first, second] = elementsIn(node.children);
  switch (node.tagName) {
    case 'mi':
      return isUpright(node) ? upright(node) : name(node);
    case 'mn':
      return upright(node);
    case 'mo':
      return spaced(
        node,
        hasClass(node, 'oz-keyword') ? `#oz-word(strong(${literal(textIn(node.children))}))` : sign(node),
      );
    case 'mtext':
      return `#oz-word(${literal(textIn(node.children))})`;
    case 'mspace':
      return `#h(${ems(node, 'width')}em)`;
    case 'msub':
      return `attach(${argument(base)}, b: ${argument(first)})`;
    case 'msup':
      return `attach(${argument(base)}, t: ${argument(first)})`;
    case 'msubsup':
      return `attach(${argument(base)}, b: ${argument(first)}, t: ${argument(second)})`;
    case 'a':
      return `#oz-link(${literal(String(node.properties.href ?? ''))}, ${literal(textIn(node.children))})`;
    default:
      return typstMath(node.children);
  }
}

/** In the text's own italics: those of mathematics are other characters, which nobody finds who looks for a word. */
function name(node: Element): string {
  return `#oz-name(${literal(textIn(node.children))})`;
}

function isUpright(node: Element): boolean {
  return hasClass(node, 'oz-word') || hasClass(node, 'oz-upright');
}

function upright(node: Element): string {
  const text = textIn(node.children);
  return /^\p{L}{2}/u.test(text) ? `#oz-word(${literal(text)})` : `upright(${literal(text)})`;
}

/** A sign without the spaces that Typst would put: those of the page are put instead. */
function sign(node: Element): string {
  const text = textIn(node.children);
  if (hasClass(node, 'oz-infix')) return `underline(upright(${literal(text)}))`;
  return /^\p{L}{2}/u.test(text) ? upright(node) : `class("normal", upright(${literal(text)}))`;
}

function spaced(node: Element, shown: string): string {
  const [before, behind] = [ems(node, 'lspace'), ems(node, 'rspace')];
  return `${before > 0 ? `#h(${before}em)` : ''}${shown}${behind > 0 ? `#h(${behind}em)` : ''}`;
}

function argument(node: Element | undefined): string {
  return (node && element(node)) || '""';
}
