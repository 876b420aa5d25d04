import type { Element } from 'hast';
import type { Nodes } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import type { BlockRendering } from './block-rendering.ts';
import { element, text } from './hast.ts';

/** Renders `pylit:index`: links to the chunks of the program, or to those that a file or chunk is made of, by name. */
export function programIndex(
  rendering: BlockRendering,
  state: State,
  node: Extract<Nodes, { type: 'containerDirective' | 'leafDirective' }>,
): Element {
  const { names } = rendering.context;
  const wanted = String(node.data?.argument ?? '').trim();
  const program = names.lookup('program', wanted);
  if (!program && wanted !== '') {
    const near = names.nearest('chunk', wanted).slice(0, 3);
    rendering.context.message('warning', 'unknown-chunk', `There is no file or chunk ${JSON.stringify(wanted)}.`, {
      node,
      ...(near.length > 0 && { hint: `Did you mean ${near.map(name => JSON.stringify(name)).join(' or ')}?` }),
    });
  }
  const chunks = [...new Set(program?.chunks)].sort((a, b) => (a < b ? -1 : 1));
  const items = chunks.map(name => element('li', {}, [link(rendering, name)]));
  const list = items.length === 0 ? [] : [element('ul', {}, state.wrap(items, true))];
  return element('div', { className: ['directive-pylit-index'] }, state.wrap([...state.all(node), ...list], true));
}

function link({ holes }: BlockRendering, name: string): Element {
  const href = holes.mark({ hole: 'href', namespace: 'chunk', name });
  return element('a', { href, className: ['chunk-ref'] }, [text(name)]);
}
