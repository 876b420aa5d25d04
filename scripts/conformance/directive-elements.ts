import type { Nodes } from 'mdast';
import { makeId } from '../../src/reader/rst/text/make-id.ts';
import { decorationElements, metaElements, titleAttribute } from './document-parts.ts';
import { element, type PseudoElement, type PseudoNode } from './element.ts';
import { classElements, contentsElement, sectnumElement, targetNotesElement } from './pending-directives.ts';
import { named, type Writing } from './writing.ts';

type Directive = Extract<Nodes, { type: 'textDirective' | 'containerDirective' }>;

/** Role names and their elements. */
const ROLE_TAGS: Readonly<Record<string, string>> = {
  'title-reference': 'title_reference',
  title: 'title_reference',
  t: 'title_reference',
  subscript: 'subscript',
  sub: 'subscript',
  superscript: 'superscript',
  sup: 'superscript',
  abbreviation: 'abbreviation',
  ab: 'abbreviation',
  acronym: 'acronym',
  ac: 'acronym',
};

/** The docutils elements of a role or directive. */
export function directiveElement(writing: Writing, node: Directive): PseudoNode[] {
  if (node.type === 'textDirective') return [roleElement(writing, node)];
  const transparent = node.data?.rst?.element;
  if (transparent === 'none') return [];
  if (transparent === 'transparent') return writing.convert(node.children);
  return [...(DIRECTIVES[node.name] ?? plain)(writing, node)];
}

function roleElement(writing: Writing, node: Directive): PseudoElement {
  if (node.name === 'raw') return rawElement(writing, node);
  const tag = ROLE_TAGS[node.name] ?? 'inline';
  return named(writing, node, element(tag, classesOf(node), writing.convert(node.children)));
}

function classesOf(node: Directive): PseudoElement['attributes'] {
  const written = node.attributes?.class;
  return written ? { classes: written.split(/\s+/).map(makeId) } : {};
}

function rawElement(writing: Writing, node: Directive): PseudoElement {
  const format = node.attributes?.format ?? '';
  const body = node.data?.body ?? node.data?.text ?? '';
  return named(writing, node, element('raw', { ...classesOf(node), format, 'xml:space': 'preserve' }, [body]));
}

type Make = (writing: Writing, node: Directive) => PseudoNode[];

const plain: Make = (writing, node) => [
  named(writing, node, element(node.name, classesOf(node), titled(writing, node))),
];

/** The children, with the label as title. */
function titled(writing: Writing, node: Directive): PseudoNode[] {
  return node.children.flatMap((child): PseudoNode[] => {
    if (!child.data?.directiveLabel || !('children' in child)) return writing.convert([child]);
    return [element('title', {}, writing.convert(child.children))];
  });
}

const admonition: Make = (writing, node) => {
  const made = element('admonition', classesOf(node), titled(writing, node));
  const { title } = { title: node.data?.argument ?? '' };
  made.attributes.classes ??= [`admonition-${makeId(title)}`];
  return [named(writing, node, made)];
};

const figure: Make = (writing, node) => {
  const captionAt = node.children.findIndex(child => child.type === 'caption');
  const bodyAt = captionAt < 0 ? 1 + leadingCount(node.children.slice(1)) : captionAt + 1;
  const legend = writing.convert(node.children.slice(bodyAt));
  const align = node.attributes?.align ? { align: node.attributes.align } : {};
  const children = [
    ...writing.convert(node.children.slice(0, bodyAt)),
    ...(legend.length > 0 ? [element('legend', {}, legend)] : []),
  ];
  return [named(writing, node, element('figure', { ...align, ...classesOf(node) }, children))];
};

/** How many targets and classes stand before anything that is shown. */
function leadingCount(nodes: readonly Nodes[]): number {
  const at = nodes.findIndex(
    node => node.type !== 'target' && !(node.type === 'containerDirective' && node.name === 'class'),
  );
  return at < 0 ? nodes.length : at;
}

const DIRECTIVES: Readonly<Record<string, Make>> = {
  admonition,
  class: classElements,
  'rst-class': classElements,
  contents: contentsElement,
  figure,
  footer: decorationElements,
  header: decorationElements,
  include: (writing, node) => writing.convert(node.children),
  meta: metaElements,
  title: titleAttribute,
  'section-numbering': sectnumElement,
  sectnum: sectnumElement,
  'target-notes': targetNotesElement,
  raw: (writing, node) => [rawElement(writing, node)],
};
