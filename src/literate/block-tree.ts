import type { ElementContent, Root } from 'hast';
import type { RootContent } from 'mdast';
import type { Artifact, Hole } from './artifact.ts';
import type { Block } from './block.ts';
import type { BlockContext } from './format.ts';
import type { Plugin } from './plugin.ts';

declare module 'hast' {
  interface ElementData {
    /** A link says what it leads to in words of its target: its author gave it none. */
    ownText?: true;
    /** It holds source text that a plugin wrote. */
    isReadyMade?: true;
  }
}

/** One block as a tree of HTML elements, with all plugins applied, for formats that are made from what pages show. */
export interface BlockTree {
  readonly root: Root;
  readonly marks: Marks;
  /** See `Artifact`. */
  readonly place?: 'end';
}

/** Holes in texts and attributes of a tree, which stand there as marks. */
export interface Marks {
  /** Puts a hole's mark where its value is to stand. */
  mark(hole: Hole): string;
  split(text: string): Artifact['parts'];
}

/**
 * Makes the tree of one block; undefined where it shows nothing. What a plugin made for the format itself is the text of an element
 * `pylit-ready`.
 */
export type TreeRenderer = (node: RootContent, block: Block, context: BlockContext) => Promise<BlockTree | undefined>;

/** The formats whose source plugins may write themselves. */
export type SourceName = Exclude<keyof Plugin['transforms'], 'html'>;

/** A format that is made from trees, and what its plugins are given (see `SourceContext`). */
export interface SourceFormat {
  readonly name: SourceName;
  escape(text: string): string;
  print(nodes: readonly ElementContent[], marks: Marks): string;
}
