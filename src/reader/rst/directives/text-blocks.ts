import type { ParsedLiteral, Rubric } from '../../../literate/nodes.ts';
import { normalizeName } from '../text/escape.ts';
import { linesPosition } from '../text/line.ts';
import type { DirectiveDefinition } from './definition.ts';
import { inlineOf } from './generic.ts';
import { classes, classNames, text } from './option-types.ts';

/** `parsed-literal`: preformatted text with markup. */
export const parsedLiteral: DirectiveDefinition = {
  options: { class: classes, name: text },
  content: 'needed',
  run(call) {
    const { nodes, messages } = inlineOf(call, call.content);
    const className = classNames(call.options.class);
    const node: ParsedLiteral = {
      type: 'parsedLiteral',
      children: nodes,
      data: {
        hName: 'pre',
        hProperties: { className: ['parsed-literal', ...className] },
        rst: {
          ...(className.length > 0 && { attributes: { classes: className.join(' ') } }),
          ...(call.options.name !== undefined && { names: [normalizeName(call.options.name)] }),
        },
      },
      position: linesPosition(call.source),
    };
    return [node, ...messages];
  },
};

/** `rubric`: a line that looks like a heading. */
export const rubric: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: { class: classes, name: text },
  run(call) {
    const { nodes, messages } = inlineOf(call, call.argument);
    const className = classNames(call.options.class);
    const node: Rubric = {
      type: 'rubric',
      children: nodes,
      data: {
        hName: 'p',
        hProperties: { className: ['rubric', ...className] },
        rst: {
          ...(className.length > 0 && { attributes: { classes: className.join(' ') } }),
          ...(call.options.name !== undefined && { names: [normalizeName(call.options.name)] }),
        },
      },
      position: linesPosition(call.source),
    };
    return [node, ...messages];
  },
};
