import type { BlockNode } from './block-node.ts';

/** What a conflict is about: what happened to a block on our side, and on theirs. */
export type ConflictReason = 'both edited' | 'edited here, removed there' | 'removed here, edited there' | 'both added';

/** A part of the merged document: a block, or a place where someone has to decide. */
export type Piece = BlockPiece | ConflictPiece;

export interface BlockPiece {
  readonly node: BlockNode;
  readonly text: string;
  /** What it was put together from, where it is neither ours nor theirs. */
  readonly from?: BlockVersions;
}

export interface BlockVersions {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

export interface ConflictPiece {
  readonly node: BlockNode;
  readonly conflict: BlockConflict;
}

/** The versions of a block of which one has to be chosen: texts of whole blocks, none where it is absent. */
export interface BlockConflict {
  readonly reason: ConflictReason;
  readonly base: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}
