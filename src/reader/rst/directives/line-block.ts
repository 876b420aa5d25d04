import { type IndentedLine, nestedLines } from '../block/line-block.ts';
import type { SystemMessage } from '../nodes.ts';
import { normalizeName } from '../text/escape.ts';
import { countedLine, cutLine, indentOf, linesPosition } from '../text/line.ts';
import type { DirectiveDefinition } from './definition.ts';
import { inlineOf } from './generic.ts';
import { classes, classNames, text } from './option-types.ts';

/** `line-block`: lines that stay lines, without a mark before each. */
export const lineBlock: DirectiveDefinition = {
  options: { class: classes, name: text },
  content: 'needed',
  run(call) {
    const messages: SystemMessage[] = [];
    const items = call.content.map((line): IndentedLine => {
      const indent = indentOf(line.text);
      const inlines =
        // As docutils, which adds the directive's line to that of the text.
        line.text === ''
          ? undefined
          : inlineOf(call, [cutLine(line, indent)], countedLine(call.line) + countedLine(line) - 1);
      messages.push(...(inlines?.messages ?? []));
      const data = { hName: 'div', hProperties: { className: ['line'] } };
      const children = inlines?.nodes ?? [];
      return {
        node: { type: 'lineBlockLine', children, data, position: linesPosition([line]) },
        indent: inlines && indent,
      };
    });
    const block = nestedLines(items, call.source);
    const className = classNames(call.options.class);
    block.data = {
      ...block.data,
      hProperties: { className: ['line-block', ...className] },
      rst: {
        ...(className.length > 0 && { attributes: { classes: className.join(' ') } }),
        ...(call.options.name !== undefined && { names: [normalizeName(call.options.name)] }),
      },
    };
    return [block, ...messages];
  },
};
