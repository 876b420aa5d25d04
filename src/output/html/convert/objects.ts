import type { Element, ElementContent } from 'hast';
import type { Nodes, Parents } from 'mdast';
import type { Handlers, State } from 'mdast-util-to-hast';
import { groupFields } from '../../../literate/domains/fields.ts';
import type { ObjectContent, ObjectDescription, ObjectSignature } from '../../../literate/domains/nodes.ts';
import type { BlockRendering } from './block-rendering.ts';
import { element, text } from './hast.ts';

/** Renders descriptions of functions, options and other things. */
export function objectHandlers(rendering: BlockRendering): Handlers {
  return {
    objectDescription: (state: State, node: ObjectDescription) => description(state, node),
    objectSignature: (state: State, node: ObjectSignature) => signature(rendering, state, node),
    objectContent: (state: State, node: ObjectContent, parent: Parents | undefined) =>
      content(rendering, state, node, parent),
  };
}

/** Where nothing is said of a thing, that is said of it: a list needs both. */
function description(state: State, node: ObjectDescription): Element {
  const isSaid = node.children.some(child => child.type === 'objectContent');
  const children = isSaid ? state.all(node) : [...state.all(node), element('dd', {})];
  return state.applyData(node, element('dl', {}, state.wrap(children, true)));
}

/** A signature with a link to itself. */
function signature({ holes }: BlockRendering, state: State, node: ObjectSignature): Element {
  const children: ElementContent[] = state.all(node);
  const index = node.children[0]?.data?.pylitAnchor;
  if (index !== undefined) {
    const href = `#${holes.mark({ hole: 'anchor', index })}`;
    children.push(element('a', { className: ['anchor'], href, ariaHidden: 'true', tabIndex: -1 }, [text('#')]));
  }
  return state.applyData(node, element('dt', {}, children));
}

function content({ holes }: BlockRendering, state: State, node: ObjectContent, parent: Parents | undefined): Element {
  const children = node.children.map((child): Nodes => {
    if (child.type !== 'fieldList' || parent?.type !== 'objectDescription') return child;
    return groupFields(child, parent, word => holes.mark({ hole: 'word', word }));
  });
  const shown = state.all({ ...node, children: children as ObjectContent['children'] });
  return state.applyData(node, element('dd', {}, state.wrap(shown, true)));
}
