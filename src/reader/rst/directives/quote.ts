import { quotes } from '../block/block-quote.ts';
import { linesPosition } from '../text/line.ts';
import type { DirectiveDefinition } from './definition.ts';
import { containerDirective } from './generic.ts';

/** `epigraph`, `highlights` and `pull-quote`: block quotes of a class. */
export const quote: DirectiveDefinition = {
  content: 'needed',
  run(call) {
    const name = call.name.toLowerCase();
    const made = quotes(call.context, call.content);
    for (const node of made) {
      if (node.type !== 'blockquote') continue;
      node.data = { hProperties: { className: [name] }, rst: { attributes: { classes: name } } };
    }
    const [only, ...more] = made;
    if (only && more.length === 0) return [{ ...only, position: linesPosition(call.source) }];
    return [{ ...containerDirective(call, made), data: { transparent: true, rst: { element: 'transparent' } } }];
  },
};
