import { childOf, childrenOf, type SyntaxNode } from './syntax.ts';
import type { TreeRules, Walk } from './walk.ts';

/** Functions, classes and other types, methods, and constants. */
export const phpTree: TreeRules = {
  visits: {
    function_definition: (node, walk) => walk.add(node.childForFieldName('name'), 'function', node),
    class_declaration: addType,
    interface_declaration: addType,
    trait_declaration: addType,
    enum_declaration: addType,
    method_declaration(node, walk) {
      const name = node.childForFieldName('name');
      if (!walk.textOf(name).startsWith('__')) walk.add(name, 'method', node);
    },
    const_declaration(node, walk) {
      for (const child of childrenOf(node))
        if (child.type === 'const_element') walk.add(childOf(child, 'name'), 'constant', node);
    },
    namespace_definition: (node, walk) => walk.into(node.childForFieldName('body')),
  },
  isInside: () => false,
  // All else is text that a program prints.
  first: code => (code.includes('<?') ? ['', ''] : ['<?php ', '']),
  frames: [['<?php class _ {', '\n}']],
  openFrames: [
    ['<?php class _ {function _() {', '\n}'],
    ['<?php function _() {', ''],
  ],
};

function addType(node: SyntaxNode, walk: Walk): void {
  walk.add(node.childForFieldName('name'), 'type', node);
  walk.members(node, node.childForFieldName('body'));
}
