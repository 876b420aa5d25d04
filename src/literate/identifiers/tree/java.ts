import { addMethod, addType, CLASS_FRAMES } from './class-rules.ts';
import { childOf, childrenOf, type SyntaxNode } from './syntax.ts';
import { inside, type TreeRules, type Walk } from './walk.ts';

/** Classes and other types, methods, and constants. */
export const javaTree: TreeRules = {
  visits: {
    class_declaration: addType,
    interface_declaration: addType,
    enum_declaration: addType,
    record_declaration: addType,
    annotation_type_declaration: addType,
    enum_body_declarations: inside,
    enum_constant: (node, walk) => walk.add(node.childForFieldName('name'), 'constant', node),
    method_declaration: addMethod,
    field_declaration: addConstants,
    constant_declaration: addConstants,
    // What a field looks like without its class.
    local_variable_declaration: addConstants,
  },
  ...CLASS_FRAMES,
};

function addConstants(node: SyntaxNode, walk: Walk): void {
  const modifiers = walk.textOf(childOf(node, 'modifiers'));
  const isConstant = /\bstatic\b/.test(modifiers) && /\bfinal\b/.test(modifiers);
  if (!isConstant && node.type !== 'constant_declaration') return;
  for (const child of childrenOf(node))
    if (child.type === 'variable_declarator') walk.add(child.childForFieldName('name'), 'constant', node);
}
