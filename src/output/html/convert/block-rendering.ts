import type { Root as HastRoot } from 'hast';
import type { Root } from 'mdast';
import type { Block } from '../../../literate/block.ts';
import type { SourceFormat } from '../../../literate/block-tree.ts';
import type { BlockContext } from '../../../literate/format.ts';
import type { HoleMarks } from '../holes.ts';
import type { ConfiguredPlugin } from '../options.ts';

/** What all blocks are rendered with. */
export interface Renderer {
  readonly plugins: readonly ConfiguredPlugin[];
  readonly trustHtml: boolean;
  /** The format that the tree is for, where it is not HTML: plugins that have a transform for it are asked for that. */
  readonly source?: SourceFormat | undefined;
  /** The user's unified plugins; undefined where there are none. */
  readonly remark: ((root: Root) => Promise<Root>) | undefined;
  readonly rehype: ((root: HastRoot) => Promise<HastRoot>) | undefined;
}

/** One block while it is rendered. */
export interface BlockRendering {
  readonly renderer: Renderer;
  readonly context: BlockContext;
  readonly block: Block;
  readonly holes: HoleMarks;
}

declare module 'mdast' {
  interface Data {
    /** Which of the block's anchors a node carries, from 0; noted while it is transformed. */
    pylitAnchor?: number;
  }
}
