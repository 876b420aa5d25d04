import type { PseudoElement } from '../element.ts';
import { isInvisible } from './kinds.ts';
import { TEXT } from './origin.ts';
import { extend, list, type Tree, text } from './tree.ts';

/** What other elements lead to by names of their own. */
const TARGETABLE: ReadonlySet<string> = new Set(['footnote', 'citation']);

/** Whether a target says where it leads, or is the place itself. */
function leads({ attributes }: PseudoElement): boolean {
  return attributes.refid !== undefined || attributes.refuri !== undefined || attributes.refname !== undefined;
}

/** An empty target gives its names and ids to the next element. */
export function propagateTargets(tree: Tree): void {
  for (const target of tree.all('target')) {
    const parent = tree.parent(target);
    if (leads(target) || !parent || TEXT.has(parent.tag)) continue;
    const next = nextElement(tree, target);
    if (!next || (next.tag !== 'target' && (isInvisible(next) || TARGETABLE.has(next.tag)))) continue;
    takeOver(tree, target, next);
  }
}

function takeOver(tree: Tree, target: PseudoElement, next: PseudoElement): void {
  const taken = tree.takenOver.get(next) ?? new Map<string, PseudoElement>();
  tree.takenOver.set(next, taken);
  for (const id of list(target, 'ids')) tree.ids.set(id, next);
  for (const key of [...list(target, 'ids'), ...list(target, 'names')]) taken.set(key, target);
  for (const [key, before] of tree.takenOver.get(target) ?? []) taken.set(key, before);
  extend(next, 'ids', list(target, 'ids'));
  extend(next, 'names', list(target, 'names'));
  const [id = ''] = list(target, 'ids');
  if (next.tag === 'caption') {
    tree.remove(target);
    return;
  }
  target.attributes.refid = id;
  target.attributes.ids = [];
  target.attributes.names = [];
  tree.refids.add(id, target);
}

/** The element after one in the order of the document; messages are passed over. */
function nextElement(tree: Tree, from: PseudoElement): PseudoElement | undefined {
  for (let each = from, place = tree.place(each); place; each = place.parent, place = tree.place(each)) {
    const next = place.parent.children
      .slice(place.index + 1)
      .find(sibling => typeof sibling !== 'string' && sibling.tag !== 'system_message');
    if (next !== undefined && typeof next !== 'string') return next;
  }
  return undefined;
}

/** References to targets with an address get the address. */
export function externalTargets(tree: Tree): void {
  for (const target of tree.all('target')) {
    const address = text(target, 'refuri');
    if (address !== undefined) resolve(tree, target, { name: 'refuri', value: () => address });
  }
}

/** References to targets that are places get their ids. */
export function internalTargets(tree: Tree): void {
  for (const target of tree.all('target')) {
    if (target.attributes.refuri !== undefined || target.attributes.refid !== undefined) continue;
    resolve(tree, target, { name: 'refid', value: name => tree.nameIds.get(name) ?? undefined });
  }
}

function resolve(
  tree: Tree,
  target: PseudoElement,
  attribute: { name: string; value: (name: string) => string | undefined },
): void {
  for (const name of list(target, 'names')) {
    const references = tree.refnames.of(name);
    if (references.length > 0) tree.reference(target, name);
    for (const reference of references) {
      if (tree.resolved.has(reference)) continue;
      const value = attribute.value(name);
      if (value !== undefined) {
        delete reference.attributes.refname;
        reference.attributes[attribute.name] = value;
      }
      tree.resolved.add(reference);
    }
  }
}
