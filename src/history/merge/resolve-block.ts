import type { BlockNode } from './block-node.ts';
import type { ComparedDocument, Side } from './compare-sides.ts';
import { otherSide } from './compare-sides.ts';
import { mergeText } from './merge-text.ts';
import type { BlockVersions, Piece } from './piece.ts';

/** Blocks that went to another document, and blocks that came from one. */
export interface Travellers {
  /** Blocks of the base that a side moved to another document; what the other side made of them is merged there. */
  readonly departed: { readonly [Which in Side]: ReadonlySet<number> };
  /** Blocks of a side that came from another document: their text before, and what the other side made of it there. */
  readonly arrived: { readonly [Which in Side]: ReadonlyMap<number, Arrival> };
}

export interface Arrival {
  readonly base: string;
  readonly other: string;
}

export const NO_TRAVELLERS: Travellers = {
  departed: { ours: new Set(), theirs: new Set() },
  arrived: { ours: new Map(), theirs: new Map() },
};

/** Decides what becomes of one block: undefined where it is gone. */
export function resolveBlock(
  node: BlockNode,
  { blocks }: Pick<ComparedDocument, 'blocks'>,
  { departed, arrived }: Travellers,
): Piece | undefined {
  const [base, ours, theirs] = (['base', 'ours', 'theirs'] as const).map(version => {
    const index = node[version];
    return index === undefined ? undefined : blocks[version][index];
  });
  if (!base) {
    const side: Side = ours ? 'ours' : 'theirs';
    const arrival = arrived[side].get(node[side] ?? -1);
    const text = (ours ?? theirs)?.text ?? '';
    if (!arrival) return whole(node, text);
    const from = side === 'ours' ? { ours: text, theirs: arrival.other } : { ours: arrival.other, theirs: text };
    return mergedPiece(node, (ours ?? theirs)?.kind ?? '', { base: arrival.base, ...from });
  }
  if (ours && theirs) {
    return mergedPiece(node, base.kind, { base: base.text, ours: ours.text, theirs: theirs.text });
  }
  const side: Side = ours ? 'ours' : 'theirs';
  const left = ours ?? theirs;
  if (!left || departed[otherSide(side)].has(node.base ?? -1)) return undefined;
  // To move a block is not to want it more than the other side did.
  if (left.text === base.text) return undefined;
  return {
    node,
    conflict: {
      reason: ours ? 'edited here, removed there' : 'removed here, edited there',
      base: [base.text],
      ours: ours ? [ours.text] : [],
      theirs: theirs ? [theirs.text] : [],
    },
  };
}

/** A block of which there are three versions. */
export function mergedPiece(node: BlockNode, kind: string, from: BlockVersions): Piece {
  const { base, ours, theirs } = from;
  const text = mergeText(kind, base, ours, theirs);
  if (text === undefined) return bothEdited(node, from);
  return { node, text, ...(text !== ours && text !== theirs && { from }) };
}

export function bothEdited(node: BlockNode, { base, ours, theirs }: BlockVersions): Piece {
  return { node, conflict: { reason: 'both edited', base: [base], ours: [ours], theirs: [theirs] } };
}

function whole(node: BlockNode, text: string): Piece {
  return { node, text };
}
