import { linesText } from '../text/line.ts';
import { type DirectiveDefinition, failure } from './definition.ts';
import { containerDirective } from './generic.ts';
import { className, classNames } from './option-types.ts';

/** `class`: classes for what stands in it; without content it stays an empty node with its classes. */
export const classDirective: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  content: true,
  run(call) {
    const argument = linesText(call.argument);
    const wrong = argument.split(/\s+/).find(name => className(name) === '');
    if (wrong !== undefined) {
      return failure(`Invalid class attribute value for "${call.name}" directive: "${argument}".`);
    }
    const node = containerDirective(call, call.context.parse(call.content), 'class');
    return [{ ...node, attributes: { class: classNames(argument).join(' ') } }];
  },
};
