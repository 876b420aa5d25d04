import type { ElementContent } from 'hast';
import type { RootContent } from 'mdast';
import type { Artifact } from '../../literate/artifact.ts';
import type { Block } from '../../literate/block.ts';
import type { SourceFormat, TreeRenderer } from '../../literate/block-tree.ts';
import type { BlockContext, Format, PageInput } from '../../literate/format.ts';
import { textDocument } from './document.ts';
import type { Layout } from './layout.ts';
import { layoutOf } from './layout-of.ts';
import { manPage } from './man-page.ts';
import { cleanText } from './marks.ts';
import { textLines } from './text-lines.ts';

/** What text is made from. */
export interface TextFormatOptions {
  /** Makes the trees of blocks, for this format. */
  readonly render: TreeRenderer;
  /** Names all that decides what a block's tree is. */
  readonly identity: string;
}

/** Changes whenever this folder makes another layout of the same tree. */
const LAYOUT = 4;

/** What plugins are given that write plain text themselves. */
export const TEXT: SourceFormat = {
  name: 'text',
  escape: cleanText,
  print: (nodes, marks) => textLines(layoutOf([...nodes], marks), { width: 78, links: [] }).join('\n'),
};

/** Makes the plain text format: a file for each document. */
export function createTextFormat(options: TextFormatOptions): Format {
  return { ...layoutFormat('text', options, textDocument), extension: '.txt' };
}

/** Makes the format of man pages: a file for each document. */
export function createManFormat({ date, ...options }: TextFormatOptions & { readonly date?: string }): Format {
  return {
    ...layoutFormat('man', options, page => manPage(page, date)),
    ...(date !== undefined && { pages: date }),
    extension: '.man',
  };
}

function layoutFormat(
  name: string,
  { render, identity }: TextFormatOptions,
  assemble: (page: PageInput) => string,
): Omit<Format, 'extension'> {
  return {
    name,
    identity: JSON.stringify([name, LAYOUT, identity]),
    transform: (node, block, context) => transform(render, node, block, context),
    failure,
    assemble,
    siteFiles: () => [],
  };
}

async function transform(
  render: TreeRenderer,
  node: RootContent,
  block: Block,
  context: BlockContext,
): Promise<Artifact> {
  const tree = await render(node, block, context);
  if (!tree) return { parts: [], place: 'none' };
  const all = tree.root.children.filter((child): child is ElementContent => child.type !== 'doctype');
  // A note stands in a list of its own.
  const isItem = (child: ElementContent) => child.type === 'element' && child.tagName === 'li';
  const nodes = tree.place === 'end' ? all.flatMap(child => (isItem(child) ? childrenOf(child) : [child])) : all;
  const layout = layoutOf(nodes, tree.marks);
  if (layout.length === 0) return { parts: [], place: 'none' };
  return { parts: tree.marks.split(JSON.stringify(layout)), ...(tree.place && { place: tree.place }) };
}

function failure(block: Block, reason: string): Artifact {
  const text = cleanText(reason.slice(0, 1000));
  const layout: Layout[] = [{ kind: 'box', title: '', blocks: [{ kind: 'text', text }] }];
  const [before = '', after = ''] = JSON.stringify(layout).split('"title":""');
  return {
    parts: [`${before}"title":"`, { hole: 'word', word: 'notShown', values: [block.kind] }, `"${after}`],
  };
}

function childrenOf(node: ElementContent): readonly ElementContent[] {
  return node.type === 'element' ? node.children : [];
}
