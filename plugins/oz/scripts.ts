import type { Element, ElementContent } from 'hast';
import { letters, math } from './mathml.ts';

/** Sets something below the end of an expression: beside what stands there already, so that no script nests in its base. */
export function subscript(base: ElementContent, below: ElementContent): ElementContent[] {
  return scripted(base, below, 'msub', 'msup', ([inner, above]) => [inner, below, above]);
}

/** Sets something above the end of an expression. */
export function superscript(base: ElementContent, above: ElementContent): ElementContent[] {
  return scripted(base, above, 'msup', 'msub', ([inner, below]) => [inner, below, above]);
}

/** A sign of the table whose last character stands below: ℕ₁, seq₁, seq∞. */
export function withLowered(text: string, draw: (text: string) => Element): Element {
  const end = /^(.+)([₁∞])$/u.exec(text);
  if (!end?.[1]) return draw(text);
  return math('msub', [draw(end[1]), letters('mn', end[2] === '₁' ? '1' : '∞')]);
}

type Parts = readonly (ElementContent | undefined)[];

function scripted(
  base: ElementContent,
  what: ElementContent,
  tagName: string,
  other: string,
  both: (parts: Parts) => Parts,
): ElementContent[] {
  if (base.type !== 'element') return [base];
  if (base.tagName === other)
    return [
      math(
        'msubsup',
        both(base.children).filter(part => part !== undefined),
      ),
    ];
  const isTaken = base.tagName === tagName || base.tagName === 'msubsup';
  return isTaken ? [base, math(tagName, [math('mrow', []), what])] : [math(tagName, [base, what])];
}
