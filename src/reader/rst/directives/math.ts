import { normalizeName } from '../text/escape.ts';
import { linesPosition, linesText } from '../text/line.ts';
import type { DirectiveDefinition } from './definition.ts';
import { classes, classNames, text } from './option-types.ts';

/** `math`: formulas in LaTeX; blank lines separate several. */
export const math: DirectiveDefinition = {
  options: { class: classes, name: text, label: text, nowrap: text },
  content: 'needed',
  run(call) {
    const value = linesText(call.content);
    const name = call.options.name ?? call.options.label;
    const className = classNames(call.options.class).join(' ');
    return [
      {
        type: 'math',
        value,
        data: {
          hName: 'pre',
          hChildren: [
            {
              type: 'element',
              tagName: 'code',
              properties: { className: ['language-math', 'math-display'] },
              children: [{ type: 'text', value }],
            },
          ],
          rst: {
            ...(className !== '' && { attributes: { classes: className } }),
            ...(name !== undefined && { names: [normalizeName(name)] }),
          },
        },
        position: linesPosition(call.source),
      },
    ];
  },
};
