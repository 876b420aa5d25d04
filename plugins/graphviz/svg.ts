import type { Element, ElementContent } from 'hast';
import { raw } from 'hast-util-raw';

/** Reads the SVG that Graphviz writes into a tree and makes it a picture with a title. pylit sanitises it afterwards. */
export function pictureOf(svg: string, title: string): ElementContent {
  const source = svg.slice(Math.max(0, svg.indexOf('<svg'))).replace(/<!--[\s\S]*?-->/g, '');
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: source }] });
  const picture = tree.type === 'root' ? tree.children.find(isElement) : undefined;
  if (!picture) return { type: 'text', value: title };
  return {
    ...picture,
    properties: { ...picture.properties, role: 'img', ariaLabel: title },
    children: picture.children.filter(child => !isBlank(child)).map(withoutId),
  };
}

/** Graphviz numbers the parts of every drawing from 1, but an id may stand on a page only once. */
function withoutId(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node;
  const { id: _, ...properties } = node.properties;
  const isGroup = node.tagName === 'g' || node.tagName === 'a';
  return { ...node, properties: isGroup ? properties : node.properties, children: node.children.map(withoutId) };
}

function isElement(node: { type: string }): node is Element {
  return node.type === 'element';
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}
