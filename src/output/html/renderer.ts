import type { Root as HastRoot } from 'hast';
import type { Root } from 'mdast';
import type { PluggableList } from 'unified';
import type { Renderer } from './convert/block-rendering.ts';
import type { HtmlFormatOptions } from './options.ts';

/** Makes what all blocks are rendered with. */
export async function makeRenderer(options: HtmlFormatOptions): Promise<Renderer> {
  return {
    plugins: options.plugins,
    trustHtml: options.trustHtml,
    remark: await treeTransform<Root>(options.remarkPlugins),
    rehype: await treeTransform<HastRoot>(options.rehypePlugins),
  };
}

/** Makes one function of the user's unified plugins; undefined where there are none. */
async function treeTransform<Tree extends Root | HastRoot>(
  plugins: PluggableList,
): Promise<((root: Tree) => Promise<Tree>) | undefined> {
  if (plugins.length === 0) return undefined;
  const { unified } = await import('unified');
  const processor = unified().use(plugins).freeze();
  const isTree = (tree: unknown): tree is Tree =>
    typeof tree === 'object' && tree !== null && 'type' in tree && tree.type === 'root' && 'children' in tree;
  return async root => {
    const result = await processor.run(root);
    return isTree(result) ? result : root;
  };
}
