import type { Nodes } from 'mdast';

/** The text of nodes, without markup. */
export function plainText(nodes: readonly Nodes[]): string {
  return nodes.map(nodeText).join('');
}

function nodeText(node: Nodes): string {
  if ('children' in node) return plainText(node.children);
  if ('value' in node) return node.value;
  return 'alt' in node ? (node.alt ?? '') : '';
}
