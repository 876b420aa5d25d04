import type { RootContent } from 'mdast';
import type {} from 'remark-math';
import { normalizeName } from '../text/escape.ts';
import { linesPosition, linesText } from '../text/line.ts';
import type { DirectiveDefinition } from './definition.ts';
import { classes, classNames, text } from './option-types.ts';

type Formula = Extract<RootContent, { type: 'math' }>;

/** `math`: formulas in LaTeX; blank lines separate several. */
export const math: DirectiveDefinition = {
  options: { class: classes, name: text, label: text, nowrap: text },
  content: 'needed',
  run(call) {
    const value = linesText(call.content);
    const { label } = call.context.options.strict ? {} : call.options;
    const name = call.options.name ?? (label === undefined ? call.options.label : undefined);
    const className = classNames(call.options.class).join(' ');
    const formula: Formula = {
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
    };
    return [label === undefined ? formula : equation(formula, normalizeName(label))];
  },
};

/** A formula with a label has a number. */
function equation(formula: Formula, label: string): RootContent {
  return {
    type: 'containerDirective',
    name: 'equation',
    attributes: {},
    children: [formula],
    data: { rst: { names: [label] } },
    ...(formula.position && { position: formula.position }),
  };
}
