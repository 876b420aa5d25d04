import { childOf, childrenOf, type SyntaxNode } from './syntax.ts';
import { inside, type TreeRules, type Visit, type Walk } from './walk.ts';

const insideBody: Visit = (node, walk) => {
  const body = node.childForFieldName('body');
  if (body?.type === 'declaration_list') walk.into(body);
  else if (body) walk.visit(body);
};

/** Functions with their bodies, types, macros with a value, constants and members of enums. */
export const cTree: TreeRules = {
  visits: {
    function_definition: addFunction,
    struct_specifier: addType,
    union_specifier: addType,
    class_specifier: addType,
    enum_specifier: addType,
    enumerator(node, walk) {
      const name = node.childForFieldName('name');
      if (/^[A-Z][A-Z0-9_]{2,}$/.test(walk.textOf(name))) walk.add(name, 'constant', node);
    },
    type_definition: addTypedef,
    alias_declaration: (node, walk) => walk.add(node.childForFieldName('name'), 'type', node),
    concept_definition: (node, walk) => walk.add(node.childForFieldName('name'), 'type', node),
    declaration: addVariables,
    field_declaration: (node, walk) => visitType(node, walk),
    preproc_def(node, walk) {
      if (node.childForFieldName('value')) walk.add(node.childForFieldName('name'), 'constant', node);
    },
    preproc_function_def(node, walk) {
      if (node.childForFieldName('value')) walk.add(node.childForFieldName('name'), 'constant', node);
    },
    template_declaration: inside,
    namespace_definition: insideBody,
    linkage_specification: insideBody,
    ...Object.fromEntries(['if', 'ifdef', 'else', 'elif', 'elifdef'].map(name => [`preproc_${name}`, inside])),
  },
  isInside: isStatement,
  isModule: ({ type }) => type === 'function_definition' || type === 'preproc_include',
  frames: [
    ['struct _ {', '\n};'],
    ['void _() {', '\n}'],
    ['enum _ {', '\n};'],
  ],
  openFrames: [
    ['void _() {', ''],
    ['struct _ {void _() {', '\n};'],
  ],
};

/** Statements, but for calls of macros that stand for declarations: `MODULE(x);`. */
function isStatement(node: SyntaxNode, textOf: (node: SyntaxNode | null) => string): boolean {
  if (node.type === 'expression_statement')
    return !/^[A-Z][A-Z0-9_]*$/.test(textOf(childOf(node, 'call_expression')?.childForFieldName('function') ?? null));
  return /_statement$|^for_range_loop$/.test(node.type);
}

/** The functions of a struct or class stand in it, or are named after it: `Scanner::next`. */
function addFunction(node: SyntaxNode, walk: Walk): void {
  visitType(node, walk);
  const body = node.childForFieldName('body');
  if (body?.type !== 'compound_statement') return;
  // Macros are no function's own.
  for (const child of childrenOf(body)) if (/^preproc_(?:function_)?def$/.test(child.type)) walk.visit(child);
  // A constructor.
  if (walk.owner && !node.childForFieldName('type')) return;
  const declared = declaredBy(node.childForFieldName('declarator'));
  const function_ = declared?.type === 'function_declarator' ? declared.childForFieldName('declarator') : undefined;
  let name = function_ ?? undefined;
  let owner = walk.textOf(walk.owner?.childForFieldName('name'));
  let isMethod = walk.owner !== undefined;
  while (name?.type === 'qualified_identifier') {
    owner = walk.textOf(name.childForFieldName('scope'));
    name = name.childForFieldName('name') ?? undefined;
    isMethod = true;
  }
  if (name?.type === 'template_function') name = name.childForFieldName('name') ?? undefined;
  if (!/^(?:field_)?identifier$/.test(name?.type ?? '') || walk.textOf(name) === owner.replace(/<.*/s, '')) return;
  walk.add(name, isMethod ? 'method' : 'function', node);
}

/** Within pointers, references, arrays and parentheses: what is declared. */
function declaredBy(node: SyntaxNode | null): SyntaxNode | null {
  let inner = node;
  while (inner && /^(?:pointer|reference|array|parenthesized|attributed|init)_declarator$/.test(inner.type))
    inner =
      inner.childForFieldName('declarator') ??
      childrenOf(inner).find(({ type }) => /declarator$|identifier$/.test(type)) ??
      null;
  return inner;
}

function addType(node: SyntaxNode, walk: Walk): void {
  const body = node.childForFieldName('body');
  if (!body) return;
  let name = node.childForFieldName('name');
  while (name && /^(?:qualified_identifier|template_type)$/.test(name.type)) name = name.childForFieldName('name');
  walk.add(name, 'type', node);
  walk.members(node, body);
}

/** The type that a declaration begins with may be defined there: `struct Point { int x; } origin;`. */
function visitType(node: SyntaxNode, walk: Walk): void {
  const type = node.childForFieldName('type');
  if (type) walk.visit(type);
}

function addTypedef(node: SyntaxNode, walk: Walk): void {
  visitType(node, walk);
  const type = node.childForFieldName('type');
  for (const child of childrenOf(node)) {
    if (child.startIndex === type?.startIndex) continue;
    let declared = declaredBy(child);
    while (declared?.type === 'function_declarator') declared = declaredBy(declared.childForFieldName('declarator'));
    if (declared?.type === 'type_identifier') walk.add(declared, 'type', node);
  }
}

function addVariables(node: SyntaxNode, walk: Walk): void {
  visitType(node, walk);
  if (walk.isInside || walk.owner) return;
  const isConstant = childrenOf(node).some(
    child => child.type === 'type_qualifier' && /^const(?:expr)?$/.test(walk.textOf(child)),
  );
  const isElsewhere = childrenOf(node).some(child => walk.textOf(child) === 'extern');
  if (!isConstant && (isElsewhere || !walk.isModule)) return;
  for (const child of childrenOf(node)) {
    if (!/^(?:(?:init|array|pointer)_declarator|identifier)$/.test(child.type)) continue;
    const declared = declaredBy(child);
    if (declared?.type === 'identifier') walk.add(declared, isConstant ? 'constant' : 'variable', node);
  }
}
