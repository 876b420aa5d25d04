import type { PseudoElement } from '../element.ts';
import { isPreBibliographic } from './kinds.ts';
import type { Tree } from './tree.ts';

/** A transition at the end of a section stands between sections; at a start, at the end or beside another it is reported. */
export function transitions(tree: Tree): void {
  for (const transition of tree.all('transition')) place(tree, transition);
}

function place(tree: Tree, transition: PseudoElement): void {
  const found = tree.place(transition);
  if (!found) return;
  const { parent, index } = found;
  const problem = misplaced(parent, index);
  const message = problem === undefined ? [] : [tree.message(2, problem, transition)];
  tree.insert(parent, index + 1, message);
  if (index + message.length !== parent.children.length - 1) return;
  const last = lastOf(tree, parent);
  if (!last) {
    tree.append(parent, tree.message(2, 'Transition at the end of the document.', transition));
    return;
  }
  parent.children.splice(index);
  const above = tree.place(last);
  if (above) tree.insert(above.parent, above.index + 1, [transition, ...message]);
}

function misplaced(parent: PseudoElement, index: number): string | undefined {
  const before = parent.children.slice(0, index);
  if (before.every(each => typeof each !== 'string' && isPreBibliographic(each))) {
    return `Transition at the start of the ${parent.tag}.`;
  }
  const previous = before.at(-1);
  const isTransition = previous !== undefined && typeof previous !== 'string' && previous.tag === 'transition';
  return isTransition ? 'At least one body element should separate transitions.' : undefined;
}

/** The outermost element that ends here, undefined where that is the document. */
function lastOf(tree: Tree, from: PseudoElement): PseudoElement | undefined {
  for (let each = from, place = tree.place(each); place; each = place.parent, place = tree.place(each)) {
    if (place.index < place.parent.children.length - 1) return each;
  }
  return undefined;
}
