import type { PseudoElement } from '../element.ts';
import { lineAfter } from './end-of-text.ts';
import { isInvisible } from './kinds.ts';
import { endLineOf } from './origin.ts';
import { extend, type Tree } from './tree.ts';

/** Gives the classes of a `class` directive to the next element, even above. */
export function classAttribute(tree: Tree, pending: PseudoElement): void {
  const details = pending.pending?.details ?? {};
  for (let child = pending, place = tree.place(child); place; child = place.parent, place = tree.place(child)) {
    const next = place.parent.children
      .slice(place.index + 1)
      .find(each => typeof each !== 'string' && !isInvisible(each) && each.tag !== 'system_message');
    if (next === undefined || typeof next === 'string') continue;
    extend(next, 'classes', [details.class ?? []].flat().map(String));
    tree.remove(pending);
    return;
  }
  const problem = `No suitable element following "${details.directive}" directive`;
  const literal = { tag: 'literal_block', attributes: { 'xml:space': 'preserve' }, children: [tree.written(pending)] };
  const message = tree.message(3, problem, pending, literal);
  const isOuter = ['document', 'section'].includes(tree.parent(pending)?.tag ?? '');
  message.attributes.line = String((isOuter ? endLineOf(tree, pending) : lineAfter(tree)) ?? 'True');
  tree.replace(pending, [message]);
}
