import type { SyntaxNode } from './syntax.ts';
import { inside, type TreeRules, type Walk } from './walk.ts';

/** Classes, modules, methods, functions outside of them, and constants. */
export const rubyTree: TreeRules = {
  visits: {
    class: addType,
    module: addType,
    body_statement: inside,
    method: (node, walk) => addMethod(node, walk, walk.owner !== undefined),
    singleton_method: (node, walk) => addMethod(node, walk, true),
    assignment(node, walk) {
      const name = node.childForFieldName('left');
      if (name?.type === 'constant') walk.add(name, 'constant', node);
    },
  },
  isInside: () => false,
  frames: [['class A\n', '\nend']],
};

function addType(node: SyntaxNode, walk: Walk): void {
  let name = node.childForFieldName('name');
  if (name?.type === 'scope_resolution') name = name.childForFieldName('name');
  walk.add(name, 'type', node);
  walk.members(node, node.childForFieldName('body'));
}

function addMethod(node: SyntaxNode, walk: Walk, isMethod: boolean): void {
  const name = node.childForFieldName('name');
  if (name?.type !== 'identifier' || walk.textOf(name) === 'initialize') return;
  walk.add(name, isMethod ? 'method' : 'function', node);
}
