import type { Nodes } from 'mdast';

/** The text of nodes, without markup. */
export function plainText(nodes: readonly Nodes[]): string {
  let text = '';
  for (const node of nodes) text += nodeText(node);
  return text;
}

/** The text of a node, without markup. */
export function nodeText(node: Nodes): string {
  if ('children' in node) return plainText(node.children);
  if ('value' in node) return node.value;
  return 'alt' in node ? (node.alt ?? '') : '';
}
