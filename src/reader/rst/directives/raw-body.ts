import type { DirectiveDefinition } from './definition.ts';
import { containerDirective } from './generic.ts';

/** Directives whose body is another language: a plugin draws it from `data.body`. */
export const rawBody: DirectiveDefinition = {
  options: {},
  content: true,
  run(call) {
    const node = containerDirective(call, []);
    const value = node.data?.body ?? '';
    if (value !== '') node.children = [{ type: 'code', value }];
    return [node];
  },
};

/** The same with an argument: the name of a graph, or of a file. */
export const rawBodyWithArgument: DirectiveDefinition = { ...rawBody, arguments: [0, 1], longArgument: true };
