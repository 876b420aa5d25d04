import type { Element, Nodes as HastNodes } from 'hast';
import { isMarked } from '../holes.ts';
import type { BlockRendering } from './block-rendering.ts';
import { imageTarget, type LinkTarget, linkTarget } from './link-target.ts';

/** Gives the links and images of raw HTML the meaning that those of the markup have: documents and files of the project. */
export function resolveRawLinks(rendering: BlockRendering, node: HastNodes): void {
  if (node.type === 'element') resolveElement(rendering, node);
  if (node.type === 'element' || node.type === 'root') {
    for (const child of node.children) resolveRawLinks(rendering, child);
  }
}

/** The same for one start tag. */
export function resolveElement(rendering: BlockRendering, node: Element): void {
  if (node.tagName === 'a') resolve(rendering, node, 'href', linkTarget);
  if (['img', 'video', 'audio', 'source', 'track'].includes(node.tagName)) resolve(rendering, node, 'src', imageTarget);
}

function resolve(
  rendering: BlockRendering,
  node: Element,
  attribute: 'href' | 'src',
  find: (rendering: BlockRendering, url: string) => LinkTarget,
): void {
  const value = node.properties[attribute];
  if (typeof value !== 'string' || isMarked(value) || value.startsWith('#fn-')) return;
  const target = find(rendering, value.trim());
  if (target.url !== undefined) {
    node.properties[attribute] = target.url;
    return;
  }
  delete node.properties[attribute];
  node.properties.title = target.problem;
  node.properties.className = [...classList(node), 'pylit-broken'];
}

function classList(node: Element): string[] {
  const { className } = node.properties;
  return Array.isArray(className) ? className.map(String) : [];
}
