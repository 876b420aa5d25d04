import { childrenOf } from './syntax.ts';
import type { TreeRules } from './walk.ts';

/** Functions, and variables that cannot change. */
export const shellTree: TreeRules = {
  visits: {
    function_definition: (node, walk) => walk.add(node.childForFieldName('name'), 'function', node),
    declaration_command(node, walk) {
      if (!/^(?:readonly\b|(?:declare|typeset)\s+-\w*r)/.test(walk.textOf(node))) return;
      for (const child of childrenOf(node))
        if (child.type === 'variable_assignment') walk.add(child.childForFieldName('name'), 'constant', node);
    },
  },
  isInside: () => false,
  frames: [],
};
