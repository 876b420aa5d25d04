import type { FootnoteReference, Image, ImageReference, Link, LinkReference, Nodes } from 'mdast';
import type { CrossReference } from '../../../literate/nodes.ts';
import { classesOf, crossTarget } from '../convert/cross-reference.ts';
import { imageTarget, type LinkTarget, linkTarget, missing } from '../convert/link-target.ts';
import { noteId } from '../note-id.ts';
import { hasScheme, isSafeSource, LINK_SCHEMES, SOURCE_SCHEMES } from '../sanitize/protocols.ts';
import { attribute, escapeText, trimLines, trimStart } from './escape.ts';
import type { Writing } from './writing.ts';

/** Writes nodes of running text. After a hard break a line begins without blanks, which `trimmed` says of the first node. */
export function writeInline(writing: Writing, nodes: readonly Nodes[], trimmed = false): string {
  let html = '';
  let isFirst = true;
  let afterBreak = false;
  for (const node of nodes) {
    if (node.type === 'text' && !writing.ready.has(node)) {
      const value = trimLines(node.value);
      html += escapeText(afterBreak || (isFirst && trimmed) ? trimStart(value) : value);
    } else html += writeMarkup(writing, node, afterBreak);
    afterBreak = node.type === 'break';
    isFirst = false;
  }
  return html;
}

/** @param afterBreak the node's own text begins a line */
function writeMarkup(writing: Writing, node: Nodes, afterBreak: boolean): string {
  const ready = writing.ready.get(node);
  if (ready !== undefined) return ready;
  switch (node.type) {
    case 'emphasis':
      return `<em>${writeInline(writing, node.children, afterBreak)}</em>`;
    case 'strong':
      return `<strong>${writeInline(writing, node.children, afterBreak)}</strong>`;
    case 'delete':
      return `<del>${writeInline(writing, node.children, afterBreak)}</del>`;
    case 'inlineCode':
      return `<code>${escapeText(inTrim(node.value.replace(/\r?\n|\r/g, ' '), afterBreak))}</code>`;
    case 'break':
      return '<br>\n';
    case 'link':
      return writeLink(writing, node, linkTarget(writing, node.url, node), node.title, afterBreak);
    case 'linkReference':
      return writeLinkReference(writing, node, afterBreak);
    case 'crossReference':
      return writeCrossReference(writing, node, afterBreak);
    case 'image':
      return writeImage(writing, node, imageTarget(writing, node.url, node), node.title, afterBreak);
    case 'imageReference':
      return writeImageReference(writing, node, afterBreak);
    case 'footnoteReference':
      return writeFootnoteReference(writing, node);
    default:
      throw new RangeError(`${node.type} is no plain node`);
  }
}

function inTrim(text: string, trimmed: boolean): string {
  return trimmed ? trimStart(text) : text;
}

function writeLinkReference(writing: Writing, node: LinkReference, afterBreak: boolean): string {
  const definition = writing.context.names.lookup('definition', node.identifier);
  if (definition) {
    return writeLink(writing, node, linkTarget(writing, definition.url, node), definition.title, afterBreak);
  }
  const children = writeInline(writing, node.children, afterBreak);
  return brokenSpan(children, missing(writing, 'definition', node.identifier, node).problem);
}

function writeLink(
  writing: Writing,
  node: Link | LinkReference,
  target: LinkTarget,
  title: string | null | undefined,
  afterBreak: boolean,
): string {
  const children = isEmpty(writing, node)
    ? escapeText(inTrim(target.text || nodeUrl(node) || '', afterBreak))
    : writeInline(writing, node.children, afterBreak);
  if (target.url === undefined) return brokenSpan(children, target.problem);
  return `<a${hrefAttribute(writing, target.url)}${titleAttribute(title)}>${children}</a>`;
}

function hrefAttribute({ renderer }: Writing, url: string): string {
  return renderer.trustHtml || hasScheme(url, LINK_SCHEMES) ? attribute('href', url) : '';
}

function writeCrossReference(writing: Writing, node: CrossReference, afterBreak: boolean): string {
  const children = writeInline(writing, node.children, afterBreak);
  const target = crossTarget(writing, node);
  if (target.url === undefined) return target.problem === '' ? children : brokenSpan(children, target.problem);
  const shown = node.explicit || !target.text ? children : escapeText(inTrim(target.text, afterBreak));
  const classes = classesOf(node);
  const className = classes ? attribute('class', classes.join(' ').trim()) : '';
  return `<a${hrefAttribute(writing, target.url)}${className}${titleAttribute(target.title)}>${shown}</a>`;
}

/** A link without a text of its own takes its target's. */
function isEmpty(writing: Writing, node: Link | LinkReference): boolean {
  return node.children.every(child => child.type === 'text' && child.value.trim() === '' && !writing.ready.has(child));
}

function nodeUrl(node: Link | LinkReference): string {
  return node.type === 'link' ? node.url : (node.label ?? node.identifier);
}

function writeImageReference(writing: Writing, node: ImageReference, afterBreak: boolean): string {
  const definition = writing.context.names.lookup('definition', node.identifier);
  if (definition) {
    return writeImage(writing, node, imageTarget(writing, definition.url, node), definition.title, afterBreak);
  }
  const { problem } = missing(writing, 'definition', node.identifier, node);
  return brokenSpan(escapeText(inTrim(node.alt ?? '', afterBreak)), problem);
}

function writeImage(
  writing: Writing,
  node: Image | ImageReference,
  target: LinkTarget,
  title: string | null | undefined,
  afterBreak: boolean,
): string {
  const alt = node.alt ?? '';
  if (target.url === undefined) {
    const words =
      alt === '' ? writing.holes.mark({ hole: 'word', word: 'image' }) : escapeText(inTrim(alt, afterBreak));
    return brokenSpan(words, target.problem);
  }
  const isSafe =
    writing.renderer.trustHtml || (hasScheme(target.url, SOURCE_SCHEMES) && isSafeSource(target.url, 'img'));
  const source = isSafe ? attribute('src', target.url) : '';
  return `<img${source}${attribute('alt', alt)}${titleAttribute(title)} loading="lazy" decoding="async">`;
}

function titleAttribute(title: string | null | undefined): string {
  return title ? attribute('title', title) : '';
}

function brokenSpan(children: string, problem: string): string {
  return `<span class="pylit-broken"${attribute('title', problem)}>${children}</span>`;
}

function writeFootnoteReference(writing: Writing, node: FootnoteReference): string {
  const name = node.identifier;
  if (writing.context.names.lookup('footnote', name) === undefined) {
    return brokenSpan(escapeText(`[${node.label ?? name}]`), missing(writing, 'footnote', name, node).problem);
  }
  const id = noteId(name);
  const count = writing.holes.mark({ hole: 'footnote-reference', name });
  const number = writing.holes.mark({ hole: 'footnote', name });
  return `<sup class="footnote-ref"><a href="#fn-${id}" id="fnref-${id}-${count}" role="doc-noteref">${number}</a></sup>`;
}
