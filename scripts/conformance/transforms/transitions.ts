import type { PseudoElement, PseudoNode } from '../element.ts';
import type { Tree } from './tree.ts';

/** Titles, and what moves or shows nothing. */
const IGNORED: ReadonlySet<string> = new Set([
  'decoration',
  'meta',
  'pending',
  'substitution_definition',
  'subtitle',
  'target',
  'title',
]);

/** A transition at the end of a section stands between sections; at a start, at the end or beside another it is reported. */
export function transitions(tree: Tree): void {
  for (const transition of tree.all('transition')) place(tree, transition);
}

function place(tree: Tree, transition: PseudoElement): void {
  const found = tree.place(transition);
  if (!found) return;
  const { parent, index } = found;
  const [before, after] = [parent.children.slice(0, index), parent.children.slice(index + 1)];
  const previous = before.at(-1);
  if (after.every(isIgnored) && !moveUp(tree, transition, parent)) {
    warn(tree, transition, 'Transition at the end of the document.');
  }
  if (before.every(isIgnored)) {
    warn(tree, transition, `Transition at the start of the ${tree.parent(transition)?.tag}.`);
  } else if (previous !== undefined && typeof previous !== 'string' && previous.tag === 'transition') {
    warn(tree, transition, 'At least one body element should separate transitions.');
  }
}

function isIgnored(node: PseudoNode): boolean {
  return typeof node !== 'string' && IGNORED.has(node.tag);
}

function warn(tree: Tree, transition: PseudoElement, problem: string): void {
  const found = tree.place(transition);
  if (found) tree.insert(found.parent, found.index + 1, [tree.message(2, problem, transition)]);
}

/** Moves a transition behind the outermost element that ends with it; false where that is the document. */
function moveUp(tree: Tree, transition: PseudoElement, parent: PseudoElement): boolean {
  for (let each = parent, place = tree.place(each); place; each = place.parent, place = tree.place(each)) {
    if (place.index === place.parent.children.length - 1) continue;
    tree.remove(transition);
    tree.insert(place.parent, place.index + 1, [transition]);
    return true;
  }
  return false;
}
