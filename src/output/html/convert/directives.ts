import type { Element, ElementContent } from 'hast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { Handlers, State } from 'mdast-util-to-hast';
import { toString as plainText } from 'mdast-util-to-string';
import type { BlockRendering } from './block-rendering.ts';
import { element, text } from './hast.ts';
import { missing } from './link-target.ts';
import { classes, plainAttributes } from './roles.ts';

type Directive = ContainerDirective | LeafDirective;

/** Elements of directives that are more than a division. */
const ELEMENTS: Readonly<Record<string, string>> = {
  figure: 'figure',
  epigraph: 'blockquote',
  highlights: 'blockquote',
  'pull-quote': 'blockquote',
  sidebar: 'aside',
  topic: 'aside',
  details: 'details',
  section: 'section',
  compound: 'div',
};

/** Renders directives that no plugin takes: lists of pages and headings, and a generic box for all others. */
export function directiveHandlers(rendering: BlockRendering): Handlers {
  const directive = (state: State, node: Directive) => {
    if (node.name === 'toctree') return pages(rendering, state, node);
    if (node.name === 'contents') return contents(rendering, state, node);
    return generic(rendering, state, node);
  };
  return { containerDirective: directive, leafDirective: directive };
}

function generic(rendering: BlockRendering, state: State, node: Directive): Element {
  const tagName = ELEMENTS[node.name] ?? 'div';
  const className = node.name === 'figure' ? classes(node) : [`directive-${safeClass(node.name)}`, ...classes(node)];
  const children = state.wrap(labelled(state.all(node), node), true);
  const shown = children.length > 0 || node.type === 'containerDirective' ? children : [text(`::${node.name}`)];
  const properties = {
    ...(className.length > 0 && { className }),
    ...plainAttributes(node),
    ...ownId(rendering, node),
  };
  return state.applyData(node, element(tagName, properties, shown));
}

function ownId(rendering: BlockRendering, node: Directive): { id?: string } {
  const index = node.data?.pylitAnchor;
  return index === undefined ? {} : { id: rendering.holes.mark({ hole: 'anchor', index }) };
}

function safeClass(name: string): string {
  return name.replace(/[^\w-]+/g, '-');
}

/** A container's label (`:::name[label]`) is its title. */
function labelled(children: readonly ElementContent[], node: Directive): ElementContent[] {
  const [first, ...rest] = children;
  const isLabel = node.children[0]?.data !== undefined && 'directiveLabel' in node.children[0].data;
  if (!isLabel || first?.type !== 'element') return [...children];
  const tagName = node.name === 'details' ? 'summary' : 'p';
  return [{ ...first, tagName, properties: { ...first.properties, className: ['directive-title'] } }, ...rest];
}

function pages(rendering: BlockRendering, state: State, node: Directive): ElementContent[] {
  const names = toctreeNames(node);
  for (const name of names) {
    if (rendering.context.names.lookup('document', name) === undefined) missing(rendering, 'document', name, node);
  }
  if ('hidden' in (node.attributes ?? {})) return [];
  const depth = positive(node.attributes?.maxdepth, 1);
  const caption = node.attributes?.caption;
  const title = caption ? [element('p', { className: ['contents-title'] }, [text(caption)])] : [];
  const list = text(rendering.holes.mark({ hole: 'pages', names, depth }));
  return [element('div', { className: ['pages'] }, state.wrap([...title, list], true))];
}

/** One name a line: `intro`, or `Introduction <intro>`. Addresses of other sites are left out. */
function toctreeNames(node: Directive): string[] {
  const listed =
    node.data !== undefined && 'pages' in node.data && Array.isArray(node.data.pages) ? node.data.pages : undefined;
  const lines: readonly unknown[] = listed ?? plainText(node).split('\n');
  return lines
    .flatMap(line => (typeof line === 'string' ? [line.trim()] : []))
    .map(line => /<([^<>]+)>$/.exec(line)?.[1] ?? line)
    .filter(name => name !== '' && !/^[a-z][a-z0-9+.-]*:\/\//i.test(name) && name !== 'self');
}

function contents(rendering: BlockRendering, state: State, node: Directive): Element {
  const local = 'local' in (node.attributes ?? {});
  const depth = positive(node.attributes?.depth, 6);
  const own = state.all(node);
  const title = own.length > 0 ? [element('p', { className: ['contents-title'] }, own.flatMap(inlineOf))] : [];
  const list = text(rendering.holes.mark({ hole: 'contents', local, depth }));
  return element('div', { className: ['contents', ...classes(node)] }, state.wrap([...title, list], true));
}

function inlineOf(node: ElementContent): ElementContent[] {
  return node.type === 'element' && node.tagName === 'p' ? node.children : [node];
}

function positive(value: string | null | undefined, otherwise: number): number {
  const number = Number(value ?? '');
  return Number.isInteger(number) && number > 0 ? number : otherwise;
}
