import type { BlockNode } from './block-node.ts';
import { blockNodes } from './block-node.ts';
import { type BlockOrder, orderBlocks } from './block-order.ts';
import type { ComparedDocument, Side } from './compare-sides.ts';
import { addedByBoth, mergeAdded } from './merge-added.ts';
import type { BlockConflict, Piece } from './piece.ts';
import { resolveBlock, type Travellers } from './resolve-block.ts';

/** Merges the blocks of a document: what stands in the result, in order. */
export function mergePieces(compared: ComparedDocument, travellers: Travellers): readonly Piece[] {
  const nodes = blockNodes(compared);
  const merge = new Merge(compared, travellers, orderBlocks(nodes, compared.blocks));
  merge.placeReplacements(nodes.base);
  merge.putAfter(undefined);
  for (const node of merge.order.stable) merge.put(node);
  return merge.pieces;
}

class Merge {
  readonly pieces: Piece[] = [];
  readonly order: BlockOrder;
  readonly #compared: ComparedDocument;
  readonly #travellers: Travellers;
  /** What a side wrote instead of a block that it removed and the other edited. */
  readonly #replacements = new Map<BlockNode, readonly BlockNode[]>();
  readonly #replacing = new Set<BlockNode>();

  constructor(compared: ComparedDocument, travellers: Travellers, order: BlockOrder) {
    this.#compared = compared;
    this.#travellers = travellers;
    this.order = order;
  }

  /**
   * Where a side removed a block that the other edited, and wrote others in its place, these are its version of it.
   */
  placeReplacements(base: readonly BlockNode[]): void {
    const last: { [Which in Side]: BlockNode | undefined } = { ours: undefined, theirs: undefined };
    for (const node of base) {
      if (node.placedBy !== 'base') continue;
      const side = node.ours === undefined ? 'ours' : 'theirs';
      if (node[side] === undefined) {
        const piece = resolveBlock(node, this.#compared, this.#travellers);
        if (piece && 'conflict' in piece) this.#replace(node, last[side], side);
      }
      if (node.ours !== undefined) last.ours = node;
      if (node.theirs !== undefined) last.theirs = node;
    }
  }

  #replace(node: BlockNode, before: BlockNode | undefined, side: Side): void {
    const added = (this.order.followers.get(before)?.[side] ?? []).filter(
      follower => follower.base === undefined && !this.#replacing.has(follower),
    );
    if (added.length === 0) return;
    this.#replacements.set(node, added);
    for (const follower of added) this.#replacing.add(follower);
  }

  put(node: BlockNode): void {
    const piece = resolveBlock(node, this.#compared, this.#travellers);
    if (piece) this.pieces.push(this.#withReplacements(piece));
    this.putAfter(node);
  }

  putAfter(node: BlockNode | undefined): void {
    const found = this.order.followers.get(node);
    if (!found) return;
    const isLeft = (follower: BlockNode) => !this.#replacing.has(follower);
    const { blocks } = this.#compared;
    for (const added of mergeAdded(found.ours.filter(isLeft), found.theirs.filter(isLeft), blocks)) {
      if ('isSame' in added) this.pieces.push(addedByBoth(added, blocks));
      else this.put(added);
    }
  }

  #withReplacements(piece: Piece): Piece {
    const replacements = this.#replacements.get(piece.node);
    if (!replacements || !('conflict' in piece)) return piece;
    const { node, conflict } = piece;
    const side: Side = node.ours === undefined ? 'ours' : 'theirs';
    const texts = replacements.map(({ [side]: index }) => this.#compared.blocks[side][index ?? -1]?.text ?? '');
    const replaced: BlockConflict = { ...conflict, reason: 'both edited', [side]: texts };
    return { node, conflict: replaced };
  }
}
