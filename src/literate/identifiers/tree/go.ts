import { childrenOf, type SyntaxNode } from './syntax.ts';
import { inside, type TreeRules, type Visit, type Walk } from './walk.ts';

const addType: Visit = (node, walk) => walk.add(node.childForFieldName('name'), 'type', node);

/** Functions, methods, types, constants and variables of a package. */
export const goTree: TreeRules = {
  visits: {
    function_declaration(node, walk) {
      const name = node.childForFieldName('name');
      if (!/^(?:init|_)$/.test(walk.textOf(name))) walk.add(name, 'function', node);
    },
    method_declaration: (node, walk) => walk.add(node.childForFieldName('name'), 'method', node),
    type_declaration: inside,
    type_spec: addType,
    type_alias: addType,
    const_declaration: inside,
    const_spec: addConstants,
    var_declaration: inside,
    var_spec_list: inside,
    var_spec(node, walk) {
      for (const name of walk.isModule ? childrenOf(node) : [])
        if (name.type === 'identifier' && walk.textOf(name) !== '_') walk.add(name, 'variable', node);
    },
  },
  isInside: ({ type }) => /_statement$|^short_var_declaration$/.test(type),
  isModule: ({ type }) => /^(?:package_clause|import_declaration|function_declaration|method_declaration)$/.test(type),
  frames: [['func _() {', '\n}']],
  openFrames: [['func _() {', '']],
};

function addConstants(node: SyntaxNode, walk: Walk): void {
  if (walk.isInside) return;
  for (const name of childrenOf(node))
    if (name.type === 'identifier' && walk.textOf(name) !== '_') walk.add(name, 'constant', node);
}
