import type { Element, ElementContent } from 'hast';

/** An element of MathML. */
export function math(tagName: string, children: readonly ElementContent[], className?: string): Element {
  return { type: 'element', tagName, properties: className ? { className: [className] } : {}, children: [...children] };
}

/** An element of MathML that holds text: `mi`, `mn`, `mtext`. */
export function letters(tagName: string, value: string, className?: string): Element {
  return math(tagName, [{ type: 'text', value }], className);
}

/** An operator with the space before and behind it, in ems. Nothing in a specification stretches. */
export function operator(value: string, before: number, behind: number, className?: string): Element {
  const element = letters('mo', value, className);
  return {
    ...element,
    properties: { ...element.properties, lspace: ems(before), rspace: ems(behind), stretchy: 'false' },
  };
}

/** A space of so many ems. */
export function space(width: number): Element {
  return { ...math('mspace', []), properties: { width: ems(width) } };
}

/** One element for several. */
export function row(children: readonly ElementContent[]): ElementContent {
  return children.length === 1 && children[0] ? children[0] : math('mrow', children);
}

/** What an element says without its layout. */
export function plainText(nodes: readonly ElementContent[]): string {
  return nodes
    .map(node => {
      if (node.type === 'text') return node.value;
      return node.type === 'element' ? (node.tagName === 'mspace' ? ' ' : plainText(node.children)) : '';
    })
    .join('');
}

function ems(width: number): string {
  return width === 0 ? '0' : `${Math.round(width * 1000) / 1000}em`;
}
