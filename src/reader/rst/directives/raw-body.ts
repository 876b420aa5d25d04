import type { DirectiveDefinition } from './definition.ts';
import { containerDirective, parsedLabel } from './generic.ts';

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

/** `csv-table`: its title, and its values as they are written. */
export const csvTable: DirectiveDefinition = {
  ...rawBodyWithArgument,
  run(call) {
    const { title, messages } = parsedLabel(call);
    const node = containerDirective(call, [...title, ...messages]);
    const value = node.data?.body ?? '';
    if (value !== '') node.children.push({ type: 'code', value });
    return [node];
  },
};
