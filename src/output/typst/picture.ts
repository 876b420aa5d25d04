import type { Element } from 'hast';
import { attribute, textOf } from '../print/elements.ts';
import { svgText } from '../print/svg-text.ts';
import type { Emission } from './emission.ts';
import { literal } from './literal.ts';

/** Writes an image: the file is looked at when all is put together. */
export function picture(node: Element, emission: Emission, isInline: boolean): string {
  const source = attribute(node, 'src');
  // It was said where it was looked for.
  if (source === '')
    return `no-picture("There is no such picture.", ${literal(attribute(node, 'alt'))}${isInline ? ', inline: true' : ''})`;
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
  const alt = attribute(svg, 'ariaLabel') || textOf(titles);
  return `pic-svg(${literal(svgText(svg))}, ${literal(alt)}${isInline ? ', inline: true' : ''})`;
}
