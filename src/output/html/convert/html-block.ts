import type { Element, ElementContent, Root as HastRoot } from 'hast';
import type { Html, Root } from 'mdast';
import type { Hole } from '../../../literate/artifact.ts';
import { cleanReferences } from '../holes.ts';
import { HTML_ELEMENTS } from '../raw/elements.ts';
import { type Piece, splitHalves } from '../raw/halves.ts';
import { parseHtml } from '../raw/parse-html.ts';
import { sanitizeStartTag } from '../sanitize/document.ts';
import { stringifyHtml } from '../stringify.ts';
import type { BlockRendering } from './block-rendering.ts';
import { convert } from './convert.ts';
import { element, text } from './hast.ts';
import { resolveElement } from './raw-links.ts';

/** Renders a block of raw HTML: a tree of what is whole, with holes for tags whose other halves stand in other blocks. */
export async function convertHtmlBlock(rendering: BlockRendering, node: Html): Promise<HastRoot> {
  const children: HastRoot['children'] = [];
  for (const piece of splitHalves(node.value)) {
    if (piece.kind === 'whole') children.push(...(await whole(rendering, piece.html)));
    else children.push(...(await half(rendering, piece)));
  }
  return { type: 'root', children };
}

async function whole(rendering: BlockRendering, html: string): Promise<HastRoot['children']> {
  const root: Root = { type: 'root', children: [{ type: 'html', value: html }] };
  return (await convert(rendering, root)).children;
}

async function half(rendering: BlockRendering, piece: Exclude<Piece, { kind: 'whole' }>): Promise<ElementContent[]> {
  const tag = tagName(rendering, piece.name);
  if (piece.kind === 'close') return [hole(rendering, { hole: 'close', tag, html: `</${tag}>` })];
  const attributes = await attributesOf(piece);
  const start = startTag(rendering, piece, tag, attributes);
  if (start === undefined) return [];
  const caption = HTML_ELEMENTS.has(piece.name) ? [] : componentCaption(rendering, piece, attributes);
  return [
    hole(rendering, {
      hole: 'open',
      tag,
      html: stringifyHtml({ type: 'root', children: [start] }).replace(/<\/[^<>]*>$/, ''),
    }),
    ...caption,
  ];
}

function hole(rendering: BlockRendering, value: Hole): ElementContent {
  return text(rendering.holes.mark(value));
}

/**
 * The element that stands for another: components of other tools become divisions, and so do paragraphs around blocks, because
 * HTML ends a paragraph where a block begins.
 */
function tagName(rendering: BlockRendering, name: string): string {
  if (rendering.renderer.trustHtml) return name;
  return name === 'p' || !HTML_ELEMENTS.has(name) ? 'div' : name;
}

function startTag(
  rendering: BlockRendering,
  piece: { name: string; html: string },
  tag: string,
  attributes: Element['properties'],
): Element | undefined {
  const start = element(tag, { ...attributes });
  if (!HTML_ELEMENTS.has(piece.name) && !rendering.renderer.trustHtml) {
    start.properties = { className: ['component', `component-${piece.name.replace(/[^a-z0-9-]+/g, '-')}`] };
  }
  resolveElement(rendering, start);
  return rendering.renderer.trustHtml ? start : sanitizeStartTag(start);
}

/** The attributes of a start tag, read by the HTML parser: as those of a division, which may stand anywhere. */
async function attributesOf(piece: { name: string; html: string }): Promise<Element['properties']> {
  const html = `<div${cleanReferences(piece.html).slice(piece.name.length + 1)}`;
  const root = await parseHtml({ type: 'root', children: [{ type: 'raw', value: html }] });
  const division = root.type === 'root' ? root.children[0] : root;
  return division?.type === 'element' ? division.properties : {};
}

/** A component's caption is text that its own tool would show; so it is shown here, with what numbers and files it names. */
function componentCaption(
  rendering: BlockRendering,
  piece: { name: string; html: string },
  attributes: Element['properties'],
): ElementContent[] {
  const { caption, title, number, fileName } = namedTexts(attributes);
  const label = [number === undefined ? undefined : `${nameIn(piece)} ${number}`, fileName].filter(
    part => part !== undefined,
  );
  const words = caption ?? title;
  if (rendering.renderer.trustHtml || (label.length === 0 && words === undefined)) return [];
  return [
    element('p', { className: ['component-caption'] }, [
      ...(label.length > 0 ? [element('span', { className: ['component-label'] }, [text(label.join(' · '))])] : []),
      ...(words === undefined ? [] : [text(' '), ...withCode(words)]),
    ]),
  ];
}

function namedTexts(properties: Element['properties']): Readonly<Record<string, string | undefined>> {
  const entries = Object.entries(properties).map(([key, value]) => [
    key.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    typeof value === 'string' || typeof value === 'number' ? String(value) : undefined,
  ]);
  return Object.fromEntries(entries);
}

function nameIn(piece: { name: string; html: string }): string {
  return piece.html.slice(1, piece.name.length + 1);
}

/** Captions hold code between backquotes, as the text around them does. */
function withCode(words: string): ElementContent[] {
  return words
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? element('code', {}, [text(part)]) : text(part)));
}
