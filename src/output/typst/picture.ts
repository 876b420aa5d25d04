import type { Element, ElementContent } from 'hast';
import { attribute, textOf } from '../print/elements.ts';
import type { Emission } from './emission.ts';
import { literal } from './literal.ts';

/** Writes an image: the file is looked at when all is put together. */
export function picture(node: Element, emission: Emission, isInline: boolean): string {
  const source = attribute(node, 'src');
  if (/^(?:https?:)?\/\//i.test(source))
    emission.warn('remote-image', `${source.slice(0, 80)} is not in the project, so it cannot be printed.`);
  const size = lengthOf(node);
  const options = [...(isInline ? ['inline: true'] : []), ...(size === undefined ? [] : [`width: ${size}`])];
  return `pic(${[literal(source), literal(attribute(node, 'alt')), ...options].join(', ')})`;
}

/** The width that its author gave it: pixels, of which an inch has 96, or a share of the column. */
function lengthOf(node: Element): string | undefined {
  const written =
    attribute(node, 'width') || /(?:^|;)\s*width:\s*([\d.]+(?:px|%|em)?)/.exec(attribute(node, 'style'))?.[1];
  const [, number = '', unit = ''] = /^(\d{1,5}(?:\.\d{1,3})?)(px|%|em)?$/.exec(written ?? '') ?? [];
  if (number === '' || Number(number) === 0) return undefined;
  if (unit === '%') return `${Math.min(100, Number(number))}%`;
  return unit === 'em' ? `${number}em` : `${Number(number) * 0.75}pt`;
}

/** Writes a drawing that stands in the page itself. */
export function drawing(svg: Element, isInline: boolean): string {
  const titles = svg.children.filter(child => child.type === 'element' && child.tagName === 'title');
  const alt = attribute(svg, 'ariaLabel') || textOf(titles) || 'Drawing';
  const xml = `${xmlOf({ ...svg, properties: { xmlns: 'http://www.w3.org/2000/svg', ...svg.properties } })}`;
  return `pic-svg(${literal(forPaper(xml))}, ${literal(alt)}${isInline ? ', inline: true' : ''})`;
}

/** Colours that follow the page's are those of paper; fonts are ours. */
function forPaper(xml: string): string {
  return xml
    .replace(/currentcolor/gi, '#000000')
    .replace(/light-dark\(\s*([^(),]+)\s*,[^()]*\)/g, '$1')
    .replace(/var\(--[\w-]+(?:,\s*([^()]+))?\)/g, (_, fallback: string | undefined) => fallback ?? '#000000')
    .replace(/font-family="[^"]*"/g, 'font-family="Source Sans 3"');
}

/** Properties of hast whose attributes of SVG are not just their names with hyphens. */
const NAMES: Readonly<Record<string, string>> = {
  className: 'class',
  viewBox: 'viewBox',
  preserveAspectRatio: 'preserveAspectRatio',
  gradientUnits: 'gradientUnits',
  gradientTransform: 'gradientTransform',
  patternUnits: 'patternUnits',
  markerWidth: 'markerWidth',
  markerHeight: 'markerHeight',
  markerUnits: 'markerUnits',
  refX: 'refX',
  refY: 'refY',
  clipPathUnits: 'clipPathUnits',
  textLength: 'textLength',
  xLinkHref: 'xlink:href',
};

function xmlOf(node: ElementContent): string {
  if (node.type === 'text') return escapeXml(node.value.replace(/[\uFDD0\uFDD1]/g, ''));
  if (node.type !== 'element') return '';
  // Links in a drawing lead nowhere on paper.
  const tagName = node.tagName === 'a' ? 'g' : node.tagName;
  const attributes = Object.entries(node.properties).flatMap(([name, value]) => {
    if (/href$/i.test(name) || value === null || value === undefined || value === false) return [];
    const text = Array.isArray(value) ? value.join(' ') : String(value);
    return [` ${NAMES[name] ?? name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}="${escapeXml(text)}"`];
  });
  return `<${tagName}${attributes.join('')}>${node.children.map(xmlOf).join('')}</${tagName}>`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);
}
