import type { BlockNode, BlockNodes } from './block-node.ts';
import type { ComparedDocument, Side } from './compare-sides.ts';
import { otherSide, SIDES } from './compare-sides.ts';

/** What stands behind a block, up to the next one of the base: what each side put there. */
export type Followers = { readonly [Which in Side]: BlockNode[] };

/** The order of a merge: the blocks of the base that nobody moved, in order, and what follows each; what follows `undefined` stands first. */
export interface BlockOrder {
  readonly stable: readonly BlockNode[];
  readonly followers: ReadonlyMap<BlockNode | undefined, Followers>;
}

/**
 * Orders the blocks of both sides: what is new on a side, or was moved by it, follows the block that it follows there. New blocks
 * go along with what they were written into when the other side moved that.
 */
export function orderBlocks(nodes: BlockNodes, blocks: ComparedDocument['blocks']): BlockOrder {
  const followers = new Map<BlockNode | undefined, Followers>();
  const places = new Map<BlockNode, BlockNode | undefined>();
  for (const side of SIDES) {
    for (const { node, after } of placements(nodes, blocks, side, places)) {
      places.set(node, after);
      const found = followers.get(after) ?? { ours: [], theirs: [] };
      found[side].push(node);
      followers.set(after, found);
    }
  }
  return { stable: nodes.base.filter(({ placedBy }) => placedBy === 'base'), followers };
}

interface Placement {
  readonly node: BlockNode;
  readonly after: BlockNode | undefined;
}

/**
 * Blocks follow one that nobody moved, or are new and follow one that the other side moved; so nothing ever follows itself.
 *
 * @param places of blocks that the other side placed
 */
function placements(
  nodes: BlockNodes,
  blocks: ComparedDocument['blocks'],
  side: Side,
  places: ReadonlyMap<BlockNode, BlockNode | undefined>,
): readonly Placement[] {
  const placed: Placement[] = [];
  const sequence = nodes[side];
  let after: BlockNode | undefined;
  for (let index = 0; index < sequence.length; index += 1) {
    const node = sequence[index];
    if (!node) continue;
    if (node.placedBy === side) placed.push({ node, after });
    else if (node.placedBy === 'base') after = node;
    else if (node.movedBy.includes(side)) after = places.get(node);
    else {
      const company = goesAlong(nodes, blocks, side, index);
      placed.push(...company.map(follower => ({ node: follower, after: node })));
      index += company.length;
    }
  }
  return placed;
}

/** The new blocks behind one that the other side moved, if they belong to it: they stand between two that it moved together, or end a section. */
function goesAlong(
  nodes: BlockNodes,
  blocks: ComparedDocument['blocks'],
  side: Side,
  index: number,
): readonly BlockNode[] {
  const sequence = nodes[side];
  let end = index + 1;
  while (isNew(sequence[end])) end += 1;
  const company = sequence.slice(index + 1, end);
  const [moved, next] = [sequence[index], sequence[end]];
  const other = otherSide(side);
  const place = moved?.[other];
  const staysTogether = place !== undefined && next?.[other] === place + 1 && next.movedBy.includes(other);
  const isHeading = (at: number) => blocks[side][at]?.kind === 'heading';
  const title = sequence.slice(0, index + 1).findLast((_, at) => isHeading(at));
  const endsSection =
    title?.movedBy.includes(other) === true && !isHeading(index + 1) && (next === undefined || isHeading(end));
  return staysTogether || endsSection ? company : [];
}

function isNew(node: BlockNode | undefined): boolean {
  return node !== undefined && node.base === undefined;
}
