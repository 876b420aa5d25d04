import { systemMessage } from '../system-message.ts';
import { linesPosition } from '../text/line.ts';
import type { DirectiveCall, DirectiveDefinition } from './definition.ts';
import { containerDirective } from './generic.ts';
import { count } from './option-types.ts';

/** More columns than these no page has. */
const MAX_COLUMNS = 8;

/** `hlist`: a short list in columns. */
export const horizontalList: DirectiveDefinition = {
  options: { columns: count },
  content: true,
  run(call) {
    const columns = Math.min(Math.max(Number(call.options.columns ?? 2), 1), MAX_COLUMNS);
    const node = containerDirective(call, call.context.parse(call.content));
    node.attributes = { ...node.attributes, class: `columns-${columns}` };
    return [node, ...listProblem(call, node.children)];
  },
};

/** `acks`: a list of names; in print they are one paragraph. */
export const acks: DirectiveDefinition = {
  content: true,
  run(call) {
    const node = containerDirective(call, call.context.parse(call.content));
    return [node, ...listProblem(call, node.children)];
  },
};

function listProblem(call: DirectiveCall, children: readonly { readonly type: string }[]) {
  if (children.length === 1 && children[0]?.type === 'list') return [];
  const text = `What stands in "${call.name}" should be one bullet list.`;
  return [systemMessage(call.line, { level: 2, rule: 'list-directive', text })];
}

/** `centered`: a line in the middle of the page. */
export const centered: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: {},
  run(call) {
    const { nodes, messages } = call.context.inline(call.argument);
    const data = { hProperties: { className: ['centered'] }, rst: { element: 'centered' } };
    return [
      {
        type: 'paragraph',
        children: [{ type: 'strong', children: nodes }],
        data,
        position: linesPosition(call.source),
      },
      ...messages,
    ];
  },
};
