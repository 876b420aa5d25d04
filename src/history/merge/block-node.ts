import type { ComparedDocument, Side } from './compare-sides.ts';
import { SIDES } from './compare-sides.ts';

/** One block through a merge: where it stands in each version that has it, as indexes from 0. */
export interface BlockNode {
  readonly base?: number;
  readonly ours?: number;
  readonly theirs?: number;
  /** Whose order says where it stands in the result. A block that both moved stands where ours put it. */
  readonly placedBy: 'base' | Side;
  /** Sides that moved it away from its neighbours. */
  readonly movedBy: readonly Side[];
}

/** The blocks of a merge: those of the base in its order, and those of each side in theirs. */
export interface BlockNodes {
  readonly base: readonly BlockNode[];
  readonly ours: readonly BlockNode[];
  readonly theirs: readonly BlockNode[];
}

/** Makes one node for each block that is the same, or became the other. */
export function blockNodes({ blocks, pairs }: Pick<ComparedDocument, 'blocks' | 'pairs'>): BlockNodes {
  const byBase = { ours: pairMap(pairs.ours), theirs: pairMap(pairs.theirs) };
  const base = blocks.base.map((_, index): BlockNode => {
    const [ours, theirs] = [byBase.ours.get(index), byBase.theirs.get(index)];
    const movedBy = SIDES.filter(side => byBase[side].get(index)?.moved);
    return {
      base: index,
      ...(ours && { ours: ours.after }),
      ...(theirs && { theirs: theirs.after }),
      movedBy,
      placedBy: movedBy[0] ?? 'base',
    };
  });
  const side = (which: Side) => {
    const known = new Map(base.flatMap(node => (node[which] === undefined ? [] : [[node[which], node] as const])));
    return blocks[which].map(
      (_, index): BlockNode => known.get(index) ?? { [which]: index, placedBy: which, movedBy: [] },
    );
  };
  return { base, ours: side('ours'), theirs: side('theirs') };
}

function pairMap(pairs: ComparedDocument['pairs'][Side]) {
  return new Map(pairs.map(pair => [pair.before, pair]));
}
