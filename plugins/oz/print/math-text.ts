import type { Element, ElementContent } from 'hast';
import { elementsIn, ems, textIn } from './elements.ts';

/** Writes the MathML of a row as Unicode text on one line. */
export function mathText(nodes: readonly ElementContent[]): string {
  return nodes
    .map(node => (node.type === 'text' ? node.value : node.type === 'element' ? elementText(node) : ''))
    .join('');
}

/** A space as wide as this, in ems, is one in text: around relations and operators, and between a function and its argument. */
const SPACE = 0.15;

function elementText(node: Element): string {
  const [base, first, second] = elementsIn(node.children);
  switch (node.tagName) {
    case 'mo': {
      const spaced = (side: string) => (ems(node, side) >= SPACE ? ' ' : '');
      return spaced('lspace') + textIn(node.children) + spaced('rspace');
    }
    case 'mspace':
      return ' '.repeat(Math.max(1, Math.round(ems(node, 'width'))));
    case 'msub':
      return elementText(base ?? node) + lowered(first);
    case 'msup':
      return elementText(base ?? node) + raised(first);
    case 'msubsup':
      return elementText(base ?? node) + lowered(first) + raised(second);
    default:
      return mathText(node.children);
  }
}

const DIGITS = '₀₁₂₃₄₅₆₇₈₉';

function lowered(node: Element | undefined): string {
  const text = node ? elementText(node).trim() : '';
  return /^\d+$/.test(text) ? text.replace(/\d/g, digit => DIGITS.charAt(Number(digit))) : `_${grouped(text)}`;
}

const RAISED: Readonly<Record<string, string>> = {
  '+': '⁺',
  '∗': '*',
  '∼': '∼',
  '~': '∼',
  '1': '¹',
  '2': '²',
  '3': '³',
  n: 'ⁿ',
};

function raised(node: Element | undefined): string {
  const text = node ? elementText(node).trim() : '';
  return RAISED[text] ?? `^${grouped(text)}`;
}

function grouped(text: string): string {
  return [...text].length === 1 ? text : `{${text}}`;
}
