import type { ElementContent, RootContent as HastContent } from 'hast';
import type { RootContent } from 'mdast';
import type { Artifact } from '../../literate/artifact.ts';
import type { Block } from '../../literate/block.ts';
import type { SourceFormat, TreeRenderer } from '../../literate/block-tree.ts';
import type { BlockContext, BookInput, Format, OutputFile } from '../../literate/format.ts';
import { startEmission, statements } from './blocks.ts';
import { block } from './emission.ts';
import { literal } from './literal.ts';

/** Changes whenever this folder makes other Typst of the same block. */
const WRITING = 15;

/** What the format is made from. */
export interface TypstFormatOptions {
  readonly name: string;
  /** What decides the trees of blocks. */
  readonly identity: string;
  /** Makes the trees, with what plugins write in Typst themselves. */
  readonly trees: (source: SourceFormat) => Promise<TreeRenderer>;
  /** Makes files of all documents. */
  readonly bind: (book: BookInput) => Promise<readonly OutputFile[]>;
  /** What decides these files, and not the blocks. */
  readonly pages: string;
}

/** Makes the format that books are printed from: Typst of each block. */
export async function createTypstFormat(options: TypstFormatOptions): Promise<Format> {
  const render = await options.trees(SOURCE);
  return {
    name: options.name,
    identity: JSON.stringify(['typst', WRITING, options.identity]),
    pages: options.pages,
    extension: '.typ',
    transform: (node, block, context) => transform(render, node, block, context),
    failure: (block, reason) => ({
      parts: [
        '#problem("',
        { hole: 'word', word: 'notShown', values: [block.kind] },
        `.", ${literal(reason.slice(0, 1000))})`,
      ],
    }),
    assemble: () => '',
    bind: options.bind,
    siteFiles: () => [],
  };
}

const SOURCE: SourceFormat = {
  name: 'typst',
  escape: literal,
  print: (nodes, marks) => block(statements(nodes, startEmission({ marks, warn() {} }))),
};

async function transform(
  render: TreeRenderer,
  node: RootContent,
  source: Block,
  context: BlockContext,
): Promise<Artifact> {
  const tree = await render(node, source, context);
  if (!tree) return { parts: [], place: 'none' };
  const warn = (rule: string, text: string) => context.message('warning', rule, text);
  const written = statements(tree.root.children.filter(isContent), startEmission({ marks: tree.marks, warn }));
  if (written.length === 0) return { parts: [], place: 'none' };
  const parts = tree.marks.split(`#${block(written)}\n`);
  return tree.place ? { parts, place: tree.place } : { parts };
}

function isContent(node: HastContent): node is ElementContent {
  return node.type !== 'doctype';
}
