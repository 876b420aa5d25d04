import type { Element, ElementContent } from 'hast';
import type { Heading, List, ListItem, Nodes, Parents, Table } from 'mdast';
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast';
import type {
  Attribution,
  BlockTable,
  LineBlockLine,
  Option,
  OptionArgument,
  Target,
} from '../../../literate/nodes.ts';
import type { BlockRendering } from './block-rendering.ts';
import { element, text } from './hast.ts';

/** Renders the nodes that need more than the element their type or `data.hName` says. */
export function elementHandlers(rendering: BlockRendering): Handlers {
  return {
    heading: (state: State, node: Heading) => heading(rendering, state, node),
    table: (state: State, node: Table) => scrolling(rendering, defaultHandlers.table(state, node)),
    blockTable: (state: State, node: BlockTable) => scrolling(rendering, blockTable(state, node)),
    list: (state: State, node: List) => defaultHandlers.list(state, node),
    listItem: (state: State, node: ListItem, parent: Parents | undefined) => listItem(rendering, state, node, parent),
    target: (state: State, node: Target) => target(rendering, state, node),
    attribution: (state: State, node: Attribution) =>
      element('p', { className: ['attribution'] }, [text('— '), ...state.all(node)]),
    option: (state: State, node: Option, parent: Parents | undefined) => option(state, node, parent),
    optionArgument: (state: State, node: OptionArgument, parent: Parents | undefined) => argument(state, node, parent),
    lineBlockLine: (state: State, node: LineBlockLine) => line(state, node),
    comment: () => undefined,
    substitutionDefinition: () => undefined,
    yaml: () => undefined,
  };
}

function heading(rendering: BlockRendering, state: State, node: Heading): Element {
  const result = element(`h${Math.min(node.depth, 6)}`, {}, state.all(node));
  const index = node.data?.pylitAnchor;
  if (index === undefined) return state.applyData(node, result);
  const id = rendering.holes.mark({ hole: 'anchor', index });
  const applied = state.applyData(node, result);
  const permalink = { className: ['anchor'], href: `#${id}`, ariaHidden: 'true', tabIndex: -1 };
  applied.properties.id = id;
  applied.children.push(element('a', permalink, [text('#')]));
  return applied;
}

/** A table that is wider than the page scrolls in a box of its own, which the keyboard can reach. */
function scrolling({ holes }: BlockRendering, table: Element): Element {
  const ariaLabel = holes.mark({ hole: 'word', word: 'tableOnPage' });
  return element('div', { className: ['table'], tabIndex: 0, role: 'group', ariaLabel }, [table]);
}

function blockTable(state: State, node: BlockTable): Element {
  const total = node.widths.reduce((sum, width) => sum + width, 0);
  const columns = node.widths.map(width => element('col', { width: `${Math.round((width / total) * 100)}%` }));
  const children = state.all(node);
  const captions = children.filter(child => child.type === 'element' && child.tagName === 'caption');
  const rest = children.filter(child => !captions.includes(child));
  const group = total > 0 && !hasAutomaticWidths(node) ? [element('colgroup', {}, columns)] : [];
  return state.applyData(node, element('table', {}, [...captions, ...group, ...rest]));
}

/** The author wants the browser to find the widths. */
function hasAutomaticWidths({ data }: BlockTable): boolean {
  const className = data?.hProperties?.className;
  return Array.isArray(className) && className.includes('colwidths-auto');
}

function listItem({ holes }: BlockRendering, state: State, node: ListItem, parent: Parents | undefined): Element {
  const item = defaultHandlers.listItem(state, node, parent);
  const { checked } = node;
  if (typeof checked === 'boolean')
    labelCheckbox(item.children, () => holes.mark({ hole: 'word', word: checked ? 'done' : 'toDo' }));
  return item;
}

function labelCheckbox(children: readonly ElementContent[], label: () => string): void {
  for (const child of children) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'input') child.properties.ariaLabel = label();
    else if (child.tagName === 'p') labelCheckbox(child.children, label);
  }
}

function target(rendering: BlockRendering, state: State, node: Target): Element | ElementContent[] {
  const children = state.all(node);
  const index = node.data?.pylitAnchor;
  if (index === undefined) return children;
  const id = rendering.holes.mark({ hole: 'anchor', index });
  return element('span', { id, className: ['target'] }, children);
}

function option(state: State, node: Option, parent: Parents | undefined): ElementContent[] {
  const result = element('kbd', { className: ['option'] }, state.all(node));
  return indexIn(node, parent) > 0 ? [text(', '), result] : [result];
}

function argument(state: State, node: OptionArgument, parent: Parents | undefined): ElementContent[] {
  const before: Nodes | undefined = parent?.children[indexIn(node, parent) - 1];
  const result = element('var', {}, state.all(node));
  return before?.type === 'text' ? [result] : [text(node.delimiter), result];
}

function indexIn(node: Nodes, parent: Parents | undefined): number {
  const siblings: readonly Nodes[] = parent?.children ?? [];
  return siblings.indexOf(node);
}

function line(state: State, node: LineBlockLine): Element {
  const children = state.all(node);
  return element('div', { className: ['line'] }, children.length > 0 ? children : [element('br', {})]);
}
