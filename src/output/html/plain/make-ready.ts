import type { ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import type { BlockRendering } from '../convert/block-rendering.ts';
import { codeFigure, plainCode } from '../convert/code.ts';
import { focusableCode } from '../convert/focusable.ts';
import { callPlugin, type Taken } from '../convert/plugin-call.ts';
import { cleanCopy } from '../holes.ts';
import { isHarmless } from '../sanitize/harmless.ts';
import { writeElements } from './write-elements.ts';

const NONE: ReadonlyMap<Nodes, string> = new Map();

/** Makes the HTML of the nodes that come before the text around them, one after the other, because the order of look-ups is kept. */
export function makeReady(
  rendering: BlockRendering,
  taken: readonly Taken[],
): ReadonlyMap<Nodes, string> | Promise<ReadonlyMap<Nodes, string>> {
  if (taken.length === 0) return NONE;
  const ready = new Map<Nodes, string>();
  for (const [index, one] of taken.entries()) {
    const html = readyHtml(rendering, one);
    if (html instanceof Promise) return theRest(rendering, taken, index, html, ready);
    ready.set(one.node, html);
  }
  return ready;
}

async function theRest(
  rendering: BlockRendering,
  taken: readonly Taken[],
  start: number,
  first: Promise<string>,
  ready: Map<Nodes, string>,
): Promise<ReadonlyMap<Nodes, string>> {
  for (const [index, one] of taken.entries()) {
    if (index >= start) ready.set(one.node, await (index === start ? first : readyHtml(rendering, one)));
  }
  return ready;
}

function readyHtml(rendering: BlockRendering, { node, plugin }: Taken): string | Promise<string> {
  const copy = cleanCopy(node);
  if (!plugin) return inFrame(rendering, copy, undefined);
  const render = async (nodes: readonly Nodes[]) =>
    (await import('../convert/convert.ts')).convertNodes(rendering, nodes);
  const result = callPlugin(rendering, plugin, copy, render);
  return Array.isArray(result) ? safe(rendering, copy, result) : later(rendering, copy, result);
}

async function later(
  rendering: BlockRendering,
  node: Nodes,
  result: readonly ElementContent[] | Promise<readonly ElementContent[]>,
): Promise<string> {
  return safe(rendering, node, await result);
}

function safe(rendering: BlockRendering, node: Nodes, result: readonly ElementContent[]): string | Promise<string> {
  return isHarmless(result) ? inFrame(rendering, node, result) : sanitized(rendering, node, result);
}

async function sanitized(rendering: BlockRendering, node: Nodes, result: readonly ElementContent[]): Promise<string> {
  const { sanitizePluginResult } = await import('../sanitize/plugin-result.ts');
  return inFrame(rendering, node, await sanitizePluginResult(result));
}

function inFrame(
  rendering: BlockRendering,
  node: Nodes,
  result: readonly ElementContent[] | undefined,
): string | Promise<string> {
  const framed = node.type === 'code' ? codeFigure(rendering, node, result ?? [plainCode(node)]) : (result ?? []);
  const shown = framed.map(focusableCode);
  return writeElements(shown) ?? stringified(rendering, shown);
}

async function stringified({ renderer }: BlockRendering, children: readonly ElementContent[]): Promise<string> {
  const { stringifyHtml } = await import('../stringify.ts');
  return stringifyHtml({ type: 'root', children: [...children] }, renderer.trustHtml);
}
