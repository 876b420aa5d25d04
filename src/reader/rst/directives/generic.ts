import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { refill } from '../append.ts';
import { flow } from '../block/flow.ts';
import type { Inlines } from '../context.ts';
import type { SystemMessage } from '../nodes.ts';
import { countedLine, type Line, linesPosition, linesText } from '../text/line.ts';
import type { DirectiveCall } from './definition.ts';
import { classNames } from './option-types.ts';

type ContainerDirective = Extract<RootContent, { type: 'containerDirective' }>;

/** Directives that say something about the document and show nothing. */
const SILENT: ReadonlySet<string> = new Set([
  'index',
  'highlight',
  'currentmodule',
  'py:currentmodule',
  'sectionauthor',
  'moduleauthor',
  'codeauthor',
  'tabularcolumns',
  'default-domain',
  'module',
  'py:module',
]);

/** Makes the node of a directive that the reader knows nothing of: all it holds, and its body read as blocks. */
export function genericDirective(call: DirectiveCall): ContainerDirective {
  const silent = SILENT.has(call.name.toLowerCase());
  // Nobody knows whether the body is reStructuredText: what is wrong in it as such is no mistake.
  const children = silent || call.content.length === 0 ? [] : parsedSilently(call);
  const title =
    silent || call.argument.length === 0
      ? []
      : [label([{ type: 'text', value: linesText(call.argument) }], call.argument)];
  return containerDirective(call, [...title, ...children]);
}

/** What is not said does not count for how much is. */
function parsedSilently({ context, content, line }: DirectiveCall): RootContent[] {
  const { said } = line.file;
  const before = said && [...said];
  const nodes = withoutMessages(context.parse(content, false, 'anything'));
  if (said && before) {
    said.clear();
    for (const [rule, count] of before) said.set(rule, count);
  }
  return nodes;
}

/** Makes the node of a directive: its options, its argument and body as written, and what it holds. */
export function containerDirective(
  call: DirectiveCall,
  children: RootContent[],
  name = call.name.toLowerCase(),
): ContainerDirective {
  const names = call.options.name === undefined ? undefined : [call.options.name];
  return {
    type: 'containerDirective',
    name,
    attributes: classNormalized(call.options),
    children: flow(children),
    data: {
      argument: linesText(call.argument),
      body: linesText(call.content),
      ...(names && { rst: { names: names.map(each => each.toLowerCase().trim().split(/\s+/).join(' ')) } }),
    },
    position: linesPosition(call.source),
  };
}

function classNormalized(options: DirectiveCall['options']): Record<string, string> {
  return { ...options, ...(options.class !== undefined && { class: classNames(options.class).join(' ') }) };
}

/** The title of a directive. */
export function label(children: PhrasingContent[], lines: readonly Line[]): Paragraph {
  return { type: 'paragraph', children, data: { directiveLabel: true }, position: linesPosition(lines) };
}

/** Reads text of a directive. docutils names the directive's first line for all that is wrong in it. */
export function inlineOf(
  { context, line }: DirectiveCall,
  lines: readonly Line[],
  number = countedLine(line),
): Inlines {
  const { nodes, messages } = context.inline(lines);
  if (!context.options.strict || messages.length === 0) return { nodes, messages };
  return { nodes, messages: messages.map(message => ({ ...message, line: number })) };
}

/** The title of a directive from its argument, and the problems in it. */
export function parsedLabel(
  call: DirectiveCall,
  lines = call.argument,
): { title: Paragraph[]; messages: SystemMessage[] } {
  if (lines.length === 0) return { title: [], messages: [] };
  const { nodes, messages } = inlineOf(call, lines);
  return { title: [label(nodes, lines)], messages };
}

function withoutMessages(nodes: RootContent[]): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type === 'systemMessage') return node.position ? [lostText(node)] : [];
    if ('children' in node) {
      const children: RootContent[] = node.children;
      refill(children, withoutMessages(children));
    }
    return [node];
  });
}

/** What only a message holds stays as it is written. */
export function lostText(message: SystemMessage): RootContent {
  const code = message.children.find(child => child.type === 'code');
  const value = code?.value.replace(/\n+$/, '') ?? '';
  return {
    type: 'code',
    value,
    data: { rst: { element: 'literal_block' } },
    ...(message.position && { position: message.position }),
  };
}
