import type { DirectiveDefinition } from './definition.ts';
import { containerDirective } from './generic.ts';
import { classes, text } from './option-types.ts';

/** What sphinxcontrib-bibtex has besides `all`: it is read and means nothing. */
const OTHERS = [
  'cited',
  'notcited',
  'filter',
  'style',
  'list',
  'enumtype',
  'start',
  'labelprefix',
  'keyprefix',
  'encoding',
];

/** `bibliography`: the list of works that are cited. The files are those of the configuration, whatever its argument names. */
export const bibliography: DirectiveDefinition = {
  arguments: [0, 1],
  longArgument: true,
  options: { all: text, class: classes, ...Object.fromEntries(OTHERS.map(name => [name, text])) },
  run: call => [containerDirective(call, [], 'bibliography')],
};
