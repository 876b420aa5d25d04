import type { Nodes } from 'mdast';
import { RUNNING_TEXT } from './running-text.ts';
import { holder } from './walk.ts';

/** Nodes that stand between a target and what it names. */
const BETWEEN: ReadonlySet<string> = new Set(['target', 'comment', 'substitutionDefinition']);

/** What each target names: the next node beside it. */
export function followingNodes(nodes: readonly Nodes[]): ReadonlyMap<Nodes, Nodes> {
  const following = new Map<Nodes, Nodes>();
  addFollowing(nodes, following);
  return following;
}

function addFollowing(nodes: readonly Nodes[], following: Map<Nodes, Nodes>): void {
  let next: Nodes | undefined;
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    const node = nodes[index];
    if (!node) continue;
    if (node.type === 'target' && next) following.set(node, next);
    if (!BETWEEN.has(node.type)) next = node;
    if ('children' in node && !RUNNING_TEXT.has(node.type) && holdsTarget(node)) addFollowing(node.children, following);
  }
}

const holdsTarget = holder(['target'], false);
