import type { ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import type { SourceName } from '../../../literate/block-tree.ts';
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
export function findTaker(
  plugins: readonly ConfiguredPlugin[],
  node: Nodes,
  target?: SourceName,
): ConfiguredPlugin | undefined {
  for (const configured of plugins) if (takes(configured, node, target)) return configured;
  return undefined;
}

function takes({ plugin, options }: ConfiguredPlugin, node: Nodes, target: SourceName | undefined): boolean {
  if (!plugin.transforms.html && !(target && plugin.transforms[target])) return false;
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

/** What a plugin makes for a format that is not HTML; undefined where it leaves that to its HTML. */
export async function callForSource(
  rendering: BlockRendering,
  { plugin, options }: ConfiguredPlugin,
  node: Nodes,
  render: RenderNodes,
): Promise<string | undefined> {
  const { source } = rendering.renderer;
  const transform = source && plugin.transforms[source.name];
  if (!transform) return undefined;
  return transform(node, {
    ...pluginContext(rendering, options, node, render),
    escape: source.escape,
    render: async nodes => source.print(await render(nodes), rendering.holes),
  });
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
    word: (word, ...values) => holes.mark({ hole: 'word', word, ...(values.length > 0 && { values }) }),
    message: (severity, rule, text, place = {}) => context.message(severity, rule, text, { ...place, node }),
    render,
  };
}
