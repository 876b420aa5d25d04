import type { ElementContent } from 'hast';
import type { Nodes, Parents, RootContent } from 'mdast';
import type { TransformContext } from '../../../literate/plugin.ts';
import { placeholder } from '../holes.ts';
import type { ConfiguredPlugin } from '../options.ts';
import { sanitizePluginResult } from '../sanitize/plugin-result.ts';
import type { BlockRendering } from './block-rendering.ts';
import { codeFigure, plainCode } from './code.ts';
import { mathRole } from './roles.ts';

/** Renders nodes with all plugins. */
export type RenderNodes = (nodes: readonly Nodes[]) => Promise<ElementContent[]>;

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
    const result = await readyMade(rendering, node, render);
    if (result) children[index] = { type: 'text', value: placeholder(ready.results.push(result) - 1) };
    else {
      if (node !== child) children[index] = node;
      if ('children' in node) await replaceByResults(rendering, node, ready, render);
    }
  }
}

async function readyMade(
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
  const taker = rendering.renderer.plugins.find(configured => takes(configured, node));
  const transform = taker?.plugin.transforms.html;
  if (!taker || !transform) return undefined;
  const result = await transform(node, pluginContext(rendering, taker, node, render));
  return sanitizePluginResult(result);
}

function takes({ plugin, options }: ConfiguredPlugin, node: Nodes): boolean {
  if (!plugin.transforms.html) return false;
  return typeof plugin.match === 'function' ? plugin.match(node, options) : plugin.match.includes(node.type);
}

function pluginContext(
  { context }: BlockRendering,
  { options }: ConfiguredPlugin,
  node: Nodes,
  render: RenderNodes,
): TransformContext<unknown> {
  return {
    options,
    names: context.names,
    message: (severity, rule, text, place = {}) => context.message(severity, rule, text, { ...place, node }),
    render,
  };
}
