import type { DirectiveDefinition } from './definition.ts';
import { containerDirective } from './generic.ts';

/** `only` and `ifconfig`: shown in some builds; the condition itself is no text. */
export const only: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: {},
  content: true,
  run: call => [containerDirective(call, call.context.parse(call.content, false, 'anything'))],
};
