import { childrenOf, type SyntaxNode } from './syntax.ts';
import type { TreeRules, Visit, Walk } from './walk.ts';

const addFunction: Visit = (node, walk) => walk.add(node.childForFieldName('name'), 'function', node);
const addType: Visit = (node, walk) => walk.add(node.childForFieldName('name'), 'type', node);
const FUNCTION = /^(?:arrow_function|function_expression|function|generator_function)$/;

/** Functions, classes, interfaces, types, enums, methods, and constants where they are surely not a function's own. */
export const scriptTree: TreeRules = {
  visits: {
    function_declaration: addFunction,
    generator_function_declaration: addFunction,
    function_signature: addFunction,
    class_declaration: addClass,
    abstract_class_declaration: addClass,
    interface_declaration: addType,
    type_alias_declaration: addType,
    enum_declaration: addType,
    class: addClass,
    lexical_declaration: addVariables,
    variable_declaration: addVariables,
    export_statement(node, walk) {
      for (const child of childrenOf(node))
        if (/^(?:lexical|variable)_declaration$/.test(child.type)) addVariables(child, walk, true);
        else walk.visit(child);
    },
    // `declare global {}` has a block.
    ambient_declaration(node, walk) {
      for (const child of childrenOf(node))
        if (child.type === 'statement_block') walk.into(child);
        else walk.visit(child);
    },
    // `namespace a {}` is an expression.
    expression_statement(node, walk) {
      for (const child of childrenOf(node)) if (child.type === 'internal_module') walk.visit(child);
    },
    internal_module: (node, walk) => walk.into(node.childForFieldName('body')),
    module: (node, walk) => walk.into(node.childForFieldName('body')),
    method_definition(node, walk) {
      const name = node.childForFieldName('name');
      if (/property_identifier$/.test(name?.type ?? '') && walk.textOf(name) !== 'constructor')
        walk.add(name, 'method', node);
    },
    public_field_definition: addField,
    field_definition: addField,
  },
  isInside: ({ type }) => type === 'return_statement',
  isModule: ({ type }) => /^(?:import|export)_statement$/.test(type),
  frames: [['class _ {', '\n}']],
  openFrames: [
    ['function _() {', ''],
    ['class _ {_() {', '\n}'],
  ],
};

function addClass(node: SyntaxNode, walk: Walk): void {
  addType(node, walk);
  walk.members(node, node.childForFieldName('body'));
}

/** Functions and classes that a variable holds are called by its name. */
function addVariables(node: SyntaxNode, walk: Walk, isExported = false): void {
  if (walk.isInside) return;
  const isConstant = walk.textOf(node.childForFieldName('kind')) === 'const';
  for (const declared of childrenOf(node)) {
    const [name, value] = [declared.childForFieldName('name'), declared.childForFieldName('value')];
    if (name?.type !== 'identifier') continue;
    if (value?.type === 'class') {
      walk.add(name, 'type', declared);
      walk.members(value, value.childForFieldName('body'));
    } else if (FUNCTION.test(value?.type ?? '') && isConstant) walk.add(name, 'function', declared);
    else if (isConstant && (isExported || /^[A-Z][A-Z0-9_]+$/.test(walk.textOf(name))))
      walk.add(name, 'constant', declared);
    else if (isExported || walk.isModule) walk.add(name, 'variable', declared);
  }
}

/** A field that holds a function is a method. */
function addField(node: SyntaxNode, walk: Walk): void {
  const name = node.childForFieldName('name') ?? node.childForFieldName('property');
  if (FUNCTION.test(node.childForFieldName('value')?.type ?? '') && /property_identifier$/.test(name?.type ?? ''))
    walk.add(name, 'method', node);
}
