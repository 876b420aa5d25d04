import type { Paragraph } from 'mdast';
import type { DirectiveCall, DirectiveDefinition } from './definition.ts';
import { containerDirective, label, parsedLabel } from './generic.ts';
import { classes, text } from './option-types.ts';

/** `note`, `warning` and their kin. */
export const admonition: DirectiveDefinition = {
  options: { class: classes, name: text },
  content: 'needed',
  run(call) {
    return [containerDirective(call, [...ownTitle(call), ...call.context.parse(call.content)])];
  },
};

/** `admonition`: one with a title of its own. */
export const titledAdmonition: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: { class: classes, name: text },
  content: 'needed',
  run(call) {
    const { title, messages } = parsedLabel(call);
    return [containerDirective(call, [...title, ...messages, ...call.context.parse(call.content)])];
  },
};

/** `seealso`, which may say everything in its argument. */
export const seealso: DirectiveDefinition = {
  options: { class: classes, name: text },
  content: true,
  run: call => [containerDirective(call, call.context.parse(call.content))],
};

/** What the text's language calls the box; in English that is known to whoever shows it. */
export function ownTitle({ context, name, source }: DirectiveCall): Paragraph[] {
  const value = context.options.strict ? undefined : context.language?.labels.get(name.toLowerCase());
  return value === undefined ? [] : [label([{ type: 'text', value }], source.slice(0, 1))];
}
