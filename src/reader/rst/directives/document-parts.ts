import type { DirectiveDefinition } from './definition.ts';
import { containerDirective } from './generic.ts';
import { classes, integer, required } from './option-types.ts';

/** `sectnum`: the sections of the document have numbers. */
export const sectnum: DirectiveDefinition = {
  options: { depth: integer, start: integer, prefix: required, suffix: required },
  run: call => [containerDirective(call, [])],
};

/** `target-notes`: footnotes with the addresses that references lead to. */
export const targetNotes: DirectiveDefinition = {
  options: { class: classes },
  run: call => [containerDirective(call, [])],
};

/** `title`: a title for programs, where the document shows another or none. */
export const title: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  run: call => [containerDirective(call, [])],
};
