import type { PseudoElement } from '../element.ts';
import { lineAfter } from './end-of-text.ts';
import { list, type Tree, text } from './tree.ts';

/** The first anonymous reference leads to the first anonymous target, and so on. */
export function anonymousHyperlinks(tree: Tree): void {
  const references = tree.all('reference').filter(each => each.attributes.anonymous !== undefined);
  const targets = tree.all('target').filter(each => each.attributes.anonymous !== undefined);
  if (references.length !== targets.length) {
    mismatch(tree, references, targets.length);
    return;
  }
  for (const [index, reference] of references.entries()) {
    const target = targets[index];
    if (target) link(tree, reference, target);
  }
}

function mismatch(tree: Tree, references: readonly PseudoElement[], targets: number): void {
  const problem = `Anonymous hyperlink mismatch: ${references.length} references but ${targets} targets.\nSee "backrefs" attribute for IDs.`;
  const message = tree.message(3, problem);
  const line = lineAfter(tree);
  if (line !== undefined) message.attributes.line = String(line);
  tree.id(message);
  for (const reference of references) tree.problematic(reference, message);
}

function link(tree: Tree, reference: PseudoElement, first: PseudoElement): void {
  tree.referenced.add(first);
  const seen = new Set<PseudoElement>();
  for (let target: PseudoElement | undefined = first; target && !seen.has(target); ) {
    seen.add(target);
    const address = text(target, 'refuri');
    const [id] = list(target, 'ids');
    if (address !== undefined) {
      reference.attributes.refuri = address;
      tree.resolved.add(reference);
      return;
    }
    if (id !== undefined) {
      reference.attributes.refid = id;
      tree.refids.add(id, reference);
      return;
    }
    target = tree.ids.get(text(target, 'refid') ?? '');
  }
}
