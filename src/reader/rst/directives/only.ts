import { tagsHold } from '../../../literate/tag-expression.ts';
import { systemMessage } from '../system-message.ts';
import { linesText } from '../text/line.ts';
import type { DirectiveDefinition } from './definition.ts';
import { containerDirective } from './generic.ts';

/** `only`: shown in the formats that its expression of tags names. Sections may stand in it where they may stand around it. */
export const only: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: {},
  content: true,
  run(call) {
    const { options, place } = call.context;
    const children = call.context.parse(call.content, place.parts && place.within === undefined, 'anything');
    const node = containerDirective(call, children);
    const expression = linesText(call.argument);
    if (tagsHold(expression, new Set()) === undefined) {
      const text = `"${expression}" is no expression of tags, so this is always shown.`;
      return [node, systemMessage(call.line, { level: 2, rule: 'only', text })];
    }
    return [{ ...node, data: { ...node.data, condition: { expression, tags: [...(options.tags ?? [])] } } }];
  },
};

/** `ifconfig`: its condition is a Python expression, which is never run; what stands in it is shown. */
export const ifConfig: DirectiveDefinition = {
  ...only,
  run: call => [containerDirective(call, call.context.parse(call.content, false, 'anything'))],
};
