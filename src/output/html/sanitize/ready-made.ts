import type { Element, ElementContent } from 'hast';
import { placeholder, splitPlaceholders } from '../holes.ts';
import { sanitizePluginResult } from './plugin-result.ts';

/** The source text that a plugin wrote for a format that is not HTML. Only code can make one: documents and their HTML have no data. */
export function readyMade(source: string): Element {
  return {
    type: 'element',
    tagName: 'pylit-ready',
    properties: {},
    data: { isReadyMade: true },
    children: [{ type: 'text', value: source }],
  };
}

/** Makes a plugin's result safe. What other plugins wrote for it to hold stays as it is. */
export async function sanitizeAroundReady(result: readonly ElementContent[]): Promise<ElementContent[]> {
  const ready: Element[] = [];
  const held = result.map(node => withPlaceholders(node, ready));
  const safe = await sanitizePluginResult(held);
  return ready.length === 0 ? safe : safe.flatMap(node => restored(node, ready));
}

function withPlaceholders(node: ElementContent, ready: Element[]): ElementContent {
  if (node.type !== 'element') return node;
  if (isReadyMade(node)) return { type: 'text', value: placeholder(ready.push(node) - 1) };
  return { ...node, children: node.children.map(child => withPlaceholders(child, ready)) };
}

function isReadyMade({ tagName, data }: Element): boolean {
  return tagName === 'pylit-ready' && data?.isReadyMade === true;
}

function restored(node: ElementContent, ready: readonly Element[]): ElementContent[] {
  if (node.type === 'element') return [{ ...node, children: node.children.flatMap(child => restored(child, ready)) }];
  if (node.type !== 'text') return [node];
  return splitPlaceholders(node.value).flatMap((piece, index): ElementContent[] => {
    const made = index % 2 === 1 ? ready[Number(piece)] : undefined;
    if (made) return [made];
    return piece === '' || index % 2 === 1 ? [] : [{ type: 'text', value: piece }];
  });
}
