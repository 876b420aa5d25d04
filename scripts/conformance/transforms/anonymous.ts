import type { PseudoElement } from '../element.ts';
import { elements, list, type Tree, text } from './tree.ts';

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

/** Blocks after which docutils' parser does not know where it is. */
const LISTS: ReadonlySet<string> = new Set([
  'bullet_list',
  'enumerated_list',
  'definition_list',
  'field_list',
  'option_list',
]);

/** Blocks that are no explicit markup, whatever their last line looks like. */
const TEXTS: ReadonlySet<string> = new Set(['paragraph', 'block_quote', 'doctest_block', 'transition']);

/** Targets and empty comments leave the blank lines after them to others. */
function endsOpen({ tag, children }: PseudoElement, end: string | undefined): boolean {
  return end?.trim() === '' && (tag === 'target' || (tag === 'comment' && children.length === 0));
}

/** The line after the text, where docutils' parser stands at its end. */
function lineAfter(tree: Tree): number | undefined {
  const lines = tree.source.replace(/\n$/, '').split('\n');
  const start = lines.findLast(line => /^\S/.test(line)) ?? '';
  let last: PseudoElement | undefined = tree.root;
  while (last?.tag === 'document' || last?.tag === 'section') {
    last = elements(last).findLast(each => each.tag !== 'system_message');
  }
  if (last === undefined || TEXTS.has(last.tag) || endsOpen(last, lines.at(-1))) return lines.length + 1;
  const isLineBlock = last.tag === 'line_block' && elements(last).length > 1;
  if (/^(?:\.\.|__)(?: |$)/.test(start) || isLineBlock || LISTS.has(last.tag)) return undefined;
  return lines.length + 1;
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
