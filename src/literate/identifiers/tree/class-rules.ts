import type { SyntaxNode } from './syntax.ts';
import type { TreeRules, Visit, Walk } from './walk.ts';

/** What Java and C# have in common: everything stands in classes. */
export const CLASS_FRAMES: Pick<TreeRules, 'isInside' | 'frames' | 'openFrames'> = {
  isInside: () => false,
  frames: [['class _ {', '\n}']],
  openFrames: [
    ['class _ {void _() {', '\n}'],
    ['void _() {', ''],
  ],
};

export const addMethod: Visit = (node, walk) => walk.add(node.childForFieldName('name'), 'method', node);

export function addType(node: SyntaxNode, walk: Walk): void {
  walk.add(node.childForFieldName('name'), 'type', node);
  walk.members(node, node.childForFieldName('body'));
}
