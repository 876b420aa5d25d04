import type { AnchorNumber } from '../../../literate/document.ts';
import type { CrossReference } from '../../../literate/nodes.ts';
import type { WordKey } from '../../../literate/words/words.ts';
import type { BlockRendering } from './block-rendering.ts';
import type { CrossTarget } from './cross-reference.ts';
import { labelTarget } from './link-target.ts';

/** What is shown where the author says nothing else; formulas have only their number in brackets. */
const PHRASES: Readonly<Record<AnchorNumber['kind'], WordKey | undefined>> = {
  figure: 'shortFigure',
  table: 'table',
  code: 'listing',
  section: 'section',
  equation: undefined,
};

/** A reference by number: `%s` and `{number}` are the number, `{name}` is the title of what has it. */
export function numberTarget(rendering: BlockRendering, node: CrossReference): CrossTarget {
  const { name, numbering = '' } = node;
  const target = labelTarget(rendering, name, name, node);
  if (target.url === undefined) return target;
  const label = rendering.context.names.lookup('label', name);
  const kind = label?.numbered;
  if (kind === undefined) {
    const problem = `What ${JSON.stringify(name.slice(0, 80))} names has no number.`;
    const hint = 'Figures, tables and code have one where they have a caption, formulas where they have a label.';
    rendering.context.message('warning', 'unnumbered', problem, { node, hint });
    return { url: target.url, text: label?.text || name };
  }
  const phrase = numbering === '' ? PHRASES[kind] : undefined;
  const number = rendering.holes.mark({ hole: 'number', namespace: 'label', name, ...(phrase && { phrase }) });
  if (phrase) return { url: target.url, text: number };
  const text = (numbering === '' ? '(%s)' : numbering)
    .replace(/%s|\{number\}/g, () => number)
    .replaceAll('{name}', () => label?.text ?? '');
  return { url: target.url, text };
}
