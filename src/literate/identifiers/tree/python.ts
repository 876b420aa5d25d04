import { childOf, childrenOf, type SyntaxNode } from './syntax.ts';
import { inside, type TreeRules, type Walk } from './walk.ts';

/** Functions, classes, types, constants and variables of a module, and methods. What stands in a function is its own. */
export const pythonTree: TreeRules = {
  visits: {
    function_definition: addFunction,
    class_definition(node, walk) {
      walk.add(node.childForFieldName('name'), 'type', node);
      walk.members(node, node.childForFieldName('body'));
    },
    type_alias_statement(node, walk) {
      walk.add(childOf(childOf(node, 'type') ?? null, 'identifier'), 'type', node);
    },
    expression_statement(node, walk) {
      for (const child of childrenOf(node)) if (child.type === 'assignment') addVariable(child, walk);
    },
    decorated_definition: inside,
    ...Object.fromEntries(
      [
        ...['if', 'for', 'while', 'try', 'with'].map(name => `${name}_statement`),
        ...['else', 'elif', 'except', 'finally'].map(name => `${name}_clause`),
        'block',
      ].map(type => [type, inside]),
    ),
  },
  // Code that is indented stands in something.
  isInside: ({ type, startPosition }) => type === 'return_statement' || startPosition.column > 0,
  isModule: ({ type }) => /^(?:future_)?import_|^class_definition$/.test(type),
  frames: [['class _:\n', '']],
};

function addFunction(node: SyntaxNode, walk: Walk): void {
  const name = node.childForFieldName('name');
  const [first] = childrenOf(node.childForFieldName('parameters'));
  const isMethod = walk.owner !== undefined || /^(?:self|cls)\b/.test(walk.textOf(first));
  if (!/^__\w+__$/.test(walk.textOf(name))) walk.add(name, isMethod ? 'method' : 'function', node);
}

function addVariable(node: SyntaxNode, walk: Walk): void {
  const name = node.childForFieldName('left');
  if (walk.owner || walk.isInside || !node.childForFieldName('right')) return;
  if (name?.type !== 'identifier') return;
  if (/^[A-Z][A-Z0-9_]+$/.test(walk.textOf(name))) walk.add(name, 'constant', node);
  else if (walk.isModule && !/^__\w+__$/.test(walk.textOf(name))) walk.add(name, 'variable', node);
}
