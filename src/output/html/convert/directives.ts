import type { Element, ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import type { Handlers, State } from 'mdast-util-to-hast';
import { isShownIn } from '../../../literate/only.ts';
import type { BlockRendering } from './block-rendering.ts';
import { element, text } from './hast.ts';
import { horizontalList } from './horizontal-list.ts';
import { programIndex } from './program-index.ts';
import { classes, plainAttributes } from './roles.ts';
import { toctree } from './toctree.ts';
import { VERSION_WORDS, versionChange } from './version-change.ts';

type Directive = Extract<Nodes, { type: 'containerDirective' | 'leafDirective' }>;

/** Elements of directives that are more than a division. */
const ELEMENTS: Readonly<Record<string, string>> = {
  figure: 'figure',
  sidebar: 'aside',
  topic: 'aside',
  details: 'details',
  section: 'section',
  compound: 'div',
  header: 'header',
  footer: 'footer',
};

/** Renders directives that no plugin takes: lists of pages and headings, and a generic box for all others. */
export function directiveHandlers(rendering: BlockRendering): Handlers {
  const directive = (state: State, node: Directive) => {
    if (node.name === 'toctree') return toctree(rendering, state, node);
    if (node.name === 'pylit:index') return programIndex(rendering, state, node);
    if (node.name === 'contents') return contents(rendering, state, node);
    if (!isShownIn(rendering.renderer.source?.name ?? 'html', node)) return [];
    if (node.data?.transparent || node.data?.condition) return state.all(node);
    if (node.name === 'hlist') return horizontalList(state, node);
    if (Object.hasOwn(VERSION_WORDS, node.name)) return versionChange(rendering, state, node);
    return generic(rendering, state, node);
  };
  return { containerDirective: directive, leafDirective: directive };
}

function generic(rendering: BlockRendering, state: State, node: Directive): Element | undefined {
  if (node.children.length === 0 && node.data?.argument !== undefined) return undefined;
  const tagName = ELEMENTS[node.name] ?? 'div';
  const own = node.name === 'figure' ? alignment(node) : [`directive-${safeClass(node.name)}`];
  const className = [...own, ...classes(node)];
  const children = state.wrap(labelled(state.all(node), node), true);
  const shown = children.length > 0 || node.type === 'containerDirective' ? children : [text(`::${node.name}`)];
  const properties = {
    ...(className.length > 0 && { className }),
    ...plainAttributes(node),
    ...ownId(rendering, node),
  };
  return state.applyData(node, element(tagName, properties, shown));
}

function alignment({ attributes }: Directive): string[] {
  const align = attributes?.align?.trim().toLowerCase() ?? '';
  return ['left', 'center', 'right'].includes(align) ? [`align-${align}`] : [];
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
  if (!node.children[0]?.data?.directiveLabel || first?.type !== 'element') return [...children];
  const tagName = node.name === 'details' ? 'summary' : 'p';
  return [element(tagName, { className: ['directive-title'] }, first.children), ...rest];
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
