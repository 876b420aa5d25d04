import type { Nodes } from 'mdast';

/** The text of nodes without markup. */
export function plain(nodes: readonly Nodes[]): string {
  return nodes.map(textOf).join('');
}

function textOf(node: Nodes): string {
  if ('children' in node) return plain(node.children);
  if (node.type === 'break') return '\n';
  if (node.type === 'html') return '';
  if ('value' in node) return node.value;
  return 'alt' in node ? (node.alt ?? '') : '';
}
