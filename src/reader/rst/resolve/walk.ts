import type { Nodes } from 'mdast';

/**
 * Visits nodes and all below them in the order of the text. `visit` also gets the next sibling; where it returns `false`, what is
 * below the node is left out.
 */
export function walk(
  nodes: readonly Nodes[],
  visit: (node: Nodes, next: Nodes | undefined) => boolean | undefined,
): void {
  for (const [index, node] of nodes.entries()) {
    if (visit(node, nodes[index + 1]) !== false && 'children' in node) walk(node.children, visit);
  }
}

/** All nodes of a type at or below some nodes, in the order of the text. */
export function nodesOfType<T extends Nodes['type']>(nodes: readonly Nodes[], type: T): Extract<Nodes, { type: T }>[] {
  const found: Extract<Nodes, { type: T }>[] = [];
  const isWanted = (node: Nodes): node is Extract<Nodes, { type: T }> => node.type === type;
  walk(nodes, node => {
    if (isWanted(node)) found.push(node);
    return undefined;
  });
  return found;
}
