import type { Element, ElementContent } from 'hast';
import { letters, math, operator, row } from './mathml.ts';

/** Sets something below the end of an expression. */
export function subscript(base: ElementContent, below: ElementContent): Element {
  const [inner, above] = scripted(base, 'msup');
  return inner && above ? math('msubsup', [inner, below, above]) : math('msub', [base, below]);
}

/** Sets something above the end of an expression. */
export function superscript(base: ElementContent, above: ElementContent): Element {
  const [inner, below] = scripted(base, 'msub');
  return inner && below ? math('msubsup', [inner, below, above]) : math('msup', [base, above]);
}

/** Adds a prime; a second one stands beside the first. */
export function prime(base: ElementContent): Element {
  if (base.type === 'element' && (base.tagName === 'msup' || base.tagName === 'msubsup')) {
    const above = base.children.at(-1);
    const text = above?.type === 'element' && above.tagName === 'mo' ? above.children[0] : undefined;
    if (text?.type === 'text' && /^′+$/.test(text.value))
      return math(base.tagName, [...base.children.slice(0, -1), operator(`${text.value}′`, 0, 0)]);
  }
  return superscript(base, operator('′', 0, 0));
}

/** A sign of the table whose last character stands below: ℕ₁, seq₁, seq∞. */
export function withLowered(text: string, draw: (text: string) => Element): Element {
  const end = /^(.+)([₁∞])$/u.exec(text);
  if (!end?.[1]) return draw(text);
  return math('msub', [draw(end[1]), letters('mn', end[2] === '₁' ? '1' : '∞')]);
}

/** An argument of a script: nothing is nothing. */
export function script(children: readonly ElementContent[]): ElementContent {
  return row(children);
}

function scripted(base: ElementContent, tagName: string): ElementContent[] {
  return base.type === 'element' && base.tagName === tagName ? base.children : [];
}
