import type { Parents, RootContent } from 'mdast';
import type { SubstitutionReference } from '../../../literate/nodes.ts';
import { cleanCopy } from '../holes.ts';
import type { BlockRendering } from './block-rendering.ts';
import { missing } from './link-target.ts';

/** Substitutions nested deeper than this are taken for endless. */
const MAX_DEPTH = 8;

/** At most this many substitutions are made in one block: a few lines could otherwise stand for gigabytes. */
const MAX_COUNT = 1000;

/** Puts what `|name|` stands for in its place, also where that holds further references. */
export function substitute(rendering: BlockRendering, root: Parents): void {
  expandChildren({ rendering, left: MAX_COUNT }, root, []);
}

interface Expansion {
  readonly rendering: BlockRendering;
  left: number;
}

function expandChildren(expansion: Expansion, parent: Parents, inside: readonly string[]): void {
  const children: RootContent[] = parent.children;
  for (let index = 0; index < children.length; index += 1) {
    const node = children[index];
    if (node?.type === 'substitutionReference') {
      const meaning = expand(expansion, node, inside);
      if (meaning === undefined) continue;
      children.splice(index, 1, ...meaning);
      index += meaning.length - 1;
    } else if (node && 'children' in node) expandChildren(expansion, node, inside);
  }
}

/** What a reference stands for, expanded; undefined where it stays as it is written. */
function expand(
  expansion: Expansion,
  node: SubstitutionReference,
  inside: readonly string[],
): readonly RootContent[] | undefined {
  const { context } = expansion.rendering;
  const { name } = node;
  const found = context.names.lookup('substitution', name);
  if (found === undefined) {
    missing(expansion.rendering, 'substitution', name, node, `|${name}|`);
    return undefined;
  }
  expansion.left -= 1;
  if (inside.includes(name) || inside.length >= MAX_DEPTH || expansion.left < 0) {
    const problem = `The substitution |${name}| stands for itself or for too much.`;
    context.message('error', 'endless-substitution', problem, { node });
    return undefined;
  }
  const root: Parents = { type: 'root', children: cleanCopy(found.children).map(withoutPlace) };
  expandChildren(expansion, root, [...inside, name]);
  return root.children;
}

/** A copy's position is that of its original: no place for a message about this block. */
function withoutPlace(node: RootContent): RootContent {
  delete node.position;
  if ('children' in node) for (const child of node.children) withoutPlace(child);
  return node;
}
