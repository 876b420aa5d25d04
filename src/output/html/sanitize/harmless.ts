import type { ElementContent, Properties } from 'hast';
import { ATTRIBUTES, COMMON_ELEMENTS } from '../plain/write-elements.ts';
import { safeStyle } from './style.ts';

/**
 * Whether sanitising a plugin's result would leave it as it is: it holds only texts and common elements with attributes that lead
 * nowhere and run nothing.
 */
export function isHarmless(nodes: readonly ElementContent[]): boolean {
  for (const node of nodes) {
    if (node.type === 'text') {
      if (typeof node.value !== 'string') return false;
    } else if (node.type !== 'element' || !COMMON_ELEMENTS.has(node.tagName) || !areHarmless(node.properties)) {
      return false;
    } else if (!Array.isArray(node.children) || !isHarmless(node.children)) return false;
  }
  return true;
}

function areHarmless(properties: Properties): boolean {
  for (const property in properties) {
    const value = properties[property];
    if (property === 'className') {
      if (!Array.isArray(value) || !value.every(isWord)) return false;
    } else if (property === 'tabIndex') {
      if (value !== 0 && value !== -1) return false;
    } else if (property === 'style') {
      if (typeof value !== 'string' || value === '' || safeStyle(value) !== value) return false;
    } else if (property === 'href' || !ATTRIBUTES.has(property) || !isWord(value)) return false;
  }
  return true;
}

/** No reference to anything is made by a text without this. */
function isWord(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && !/url\s*\(/i.test(value));
}
