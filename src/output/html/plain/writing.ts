import type { Nodes } from 'mdast';
import type { BlockRendering } from '../convert/block-rendering.ts';

/** A plain block while it is written. */
export interface Writing extends BlockRendering {
  /** The HTML of the nodes that were made before. */
  readonly ready: ReadonlyMap<Nodes, string>;
  /** How many of the block's anchors have been written. */
  anchors: number;
}
