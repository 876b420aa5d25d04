import type { SourceFormat, TreeRenderer } from '../../literate/block-tree.ts';
import type { Renderer } from './convert/block-rendering.ts';
import { renderTree } from './general.ts';
import type { HtmlFormatOptions } from './options.ts';
import { makeRenderer } from './renderer.ts';

/** Makes the trees that another format is made from: those of pages, with what plugins make for the format itself. */
export async function createTreeRenderer(options: HtmlFormatOptions, source: SourceFormat): Promise<TreeRenderer> {
  const renderer: Renderer = { ...(await makeRenderer(options)), source };
  return (node, block, context) => renderTree(renderer, node, block, context);
}
