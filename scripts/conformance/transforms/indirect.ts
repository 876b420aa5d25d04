import type { PseudoElement } from '../element.ts';
import { list, type Tree, text } from './tree.ts';

/** Targets that refer to other targets, and the references to them, lead where the last one leads. */
export function indirectHyperlinks(tree: Tree): void {
  const passing = new Set<PseudoElement>();
  for (const target of tree.all('target')) {
    if (target.attributes.refname === undefined && !passing.has(target) && !tree.resolved.has(target)) continue;
    if (!tree.resolved.has(target)) resolveTarget(tree, target, passing);
    resolveReferences(tree, target);
  }
}

function resolveTarget(tree: Tree, target: PseudoElement, passing: Set<PseudoElement>): void {
  const refname = text(target, 'refname');
  const id = refname === undefined ? text(target, 'refid') : tree.nameIds.get(refname);
  const destination = id == null ? undefined : ((refname && tree.named.get(refname)) ?? tree.ids.get(id));
  if (id == null || !destination) {
    nonexistent(tree, target, refname ?? '');
    return;
  }
  tree.reference(destination, id);
  if (destination.tag === 'target' && !tree.resolved.has(destination) && destination.attributes.refname !== undefined) {
    if (passing.has(target)) {
      failed(tree, target, 'forming a circular reference');
      return;
    }
    passing.add(target);
    resolveTarget(tree, destination, passing);
    passing.delete(target);
  }
  lead(tree, target, destination, id);
  delete target.attributes.refname;
  tree.resolved.add(target);
}

function lead(tree: Tree, target: PseudoElement, destination: PseudoElement, id: string): void {
  const address = text(destination, 'refuri');
  if (address !== undefined) {
    target.attributes.refuri = address;
    delete target.attributes.refid;
    return;
  }
  const place = text(destination, 'refid') ?? id;
  target.attributes.refid = place;
  tree.refids.add(place, target);
}

function nonexistent(tree: Tree, target: PseudoElement, refname: string): void {
  const isDuplicate = tree.nameIds.has(refname);
  failed(
    tree,
    target,
    isDuplicate ? 'which is a duplicate, and cannot be used as a unique reference' : 'which does not exist',
  );
}

function failed(tree: Tree, target: PseudoElement, explanation: string): void {
  const [names, ids] = [list(target, 'names'), list(target, 'ids')];
  const naming = `${names[0] === undefined ? '' : `"${names[0]}" `}${ids[0] === undefined ? '' : `(id="${ids[0]}")`}`;
  const refname = text(target, 'refname') ?? '';
  const problem = `Indirect hyperlink target ${naming} refers to target "${refname}", ${explanation}.`;
  const message = tree.message(3, problem, target);
  tree.id(message);
  const references = [...names.flatMap(name => tree.refnames.of(name)), ...ids.flatMap(id => tree.refids.of(id))];
  for (const reference of new Set(references)) tree.problematic(reference, message);
  tree.resolved.add(target);
}

function resolveReferences(tree: Tree, target: PseudoElement): void {
  const attribute = target.attributes.refid !== undefined ? 'refid' : 'refuri';
  const value = text(target, attribute);
  if (value === undefined) return;
  for (const name of list(target, 'names')) pass(tree, target, { by: name, old: 'refname', attribute, value });
  for (const id of list(target, 'ids')) pass(tree, target, { by: id, old: 'refid', attribute, value });
}

function pass(
  tree: Tree,
  target: PseudoElement,
  how: { by: string; old: 'refname' | 'refid'; attribute: 'refid' | 'refuri'; value: string },
): void {
  const references = [...(how.old === 'refname' ? tree.refnames : tree.refids).of(how.by)];
  if (references.length > 0) tree.reference(target, how.by);
  for (const reference of references) {
    if (tree.resolved.has(reference)) continue;
    delete reference.attributes[how.old];
    reference.attributes[how.attribute] = how.value;
    if (how.attribute === 'refid') tree.refids.add(how.value, reference);
    tree.resolved.add(reference);
    if (reference.tag === 'target') resolveReferences(tree, reference);
  }
}
