import type { RootContent } from 'mdast';
import { isInvisible } from './invisible.ts';

/** A transition that parts nothing, and why. */
export interface MisplacedTransition {
  readonly node: RootContent;
  readonly problem: string;
}

/** Finds transitions at the start of the document or a section, beside another, and at the end of the document. */
export function misplacedTransitions(nodes: readonly RootContent[]): MisplacedTransition[] {
  const found: MisplacedTransition[] = [];
  let before: RootContent | undefined;
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (!node) continue;
    if (node.type === 'thematicBreak') {
      const problem = problemAfter(before, nodes[index - 1]);
      if (problem !== undefined) found.push({ node, problem });
      if (index === nodes.length - 1) found.push({ node, problem: 'Transition at the end of the document.' });
    }
    if (!isInvisible(node) || isDescription(node)) before = node;
  }
  return found;
}

/** Places that the project or the index knows, such as a module: Sphinx lets a transition stand behind them. */
function isDescription(node: RootContent): boolean {
  return node.type === 'target' && (node.index !== undefined || node.objects !== undefined);
}

/** What is wrong with a transition, from the last element before it that shows something and from the very last. */
function problemAfter(before: RootContent | undefined, last: RootContent | undefined): string | undefined {
  if (before === undefined) return 'Transition at the start of the document.';
  if (before.type === 'heading') return 'Transition at the start of the section.';
  return last?.type === 'thematicBreak' ? 'At least one body element should separate transitions.' : undefined;
}
