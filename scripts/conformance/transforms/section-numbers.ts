import { element, type PseudoElement } from '../element.ts';
import { elements, type Tree } from './tree.ts';

interface Numbering {
  readonly tree: Tree;
  readonly depth: number;
  readonly start: number;
  readonly prefix: string;
  readonly suffix: string;
}

/** Numbers the titles of sections. */
export function sectionNumbers(tree: Tree, pending: PseudoElement): void {
  const { depth, start, prefix, suffix } = pending.pending?.details ?? {};
  tree.remove(pending);
  const numbering = {
    tree,
    depth: typeof depth === 'number' ? depth : Number.POSITIVE_INFINITY,
    start: typeof start === 'number' ? start : 1,
    prefix: String(prefix ?? ''),
    suffix: String(suffix ?? ''),
  };
  number(numbering, tree.root, []);
}

function number(numbering: Numbering, parent: PseudoElement, above: readonly number[]): void {
  let next = above.length > 0 ? 1 : numbering.start;
  for (const section of elements(parent)) {
    const [title] = elements(section);
    if (section.tag !== 'section' || !title) continue;
    const numbers = [...above, next];
    const text = `${numbering.prefix}${numbers.join('.')}${numbering.suffix}\u00a0\u00a0\u00a0`;
    numbering.tree.insert(title, 0, [element('generated', { classes: ['sectnum'] }, [text])]);
    title.attributes.auto = '1';
    if (numbers.length < numbering.depth) number(numbering, section, numbers);
    next += 1;
  }
}
