import type { Element, ElementContent, Properties } from 'hast';
import type { Image, ImageReference, Link, LinkReference } from 'mdast';
import type { Handlers, State } from 'mdast-util-to-hast';
import type { CrossReference } from '../../../literate/nodes.ts';
import type { BlockRendering } from './block-rendering.ts';
import { classesOf, crossTarget } from './cross-reference.ts';
import { broken, element, text, textOf } from './hast.ts';
import { imageTarget, type LinkTarget, linkTarget, missing } from './link-target.ts';

/** Renders links and images of every kind. */
export function linkHandlers(rendering: BlockRendering): Handlers {
  return {
    link: (state: State, node: Link) => link(state, node, linkTarget(rendering, node.url, node), node.title),
    linkReference(state: State, node: LinkReference) {
      const definition = rendering.context.names.lookup('definition', node.identifier);
      if (!definition) return broken(state.all(node), missing(rendering, 'definition', node.identifier, node).problem);
      return link(state, node, linkTarget(rendering, definition.url, node), definition.title);
    },
    crossReference: (state: State, node: CrossReference) => crossReference(rendering, state, node),
    image: (state: State, node: Image) =>
      image(rendering, state, node, imageTarget(rendering, node.url, node), node.title),
    imageReference(state: State, node: ImageReference) {
      const definition = rendering.context.names.lookup('definition', node.identifier);
      if (!definition) {
        return broken([text(node.alt ?? '')], missing(rendering, 'definition', node.identifier, node).problem);
      }
      return image(rendering, state, node, imageTarget(rendering, definition.url, node), definition.title);
    },
    definition: () => undefined,
  };
}

/** A link without a text of its own takes its target's. */
function link(state: State, node: Link | LinkReference, target: LinkTarget, title: string | null | undefined): Element {
  const children = state.all(node);
  const shown = isEmpty(children) ? [text(target.text || nodeUrl(node) || '')] : children;
  if (target.url === undefined) return broken(shown, target.problem);
  const properties: Properties = { href: target.url, ...(title && { title }) };
  const made = element('a', properties, shown);
  return state.applyData(node, shown === children ? made : withOwnText(made));
}

/** Formats that are made from the tree may name the target in another way. */
function withOwnText(link: Element): Element {
  return { ...link, data: { ownText: true } };
}

function nodeUrl(node: Link | LinkReference): string {
  return node.type === 'link' ? node.url : (node.label ?? node.identifier);
}

function isEmpty(children: readonly ElementContent[]): boolean {
  return textOf(children).trim() === '' && !children.some(child => child.type !== 'text');
}

function image(
  { holes }: BlockRendering,
  state: State,
  node: Image | ImageReference,
  target: LinkTarget,
  title: string | null | undefined,
): Element {
  const alt = node.alt ?? '';
  if (target.url === undefined)
    return broken([text(alt || holes.mark({ hole: 'word', word: 'image' }))], target.problem);
  const properties: Properties = { src: target.url, alt, ...(title && { title }), loading: 'lazy', decoding: 'async' };
  return state.applyData(node, element('img', properties));
}

/** What a link back to a citation says; the count tells it from others. */
function backTo({ holes }: BlockRendering, count: string): string {
  return `${holes.mark({ hole: 'word', word: 'backToCitation' })} ${count}`.trim();
}

function crossReference(rendering: BlockRendering, state: State, node: CrossReference): Element | ElementContent[] {
  const children = state.all(node);
  const target = crossTarget(rendering, node);
  // Grammars name what only their text explains.
  if (target.url === undefined && node.namespace === 'token') return element('span', {}, children);
  if (target.url === undefined) return target.problem === '' ? children : broken(children, target.problem);
  const shown = node.explicit || !target.text ? children : [text(target.text)];
  const className = classesOf(node);
  const { title } = target;
  const { role, ariaLabel } = node.data?.hProperties ?? {};
  const words = {
    ...(typeof role === 'string' && { role }),
    ...(typeof ariaLabel === 'string' && {
      ariaLabel: role === 'doc-backlink' ? backTo(rendering, ariaLabel) : ariaLabel,
    }),
    ...(title && { title }),
  };
  const made = element('a', { href: target.url, ...(className && { className }), ...words }, shown);
  const isNamed = node.numbering === undefined || node.numbering === '';
  return shown !== children && isNamed ? withOwnText(made) : made;
}
