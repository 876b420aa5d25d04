import { childOf, childrenOf, type SyntaxNode } from './syntax.ts';
import type { TreeRules, Visit, Walk } from './walk.ts';

const inside: Visit = (node, walk) => walk.into(node);
const addMethod: Visit = (node, walk) => walk.add(node.childForFieldName('name'), 'method', node);

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
  isInside: () => false,
  frames: [['class _ {', '\n}']],
  openFrames: [
    ['class _ {void _() {', '\n}'],
    ['void _() {', ''],
  ],
};

function addType(node: SyntaxNode, walk: Walk): void {
  walk.add(node.childForFieldName('name'), 'type', node);
  walk.members(node, node.childForFieldName('body'));
}

function addConstants(node: SyntaxNode, walk: Walk): void {
  const modifiers = walk.textOf(childOf(node, 'modifiers'));
  const isConstant = /\bstatic\b/.test(modifiers) && /\bfinal\b/.test(modifiers);
  if (!isConstant && node.type !== 'constant_declaration') return;
  for (const child of childrenOf(node))
    if (child.type === 'variable_declarator') walk.add(child.childForFieldName('name'), 'constant', node);
}
