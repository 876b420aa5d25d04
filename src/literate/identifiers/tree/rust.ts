import { childOf, type SyntaxNode } from './syntax.ts';
import type { TreeRules, Visit, Walk } from './walk.ts';

const named =
  (kind: 'type' | 'function'): Visit =>
  (node, walk) =>
    walk.add(node.childForFieldName('name'), kind, node);
const namedType = named('type');

/** Functions, methods but those that a trait asks for, types, traits, constants, statics and macros. */
export const rustTree: TreeRules = {
  visits: {
    function_item: addFunction,
    function_signature_item: addFunction,
    struct_item: namedType,
    enum_item: namedType,
    union_item: namedType,
    type_item: namedType,
    trait_item(node, walk) {
      namedType(node, walk);
      walk.members(node, node.childForFieldName('body'));
    },
    impl_item(node, walk) {
      // What a type does for a trait was named by the trait.
      if (!node.childForFieldName('trait')) walk.members(node, node.childForFieldName('body'));
    },
    mod_item: (node, walk) => walk.into(node.childForFieldName('body')),
    foreign_mod_item: (node, walk) => walk.into(node.childForFieldName('body')),
    const_item: addConstant,
    static_item: addConstant,
    macro_definition: named('function'),
  },
  // Macros stand at the outermost level, too.
  isInside: node =>
    node.type === 'let_declaration' || (node.type === 'expression_statement' && !childOf(node, 'macro_invocation')),
  frames: [
    ['impl _ {', '\n}'],
    ['fn _() {', '\n}'],
  ],
  openFrames: [
    ['fn _() {', ''],
    ['impl _ {fn _() {', '\n}'],
  ],
};

function addFunction(node: SyntaxNode, walk: Walk): void {
  const self = childOf(node.childForFieldName('parameters'), 'self_parameter');
  walk.add(node.childForFieldName('name'), walk.owner || self ? 'method' : 'function', node);
}

function addConstant(node: SyntaxNode, walk: Walk): void {
  const name = node.childForFieldName('name');
  if (!walk.isInside && /^[A-Z]/.test(walk.textOf(name))) walk.add(name, 'constant', node);
}
