import type { Element, ElementContent, Properties } from 'hast';
import { attribute, escapeText } from './escape.ts';

/**
 * Writes elements as rehype-stringify does.
 *
 * @returns undefined where an element or attribute is not one of the common ones
 */
export function writeElements(nodes: readonly ElementContent[]): string | undefined {
  let html = '';
  for (const node of nodes) {
    const part =
      node.type === 'text' ? escapeText(node.value) : node.type === 'element' ? writeElement(node) : undefined;
    if (part === undefined) return undefined;
    html += part;
  }
  return html;
}

function writeElement({ tagName, properties, children }: Element): string | undefined {
  if (!COMMON_ELEMENTS.has(tagName)) return undefined;
  const attributes = writeAttributes(properties);
  if (attributes === undefined) return undefined;
  const content = writeElements(children);
  return content === undefined ? undefined : `<${tagName}${attributes}>${content}</${tagName}>`;
}

function writeAttributes(properties: Properties): string | undefined {
  let html = '';
  for (const property in properties) {
    const value = properties[property];
    if (value === null || value === undefined) continue;
    const name = ATTRIBUTES.get(property);
    if (name === undefined) return undefined;
    if (typeof value === 'string') html += attribute(name, value);
    else if (typeof value === 'number' && !Number.isNaN(value)) html += attribute(name, String(value));
    else if (Array.isArray(value)) html += attribute(name, value.join(' ').trim());
    else return undefined;
  }
  return html;
}

/** Elements that need an end tag and mean the same everywhere. */
export const COMMON_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a aside code del div em figcaption figure h1 h2 h3 h4 h5 h6 li ol p pre span strong sub sup ul ' +
    'annotation math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace ' +
    'msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics'
  ).split(' '),
);

/** Attributes whose values are texts, numbers or lists of words, by their properties. */
export const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['className', 'class'],
  ['tabIndex', 'tabindex'],
  ['ariaHidden', 'aria-hidden'],
  ['ariaLabel', 'aria-label'],
  ['dataLanguage', 'data-language'],
  ...(
    'accent accentunder columnalign columnlines columnspacing columnspan depth dir display displaystyle encoding fence form ' +
    'height href id largeop linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits ' +
    'notation role rowlines rowspacing rspace scriptlevel separator side stretchy style symmetric title voffset width xmlns'
  )
    .split(' ')
    .map((name): [string, string] => [name, name]),
]);
