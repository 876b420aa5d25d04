import { plainText } from '../inline/plain-text.ts';
import { normalizeName } from '../text/escape.ts';
import { ownTitle } from './admonition.ts';
import type { DirectiveDefinition } from './definition.ts';
import { containerDirective, parsedLabel } from './generic.ts';
import { choice, classes, count, flag } from './option-types.ts';
import { misplaced } from './pseudo-section.ts';

/** `contents`: the list of the page's headings. */
export const contents: DirectiveDefinition = {
  arguments: [0, 1],
  longArgument: true,
  options: { depth: count, local: flag, backlinks: choice('top', 'entry', 'none'), class: classes },
  run(call) {
    const misfit = misplaced(call);
    if (misfit) return misfit;
    const { title, messages } = parsedLabel(call);
    if (title.length === 0 && call.options.local === undefined) title.push(...ownTitle(call));
    const node = containerDirective(call, title);
    const names = [normalizeName(plainText(title) || 'Contents')];
    node.data = { ...node.data, rst: { ...node.data?.rst, names } };
    return [node, ...messages];
  },
};
