import type { ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import type { TransformContext } from '../../../literate/plugin.ts';
import type { ConfiguredPlugin } from '../options.ts';
import type { BlockRendering } from './block-rendering.ts';

/** Renders nodes with all plugins. */
export type RenderNodes = (nodes: readonly Nodes[]) => Promise<ElementContent[]>;

/** A node that is made before the text around it: by a plugin, or code of a chunk. */
export interface Taken {
  readonly node: Nodes;
  readonly plugin: ConfiguredPlugin | undefined;
}

/** The plugin that takes a node. */
export function findTaker(plugins: readonly ConfiguredPlugin[], node: Nodes): ConfiguredPlugin | undefined {
  for (const configured of plugins) if (takes(configured, node)) return configured;
  return undefined;
}

function takes({ plugin, options }: ConfiguredPlugin, node: Nodes): boolean {
  if (!plugin.transforms.html) return false;
  return typeof plugin.match === 'function' ? plugin.match(node, options) : plugin.match.includes(node.type);
}

/** Calls a plugin for a node that it takes. */
export function callPlugin(
  rendering: BlockRendering,
  { plugin, options }: ConfiguredPlugin,
  node: Nodes,
  render: RenderNodes,
): Promise<readonly ElementContent[]> | readonly ElementContent[] {
  return plugin.transforms.html?.(node, pluginContext(rendering, options, node, render)) ?? [];
}

function pluginContext(
  { context, holes }: BlockRendering,
  options: unknown,
  node: Nodes,
  render: RenderNodes,
): TransformContext<unknown> {
  return {
    options,
    names: context.names,
    linkTo: (namespace, name) => context.names.lookup(namespace, name) && holes.mark({ hole: 'href', namespace, name }),
    message: (severity, rule, text, place = {}) => context.message(severity, rule, text, { ...place, node }),
    render,
  };
}
