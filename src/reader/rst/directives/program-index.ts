import type { DirectiveDefinition } from './definition.ts';
import { containerDirective } from './generic.ts';
import { classes } from './option-types.ts';

/** `pylit:index`: a list of the program's chunks, or of those that a file or chunk is made of. What stands in it comes first. */
export const programIndex: DirectiveDefinition = {
  arguments: [0, 1],
  longArgument: true,
  options: { class: classes },
  content: true,
  run: call => [containerDirective(call, call.context.parse(call.content))],
};
