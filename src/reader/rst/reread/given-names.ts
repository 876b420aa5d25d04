import type { Nodes, RootContent } from 'mdast';
import { substitutionKey } from '../resolve/references.ts';
import { holder } from '../resolve/walk.ts';

/**
 * Whether no block but those of two lists has a name that one of these has: then it makes no difference to the others which of the lists
 * stands in the document. Code blocks may share a name, because they are parts of one chunk.
 */
export function haveOwnNames(some: readonly RootContent[], others: Iterable<RootContent>): boolean {
  const names = new Map<string, boolean>();
  visitNames(some, (name, node) => {
    names.set(name, node.type === 'code' && names.get(name) !== false);
    return true;
  });
  if (names.size === 0) return true;
  return visitNames(others, (name, node) => {
    const isCode = names.get(name);
    return isCode === undefined || (isCode && node.type === 'code');
  });
}

/** Visits the names that nodes and those below them have, until a visit returns false. */
function visitNames(nodes: Iterable<Nodes>, visit: (name: string, node: Nodes) => boolean): boolean {
  for (const node of nodes) {
    if (!holdsNames(node)) continue;
    if (!namesOf(node).every(name => visit(name, node))) return false;
    if ('children' in node && !visitNames(node.children, visit)) return false;
  }
  return true;
}

const holdsNames = holder(['target', 'substitutionDefinition'], true);

function namesOf(node: Nodes): readonly string[] {
  if (node.type === 'substitutionDefinition') return [substitutionKey(node)];
  // Places without a name are counted, and called by their number.
  return node.type === 'target' ? (node.anonymous ? [] : node.names) : (node.data?.rst?.names ?? []);
}
