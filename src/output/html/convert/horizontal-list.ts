import type { Element, ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import { element, isElement } from './hast.ts';

/** Renders `hlist`: the items of its list in columns, of which the first have one more where they do not divide. */
export function horizontalList(
  state: State,
  node: Extract<Nodes, { type: 'containerDirective' | 'leafDirective' }>,
): Element {
  const count = Number(/(?:^|\s)columns-(\d)/.exec(node.attributes?.class ?? '')?.[1] ?? 2);
  const children = state.all(node).flatMap(child => (isElement(child, 'ul') ? columns(state, child, count) : [child]));
  return element('div', { className: ['directive-hlist'] }, state.wrap(children, true));
}

function columns(state: State, list: Element, count: number): ElementContent[] {
  const items = list.children.filter(child => child.type === 'element');
  const made: ElementContent[] = [];
  for (let column = 0, start = 0; column < count && start < items.length; column += 1) {
    const length = Math.floor(items.length / count) + (column < items.length % count ? 1 : 0);
    made.push(element('ul', list.properties, state.wrap(items.slice(start, start + length), true)));
    start += length;
  }
  return made;
}
