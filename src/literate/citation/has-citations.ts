import type { Nodes } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type {} from './citation-nodes.ts';

/** Whether a tree holds citations or a list of works. */
export function hasCitations(node: Nodes): boolean {
  if (node.type === 'citation' || isWorkList(node)) return true;
  return 'children' in node && node.children.some(hasCitations);
}

/** Whether a node is the directive that a list of works stands for. */
export function isWorkList(node: Nodes): node is ContainerDirective | LeafDirective {
  return (node.type === 'leafDirective' || node.type === 'containerDirective') && node.name === 'bibliography';
}
