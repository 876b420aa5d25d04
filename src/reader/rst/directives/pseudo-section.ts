import type { Paragraph } from 'mdast';
import type { SystemMessage } from '../nodes.ts';
import { linesPosition } from '../text/line.ts';
import { type DirectiveCall, type DirectiveDefinition, type DirectiveFailure, failure } from './definition.ts';
import { containerDirective, inlineOf, parsedLabel } from './generic.ts';
import { classes, required, text } from './option-types.ts';

/** `topic`: a part with a title that stands in no section, and holds none. */
export const topic: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: { class: classes, name: text },
  content: true,
  run: call => misplaced(call) ?? missingContent(call) ?? [pseudoSection(call, [])],
};

/** `sidebar`: a part beside the text, with or without a title and a subtitle. */
export const sidebar: DirectiveDefinition = {
  arguments: [0, 1],
  longArgument: true,
  options: { class: classes, name: text, subtitle: required },
  content: true,
  run(call) {
    if (call.context.place.within === 'sidebar') {
      return failure(`The "${call.name}" directive may not be used within a sidebar element.`);
    }
    if (call.options.subtitle !== undefined && call.argument.length === 0) {
      return failure('The "subtitle" option may not be used without a title.');
    }
    return misplaced(call) ?? missingContent(call) ?? [pseudoSection(call, subtitleOf(call), 'sidebar')];
  },
};

/** Says that a part of a document stands where only body elements may. */
export function misplaced(call: DirectiveCall): DirectiveFailure | undefined {
  if (call.context.place.parts) return undefined;
  return failure(`The "${call.name}" directive may not be used within topics or body elements.`);
}

function missingContent(call: DirectiveCall): DirectiveFailure | undefined {
  if (call.content.length > 0) return undefined;
  return failure(`Content block expected for the "${call.name}" directive; none found.`);
}

function pseudoSection(call: DirectiveCall, subtitle: readonly (Paragraph | SystemMessage)[], within?: 'sidebar') {
  const { title, messages } = parsedLabel(call);
  const body = call.context.parse(call.content, false, within);
  const notes = [...messages, ...subtitle.filter(node => node.type === 'systemMessage')];
  const titles = [...title, ...subtitle.filter(node => node.type === 'paragraph')];
  return containerDirective(call, [...titles, ...notes, ...body]);
}

function subtitleOf(call: DirectiveCall): (Paragraph | SystemMessage)[] {
  const lines = call.optionLines.get('subtitle') ?? [];
  if (lines.length === 0) return [];
  const { nodes, messages } = inlineOf(call, lines);
  const data = { hProperties: { className: ['directive-subtitle'] }, rst: { element: 'subtitle' } };
  return [{ type: 'paragraph', children: nodes, data, position: linesPosition(lines) }, ...messages];
}
