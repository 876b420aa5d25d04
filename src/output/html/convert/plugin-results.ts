import type { ElementContent } from 'hast';
import type { Nodes, Parents, RootContent } from 'mdast';
import { placeholder } from '../holes.ts';
import { isHarmless } from '../sanitize/harmless.ts';
import { readyMade, sanitizeAroundReady } from '../sanitize/ready-made.ts';
import type { BlockRendering } from './block-rendering.ts';
import { codeFigure, plainCode } from './code.ts';
import { callForSource, callPlugin, findTaker, type RenderNodes } from './plugin-call.ts';
import { mathRole } from './roles.ts';

/** HTML that is ready: it stands in the tree as a placeholder until everything else has been parsed and sanitised. */
export interface Ready {
  readonly results: (readonly ElementContent[])[];
}

/** Puts a placeholder for each node that a plugin takes, and for all code, at any depth below `parent`. */
export async function replaceByResults(
  rendering: BlockRendering,
  parent: Parents,
  ready: Ready,
  render: RenderNodes,
): Promise<void> {
  const children: RootContent[] = parent.children;
  for (const [index, child] of children.entries()) {
    const node = mathRole(child) ?? child;
    const result = await resultOf(rendering, node, render);
    if (result) children[index] = { type: 'text', value: placeholder(ready.results.push(result) - 1) };
    else {
      if (node !== child) children[index] = node;
      if ('children' in node) await replaceByResults(rendering, node, ready, render);
    }
  }
}

async function resultOf(
  rendering: BlockRendering,
  node: Nodes,
  render: RenderNodes,
): Promise<readonly ElementContent[] | undefined> {
  const result = await pluginResult(rendering, node, render);
  if (node.type !== 'code') return result;
  return codeFigure(rendering, node, result ?? [plainCode(node)]);
}

async function pluginResult(
  rendering: BlockRendering,
  node: Nodes,
  render: RenderNodes,
): Promise<readonly ElementContent[] | undefined> {
  const { plugins, source } = rendering.renderer;
  const taker = findTaker(plugins, node, source?.name);
  if (!taker) return undefined;
  const ready = await callForSource(rendering, taker, node, render);
  if (ready !== undefined) return [readyMade(ready)];
  const result = await callPlugin(rendering, taker, node, render);
  return isHarmless(result) ? result.map(copied) : sanitizeAroundReady(result);
}

/** A plugin may give what it gave before, which is never changed. */
function copied(node: ElementContent): ElementContent {
  if (node.type !== 'element') return { ...node };
  return { ...node, properties: { ...node.properties }, children: node.children.map(copied) };
}
