import type { Element, ElementContent } from 'hast';

/** Writes a drawing of a page as a file of SVG for paper. */
export function svgText(svg: Element): string {
  return forPaper(xmlOf({ ...svg, properties: { xmlns: 'http://www.w3.org/2000/svg', ...svg.properties } }));
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
    // What is read aloud is said beside the drawing.
    if (/href$|^aria/i.test(name) || value === null || value === undefined || value === false) return [];
    const text = Array.isArray(value) ? value.join(' ') : String(value);
    return [` ${NAMES[name] ?? name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}="${escapeXml(text)}"`];
  });
  return `<${tagName}${attributes.join('')}>${node.children.map(xmlOf).join('')}</${tagName}>`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);
}
