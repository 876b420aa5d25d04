import type { Element } from 'hast';
import { attribute, findElement, textOf } from '../print/elements.ts';
import type { Emission } from './emission.ts';
import { literal } from './literal.ts';
import { mathOf } from './math.ts';
import { tagOf } from './math-table.ts';

/** TeX of so many characters makes no formula that is wider than a page. */
const SHORT = 50;

/** Writes a formula; what a reader hears is its TeX. */
export function formula(node: Element, _emission: Emission): string {
  const tex = findElement(node.children, ({ tagName }) => tagName === 'annotation');
  const alt = textOf(tex ? tex.children : node.children).trim() || 'Formula';
  const isLong = isDisplayed(node) && alt.length > SHORT;
  const call = isLong ? 'long-formula(' : `formula(${isDisplayed(node)}, `;
  const made = `${call}${literal(alt)}, $${mathOf(node.children) || '""'}$)`;
  const tag = tagOf(node);
  return tag === undefined ? made : `{ set math.equation(numbering: (..) => ${literal(tag)}); ${made} }`;
}

/** Whether a formula stands on a line of its own. */
export function isDisplayed(node: Element): boolean {
  return attribute(node, 'display') === 'block';
}
