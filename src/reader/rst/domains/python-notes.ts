import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { DirectiveCall, DirectiveDefinition } from '../directives/definition.ts';
import { containerDirective } from '../directives/generic.ts';
import { text } from '../directives/option-types.ts';
import { linesPosition, linesText } from '../text/line.ts';

/** `availability`: where a function is to be had. */
const availability: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: {},
  content: true,
  run(call) {
    const { nodes, messages } = call.context.inline(call.argument);
    const word: PhrasingContent = { type: 'emphasis', children: [textNode('Availability')] };
    return [noted(call, [word, textNode(': '), ...nodes]), ...messages];
  },
};

/** `audit-event`: an event that is raised: its name and the names of its arguments; a body says it in other words. */
const auditEvent: DirectiveDefinition = {
  arguments: [1, 3],
  longArgument: true,
  options: {},
  content: true,
  run(call) {
    if (call.content.length > 0) return [containerDirective(call, call.context.parse(call.content))];
    const [name = '', written = ''] = linesText(call.argument).trim().split(/\s+/);
    const names = written
      .replace(/^"|"$/g, '')
      .split(',')
      .filter(each => each !== '');
    const list = names.flatMap((each, index): PhrasingContent[] => [
      ...(index > 0 ? [textNode(', ')] : []),
      code(each),
    ]);
    const count =
      names.length === 0 ? ' with no arguments' : names.length === 1 ? ' with argument ' : ' with arguments ';
    return [noted(call, [textNode('Raises an auditing event '), code(name), textNode(count), ...list, textNode('.')])];
  },
};

/** `impl-detail`: what holds of CPython alone. */
const implementationDetail: DirectiveDefinition = {
  arguments: [0, 1],
  longArgument: true,
  options: { class: text },
  content: true,
  run(call) {
    const { nodes, messages } = call.context.inline(call.argument);
    const word: PhrasingContent = { type: 'strong', children: [textNode('CPython implementation detail:')] };
    return [noted(call, [word, ...(nodes.length > 0 ? [textNode(' '), ...nodes] : [])]), ...messages];
  },
};

/** Directives of Python's own documentation, which others use too. */
export const PYTHON_NOTES: readonly (readonly [string, DirectiveDefinition])[] = [
  ['availability', availability],
  ['audit-event', auditEvent],
  ['impl-detail', implementationDetail],
];

function noted(call: DirectiveCall, children: PhrasingContent[]): RootContent {
  const lines = call.argument.length > 0 ? call.argument : call.source;
  const paragraph: Paragraph = { type: 'paragraph', children, position: linesPosition(lines) };
  return containerDirective(call, [paragraph, ...call.context.parse(call.content)]);
}

function textNode(value: string): { type: 'text'; value: string } {
  return { type: 'text', value };
}

function code(value: string): PhrasingContent {
  return { type: 'inlineCode', value };
}
