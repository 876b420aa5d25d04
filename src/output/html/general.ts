import type { Root as HastRoot } from 'hast';
import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Artifact } from '../../literate/artifact.ts';
import type { Block } from '../../literate/block.ts';
import type { BlockTree } from '../../literate/block-tree.ts';
import { hasCitations } from '../../literate/citation/has-citations.ts';
import type { BlockContext } from '../../literate/format.ts';
import { isPlace } from '../../literate/place.ts';
import type { BlockRendering, Renderer } from './convert/block-rendering.ts';
import { convert } from './convert/convert.ts';
import { element, text } from './convert/hast.ts';
import { convertHtmlBlock } from './convert/html-block.ts';
import { cleanCopy, HoleMarks } from './holes.ts';
import { stringifyHtml } from './stringify.ts';

/** Blocks that show nothing of their own. */
const NOTHING: ReadonlySet<string> = new Set(['yaml', 'toml', 'definition', 'comment', 'substitutionDefinition']);

/** Makes the HTML of any block, by way of trees: remark, plugins, handlers, raw HTML, sanitising, rehype. */
export async function transformGenerally(
  renderer: Renderer,
  source: RootContent,
  block: Block,
  context: BlockContext,
): Promise<Artifact> {
  const tree = await renderTree(renderer, source, block, context);
  const html = tree ? stringifyHtml(tree.root, renderer.trustHtml) : '';
  if (!tree || html.trim() === '') return { parts: [], place: 'none' };
  const parts = tree.marks.split(html);
  return tree.place ? { parts, place: tree.place } : { parts };
}

/** Makes the tree of any block; undefined where it shows nothing of its own. */
export async function renderTree(
  renderer: Renderer,
  source: RootContent,
  block: Block,
  context: BlockContext,
): Promise<BlockTree | undefined> {
  const root = await remarked(renderer, source);
  if (root.children.every(node => NOTHING.has(node.type))) return undefined;
  if (root.children.some(hasCitations))
    (await import('../../literate/citation/show-citations.ts')).showCitations(context, root);
  numberAnchors(root, block);
  const rendering: BlockRendering = { renderer, context, block, holes: new HoleMarks() };
  const hast = await convertBlocks(rendering, root);
  const named = withAlias(rendering, root, hast);
  const isNote = root.children.every(node => node.type === 'footnoteDefinition' && !node.data?.citation);
  return {
    root: renderer.rehype ? await renderer.rehype(named) : named,
    marks: rendering.holes,
    ...(isNote && { place: 'end' }),
  };
}

async function remarked({ remark }: Renderer, source: RootContent): Promise<Root> {
  const root: Root = { type: 'root', children: [cleanCopy(source)] };
  return remark ? cleanCopy(await remark(root)) : root;
}

/**
 * Numbers the nodes that carry the block's anchors, as readers export them: the block's own (its heading or alias) first, then the
 * targets and headings in it, in the order of the text.
 */
function numberAnchors(root: Root, block: Block): void {
  const [first] = root.children;
  let count = block.alias === undefined ? 0 : 1;
  if (first?.type === 'heading') {
    first.data = { ...first.data, pylitAnchor: 0 };
    count = 1;
  }
  visit(root, node => {
    if (node.data?.pylitAnchor !== undefined || (node.type !== 'heading' && node.type !== 'target')) return;
    if (node.type === 'target' && !isPlace(node)) return;
    node.data = { ...node.data, pylitAnchor: count };
    count += 1;
  });
}

/** Raw HTML among the blocks of the root is treated by itself: its tags may reach over other blocks. */
async function convertBlocks(rendering: BlockRendering, root: Root): Promise<HastRoot> {
  const children: HastRoot['children'] = [];
  for (const node of root.children) {
    const part =
      node.type === 'html' ? await convertHtmlBlock(rendering, node) : await convert(rendering, inRoot(node));
    children.push(...part.children, text('\n'));
  }
  return { type: 'root', children };
}

function inRoot(node: RootContent): Root {
  return { type: 'root', children: [node] };
}

/** The author's own name for a block that is no heading is the id of its first element. */
function withAlias(rendering: BlockRendering, root: Root, hast: HastRoot): HastRoot {
  if (rendering.block.alias === undefined || root.children[0]?.type === 'heading') return hast;
  const id = rendering.holes.mark({ hole: 'anchor', index: 0 });
  const first = hast.children.find(node => node.type === 'element');
  if (first && first.properties.id === undefined) first.properties = { ...first.properties, id };
  else hast.children.unshift(element('span', { id, className: ['target'] }));
  return hast;
}
