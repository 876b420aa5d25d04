import type { Element, ElementContent } from 'hast';

/** Code that is wider than the page scrolls, so the keyboard must reach it. */
export function focusable(node: Element): Element {
  return node.tagName === 'pre' ? { ...node, properties: { ...node.properties, tabIndex: 0 } } : node;
}

/** The same for what a plugin made: as a whole, or in the frame around it. */
export function focusableCode(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node;
  return focusable(node.tagName === 'figure' ? { ...node, children: node.children.map(focusableCode) } : node);
}
