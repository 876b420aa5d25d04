import type { Nodes } from 'mdast';

/**
 * Calls for a node and all below it, in document order. (`unist-util-visit` makes a function for each node: on a page of common size that
 * takes longer than parsing it.)
 */
export function walk(node: Nodes, visitor: (node: Nodes) => void): void {
  visitor(node);
  if ('children' in node) for (const child of node.children) walk(child, visitor);
}
