import type { Element } from 'hast';
import { attribute, flowOf, hasClass, textOf, UNSEEN } from '../print/elements.ts';
import { codeBlock, codeFigure } from './code.ts';
import { anchorOf, block, DEEPEST, type Emission, type Nodes, namesOf, within } from './emission.ts';
import { figure } from './figure.ts';
import { formula, isDisplayed } from './formula.ts';
import { inline, inlineCode, ready } from './inline.ts';
import { array, literal } from './literal.ts';
import { drawing, picture } from './picture.ts';
import { prose } from './prose.ts';
import { table } from './table.ts';

/** What is needed to write the nodes of one block. */
export function startEmission(parts: Pick<Emission, 'marks' | 'warn'>): Emission {
  const emission: Emission = {
    ...parts,
    depth: 0,
    isNamed: false,
    outerIds: [],
    inline: nodes => inline(nodes, emission),
    statements: nodes => statements(nodes, emission),
  };
  return emission;
}

function blocks(nodes: Nodes, emission: Emission): string {
  return block(statements(nodes, emission));
}

/** Writes what stands in a block, as statements that end their paragraphs. */
export function statements(nodes: Nodes, emission: Emission): string[] {
  return flowOf(nodes).flatMap(flow => {
    if ('inline' in flow) return paragraph(flow.inline, emission);
    return blockElement(flow.block, emission);
  });
}

/** A picture, drawing or formula that stands alone is a block. */
function paragraph(nodes: Nodes, emission: Emission): string[] {
  const shown = nodes.filter(node => node.type === 'element' || (node.type === 'text' && node.value.trim() !== ''));
  const [only] = shown;
  if (shown.length === 1 && only?.type === 'element') {
    const alone = standingAlone(only, emission);
    if (alone !== undefined) return [alone];
  }
  const text = inline(nodes, emission);
  return text === '{}' ? [] : [text, 'parbreak()'];
}

function standingAlone(node: Element, emission: Emission): string | undefined {
  if (node.tagName === 'img') return picture(node, emission, false);
  if (node.tagName === 'svg') return drawing(node, false);
  if (node.tagName === 'math' && isDisplayed(node)) return formula(node, emission);
  if (node.tagName === 'pylit-ready') return `kept(${ready(node)})`;
  return undefined;
}

/** What holds other blocks, and may be left out around them. */
const CONTAINERS: ReadonlySet<string> = new Set([
  ...[
    'blockquote',
    'ul',
    'ol',
    'menu',
    'dir',
    'dl',
    'li',
    'dd',
    'aside',
    'div',
    'figure',
    'table',
    'tbody',
    'tr',
    'td',
  ],
]);

function blockElement(node: Element, emission: Emission): string[] {
  const only = numberedAlone(node);
  if (only) {
    emission.outerIds.push(attribute(node, 'id'));
    return blockElement(only, emission);
  }
  const shown = within(emission, () =>
    emission.depth > DEEPEST && CONTAINERS.has(node.tagName)
      ? statements(node.children, emission)
      : shownBlock(node, emission),
  );
  if (/^h[1-6]$/.test(node.tagName) || isNumbered(node)) return shown;
  const id = anchorOf(emission, attribute(node, 'id'));
  return id === '' ? shown : [id, ...shown];
}

/** What a division is around that has a number. */
function numberedAlone({ tagName, children }: Element): Element | undefined {
  if (tagName !== 'div') return undefined;
  const flow = flowOf(children);
  const [only] = flow;
  return flow.length === 1 && only && 'block' in only && isNumbered(only.block) ? only.block : undefined;
}

/** What has a number has its names with it. */
function isNumbered(node: Element): boolean {
  const { tagName, children } = node;
  if (tagName === 'div') return hasClass(node, 'directive-equation');
  if (tagName === 'figure' && hasClass(node, 'code') && (hasClass(node, 'numbered') || hasClass(node, 'chunk')))
    return true;
  const caption = tagName === 'table' ? 'caption' : 'figcaption';
  const has = children.some(child => child.type === 'element' && child.tagName === caption);
  return has && (tagName === 'table' || tagName === 'figure');
}

function shownBlock(node: Element, emission: Emission): string[] {
  const { tagName, children } = node;
  if (UNSEEN.has(tagName)) return [];
  switch (tagName) {
    case 'p':
      return paragraphElement(node, emission);
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [heading(node, emission)];
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir':
      return [list(node, emission)];
    case 'dl':
      return [definitions(node, emission)];
    case 'blockquote':
      return [`quotation(${blocks(children, emission)})`];
    case 'pre':
      return [codeBlock(node, emission)];
    case 'figure':
      return hasClass(node, 'code') ? [codeFigure(node, emission)] : [figure(node, emission)];
    case 'table':
      return [table(node, emission)];
    case 'hr':
      return ['rule()'];
    case 'aside':
      return [admonition(node, emission)];
    case 'div':
      return division(node, emission);
    case 'math':
      return [formula(node, emission), 'parbreak()'];
    default:
      return statements(children, emission);
  }
}

function paragraphElement(node: Element, emission: Emission): string[] {
  if (hasClass(node, 'rubric')) return [`rubric(${inline(node.children, emission)})`];
  if (hasClass(node, 'attribution')) return [`attribution(${inline(node.children, emission)})`];
  if (hasClass(node, 'directive-title') || hasClass(node, 'admonition-title') || hasClass(node, 'contents-title'))
    return [`box-title(${inline(node.children, emission)})`];
  if (hasClass(node, 'pylit-error'))
    return [`problem(${literal(attribute(node, 'title'))}, ${literal(textOf(node.children))})`];
  return flowOf(node.children).flatMap(flow =>
    'inline' in flow ? paragraph(flow.inline, emission) : blockElement(flow.block, emission),
  );
}

function heading(node: Element, emission: Emission): string {
  if (hasClass(node, 'pylit-works-title')) return `back-chapter(${literal(textOfHeading(node))})`;
  const names = namesOf(emission, attribute(node, 'id'));
  return `heading-of(${node.tagName.slice(1)}, ${names}, ${prose(textOfHeading(node))}, ${inline(node.children, emission)})`;
}

/** What is no part of a title where that stands in other places. */
const UNTOLD = ['anchor', 'role-citation', 'footnote-ref'];

function textOfHeading(node: Element): string {
  const isShown = (child: Nodes[number]) => child.type !== 'element' || !UNTOLD.some(name => hasClass(child, name));
  return textOf(node.children.filter(isShown))
    .replace(/[\uFDD0\uFDD1]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function list(node: Element, emission: Emission): string {
  const items = node.children.filter((child): child is Element => child.type === 'element' && child.tagName === 'li');
  // A list of pages is known only when all is put together.
  if (items.length === 0) return inline(node.children, emission);
  const isTight = items.every(item => !item.children.some(child => child.type === 'element' && child.tagName === 'p'));
  const bodies = items.map(item => blocks(withAnchor(item), emission));
  if (node.tagName !== 'ol') return `bullets(${isTight}, ${array(bodies)})`;
  const start = Number(node.properties.start ?? 1);
  const numbering = { a: 'a.', A: 'A.', i: 'i.', I: 'I.' }[String(node.properties.type ?? '')] ?? '1.';
  return `numbers(${isTight}, ${Number.isInteger(start) ? start : 1}, ${literal(numbering)}, ${array(bodies)})`;
}

/** An item's own id goes before what stands in it. */
function withAnchor(item: Element): Nodes {
  const id = attribute(item, 'id');
  if (id === '') return item.children;
  return [{ type: 'element', tagName: 'span', properties: { id }, children: [] }, ...item.children];
}

function definitions(node: Element, emission: Emission): string {
  const entries = flattened(node.children).map(child => {
    const isTerm = child.tagName === 'dt';
    const id = anchorOf(emission, attribute(child, 'id'));
    const body = isTerm ? termOf(child, emission) : blocks(child.children, emission);
    return `(${isTerm ? '"term"' : '"description"'}, ${id === '' ? body : `{${id};${body}}`})`;
  });
  return `definitions(${hasClass(node, 'field-list')}, ${array(entries)})`;
}

/** The signature of a function is code. */
function termOf(term: Element, emission: Emission): string {
  return hasClass(term, 'sig') ? `mono(${inlineCode(term.children, emission)})` : inline(term.children, emission);
}

function flattened(nodes: Nodes): Element[] {
  return nodes.flatMap(node => {
    if (node.type !== 'element') return [];
    return node.tagName === 'div' ? flattened(node.children) : [node];
  });
}

function admonition(node: Element, emission: Emission): string {
  const kind = ['warning', 'caution', 'danger', 'error', 'attention'].some(name => hasClass(node, name))
    ? 'warning'
    : 'note';
  return `aside(${literal(kind)}, ${blocks(node.children, emission)})`;
}

function division(node: Element, emission: Emission): string[] {
  const { children } = node;
  if (hasClass(node, 'pylit-error')) return [`problem("", ${literal(textOf(children))})`];
  if (hasClass(node, 'directive-equation')) {
    const names = namesOf(emission, attribute(node, 'id'));
    return [`equation-of(${names}, ${blocks(children, emission)})`];
  }
  if (hasClass(node, 'line-block')) return [`lines(${array(linesOf(node, emission))})`];
  if (hasClass(node, 'citation')) return [citation(node, emission)];
  if (hasClass(node, 'footnote')) return [`note-in-place(${blocks(children, emission)})`];
  if (hasClass(node, 'contents') || hasClass(node, 'pages')) return [`listing(${blocks(children, emission)})`];
  if (node.properties.align === 'center') return [`align(center, ${blocks(children, emission)})`];
  return statements(children, emission);
}

/** An entry of a list of works, after its label where it has one. */
function citation({ children }: Element, emission: Emission): string {
  const label = children.find(
    (child): child is Element => child.type === 'element' && hasClass(child, 'citation-label'),
  );
  const body = blocks(
    children.filter(child => child !== label),
    emission,
  );
  return label ? `work-entry(${inline(label.children, emission)}, ${body})` : `work-by-name(${body})`;
}

/** The lines of a line block; nested blocks are indented. */
function linesOf(node: Element, emission: Emission, depth = 0): string[] {
  return node.children.flatMap(child => {
    if (child.type !== 'element') return [];
    if (hasClass(child, 'line-block')) return linesOf(child, emission, depth + 1);
    return [`(${depth}, ${inline(child.children, emission)})`];
  });
}
