import { addMethod, addType, CLASS_FRAMES } from './class-rules.ts';
import { childOf, childrenOf, type SyntaxNode } from './syntax.ts';
import { inside, type TreeRules, type Walk } from './walk.ts';

/** Classes and other types, methods, properties, and constants. */
export const csharpTree: TreeRules = {
  visits: {
    class_declaration: addType,
    struct_declaration: addType,
    interface_declaration: addType,
    record_declaration: addType,
    enum_declaration: addType,
    delegate_declaration: (node, walk) => walk.add(node.childForFieldName('name'), 'type', node),
    method_declaration: addMethod,
    property_declaration: addMethod,
    field_declaration: addConstants,
    namespace_declaration: (node, walk) => walk.into(node.childForFieldName('body')),
    file_scoped_namespace_declaration: inside,
    global_statement: inside,
    // What a method looks like without its class has modifiers.
    local_function_statement: (node, walk) =>
      walk.add(node.childForFieldName('name'), hasModifier(node, walk, /./) ? 'method' : 'function', node),
  },
  ...CLASS_FRAMES,
};

function hasModifier(node: SyntaxNode, walk: Walk, which: RegExp): boolean {
  return childrenOf(node).some(child => child.type === 'modifier' && which.test(walk.textOf(child)));
}

function addConstants(node: SyntaxNode, walk: Walk): void {
  const isFixed = hasModifier(node, walk, /^static$/) && hasModifier(node, walk, /^readonly$/);
  if (!isFixed && !hasModifier(node, walk, /^const$/)) return;
  for (const child of childrenOf(childOf(node, 'variable_declaration') ?? null))
    if (child.type === 'variable_declarator') walk.add(child.childForFieldName('name'), 'constant', node);
}
