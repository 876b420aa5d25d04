import type { Element, ElementContent, Properties, RootContent, Text } from 'hast';

/** Makes an element. */
export function element(tagName: string, properties: Properties, children: readonly ElementContent[] = []): Element {
  return { type: 'element', tagName, properties, children: [...children] };
}

/** Makes a text. */
export function text(value: string): Text {
  return { type: 'text', value };
}

/** Whether a node is an element of a name. */
export function isElement(node: ElementContent, tagName: string): node is Element {
  return node.type === 'element' && node.tagName === tagName;
}

/** Whether a node may stand in an element. */
export function isContent(node: RootContent): node is ElementContent {
  return node.type !== 'doctype';
}

/** The text of a tree, without markup. */
export function textOf(nodes: readonly { readonly type: string }[]): string {
  return nodes.map(textOfNode).join('');
}

function textOfNode(node: { readonly type: string; readonly value?: unknown; readonly children?: unknown }): string {
  if (node.type === 'text' && typeof node.value === 'string') return node.value;
  return Array.isArray(node.children) ? textOf(node.children) : '';
}

/** Shows text that should be a link and leads nowhere. */
export function broken(children: readonly ElementContent[], problem: string): Element {
  return element('span', { className: ['pylit-broken'], title: problem }, children);
}
