import { patienceMatches } from '../../diff/patience.ts';
import { diceSimilarity, wordBag } from '../../diff/similarity.ts';
import type { BlockNode } from './block-node.ts';
import type { ComparedDocument } from './compare-sides.ts';
import type { Piece } from './piece.ts';
import { mergedPiece } from './resolve-block.ts';

/** A block that stands in the result, or one that both sides added there, perhaps in different words. */
export type Added = BlockNode | { readonly ours: BlockNode; readonly theirs: BlockNode; readonly isSame: boolean };

/** The least share of words that makes two blocks, added at one place, versions of one. */
const ALIKE = 0.75;

/** Blocks that are compared at most to find those. */
const MAX_COMPARISONS = 10_000;

/** Puts together what both sides added at one place: what is the same once, of all else ours first. */
export function mergeAdded(
  ours: readonly BlockNode[],
  theirs: readonly BlockNode[],
  blocks: ComparedDocument['blocks'],
): readonly Added[] {
  if (ours.length === 0 || theirs.length === 0) return [...ours, ...theirs];
  const key = (side: 'ours' | 'theirs') => (node: BlockNode) =>
    node.base === undefined ? (blocks[side][node[side] ?? -1]?.text ?? '') : `#${node.base}`;
  const matches = patienceMatches(ours.map(key('ours')), theirs.map(key('theirs')));
  const added: Added[] = [];
  let [mine, other] = [0, 0];
  for (const match of [...matches, { before: ours.length, after: theirs.length, length: 0 }]) {
    added.push(...mergeAlike(ours.slice(mine, match.before), theirs.slice(other, match.after), blocks));
    for (let i = 0; i < match.length; i += 1) {
      const [left, right] = [ours[match.before + i], theirs[match.after + i]];
      if (left && right) added.push({ ours: left, theirs: right, isSame: true });
    }
    [mine, other] = [match.before + match.length, match.after + match.length];
  }
  return added;
}

function mergeAlike(
  ours: readonly BlockNode[],
  theirs: readonly BlockNode[],
  blocks: ComparedDocument['blocks'],
): readonly Added[] {
  if (ours.length * theirs.length > MAX_COMPARISONS) return [...ours, ...theirs];
  const left = new Set(theirs);
  const added = ours.map((mine): Added => {
    const other = [...left].find(candidate => areAlike(mine, candidate, blocks));
    if (!other) return mine;
    left.delete(other);
    return { ours: mine, theirs: other, isSame: false };
  });
  return [...added, ...left];
}

function areAlike(mine: BlockNode, other: BlockNode, blocks: ComparedDocument['blocks']): boolean {
  const [left, right] = [blocks.ours[mine.ours ?? -1], blocks.theirs[other.theirs ?? -1]];
  const areNew = mine.base === undefined && other.base === undefined;
  if (!areNew || !left || !right || left.kind !== right.kind) return false;
  if (left.kind === 'frontmatter') return true;
  return diceSimilarity(wordBag(left.text), wordBag(right.text)) >= ALIKE;
}

/** What becomes of a block that both sides added. */
export function addedByBoth(
  { ours, theirs, isSame }: Exclude<Added, BlockNode>,
  blocks: ComparedDocument['blocks'],
): Piece {
  const node: BlockNode = { ...theirs, ...ours };
  const [left, right] = [blocks.ours[ours.ours ?? -1], blocks.theirs[theirs.theirs ?? -1]];
  const [mine, other] = [left?.text ?? '', right?.text ?? ''];
  if (isSame) return { node, text: mine };
  if (left?.kind === 'frontmatter') return mergedPiece(node, left.kind, { base: EMPTY, ours: mine, theirs: other });
  return { node, conflict: { reason: 'both added', base: [], ours: [mine], theirs: [other] } };
}

const EMPTY = '---\n---\n';
