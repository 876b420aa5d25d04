import type { DirectiveDefinition } from './definition.ts';
import { containerDirective } from './generic.ts';

/** Directives whose body is another language: a plugin draws it from `data.body`. */
export const rawBody: DirectiveDefinition = {
  arguments: [0, 1],
  longArgument: true,
  options: {},
  content: true,
  run(call) {
    const node = containerDirective(call, []);
    const value = node.data?.body ?? '';
    if (value !== '') node.children = [{ type: 'code', value }];
    return [node];
  },
};
