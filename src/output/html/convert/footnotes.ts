import type { Element, ElementContent } from 'hast';
import type { FootnoteDefinition, FootnoteReference, Parents } from 'mdast';
import type { Handlers, State } from 'mdast-util-to-hast';
import { noteId } from '../note-id.ts';
import type { BlockRendering } from './block-rendering.ts';
import { classesOf } from './cross-reference.ts';
import { broken, element, text } from './hast.ts';
import { missing } from './link-target.ts';

/** Renders footnotes and references to them; their numbers and back links are known only when the page is assembled. */
export function footnoteHandlers(rendering: BlockRendering): Handlers {
  return {
    footnoteReference: (_state: State, node: FootnoteReference) => reference(rendering, node),
    footnoteDefinition: (state: State, node: FootnoteDefinition, parent: Parents | undefined) =>
      definition(rendering, state, node, parent),
  };
}

function reference(rendering: BlockRendering, node: FootnoteReference): Element {
  const name = node.identifier;
  if (rendering.context.names.lookup('footnote', name) === undefined) {
    return broken([text(`[${node.label ?? name}]`)], missing(rendering, 'footnote', name, node).problem);
  }
  const { holes } = rendering;
  if (node.data?.citation) {
    return element('a', { className: ['citation-ref'], href: `#fn-${noteId(name)}` }, [
      text(`[${node.label ?? name}]`),
    ]);
  }
  const id = `fnref-${noteId(name)}-${holes.mark({ hole: 'footnote-reference', name })}`;
  const properties = { href: `#fn-${noteId(name)}`, id, role: 'doc-noteref' };
  const number = node.data?.noteLabel ?? holes.mark({ hole: 'footnote', name });
  const link = element('a', properties, [text(number)]);
  return element('sup', { className: ['footnote-ref'] }, [link]);
}

/** A note that is a block of its own goes to the end of the page; one inside a list or quote stays where it is. */
function definition(
  rendering: BlockRendering,
  state: State,
  node: FootnoteDefinition,
  parent: Parents | undefined,
): Element {
  const name = node.identifier;
  if (node.data?.pylitId !== undefined) return cited(rendering, state, node, node.data.pylitId);
  if (node.data?.citation) return citation(state, node);
  const backLinks = text(rendering.holes.mark({ hole: 'footnote-backlinks', name }));
  const children = withBackLinks(state.wrap(state.all(node), true), backLinks);
  const id = `fn-${noteId(name)}`;
  const label = node.data?.noteLabel;
  if (parent === undefined || parent.type === 'root') return withClasses(node, listed(id, label, children));
  const number = element('span', { className: ['footnote-number'] }, [
    text(label ?? rendering.holes.mark({ hole: 'footnote', name })),
  ]);
  return withClasses(node, element('div', { className: ['footnote'], id }, [number, text(' '), ...children]));
}

/** A note in the list at the end of the page; what it is called may not be its place in the list. */
function listed(id: string, label: string | undefined, children: ElementContent[]): Element {
  if (label === undefined) return element('li', { id }, children);
  if (/^\d{1,9}$/.test(label)) return element('li', { id, value: label }, children);
  const symbol = element('span', { className: ['footnote-number'] }, [text(label)]);
  return element('li', { id, className: ['symbol'] }, [symbol, ...children]);
}

function withClasses(node: FootnoteDefinition, made: Element): Element {
  const own = classesOf(node);
  if (own) made.properties.className = [...[made.properties.className ?? []].flat().map(String), ...own];
  return made;
}

/** A citation is shown by its label, where it stands. */
function citation(state: State, node: FootnoteDefinition): Element {
  const label = element('span', { className: ['citation-label'] }, [text(`[${node.label ?? node.identifier}]`)]);
  return element('div', { className: ['citation'], id: `fn-${noteId(node.identifier)}` }, [label, ...state.all(node)]);
}

/** An entry of a list of works; names and year may take the place of a label. */
function cited(rendering: BlockRendering, state: State, node: FootnoteDefinition, own: string): Element {
  const id = rendering.holes.mark({ hole: 'anchor', index: 0, id: own });
  const children = state.all(node);
  if (!node.label) return element('div', { className: ['citation', 'unlabelled'], id }, children);
  const label = element('span', { className: ['citation-label'] }, [text(`[${node.label}]`)]);
  return element('div', { className: ['citation'], id }, [label, ...children]);
}

/** The back links stand at the end of the last paragraph. */
function withBackLinks(children: readonly ElementContent[], backLinks: ElementContent): ElementContent[] {
  const index = children.findLastIndex(child => child.type === 'element');
  const last = children[index];
  if (last?.type !== 'element' || last.tagName !== 'p') return [...children, element('p', {}, [backLinks])];
  return children.with(index, { ...last, children: [...last.children, text(' '), backLinks] });
}
