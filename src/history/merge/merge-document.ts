import { commonSubsequence } from '../../diff/common-subsequence.ts';
import { blockText, textLines } from '../../literate/lines.ts';
import type { BlockNode } from './block-node.ts';
import { type ComparedDocument, otherSide, type Side } from './compare-sides.ts';
import type { DocumentVersion, ReadDocument } from './document-version.ts';
import { restoreMerged } from './merge-attributes.ts';
import { mergePieces } from './merge-order.ts';
import type { BlockConflict, ConflictReason, Piece } from './piece.ts';
import { bothEdited, NO_TRAVELLERS, type Travellers } from './resolve-block.ts';
import { threeWay } from './three-way.ts';
import { type ExpectedBlock, type WrittenPieces, writePieces } from './write-pieces.ts';

/** A document made of two that come from a third. */
export interface MergedDocument {
  /** The file, with line ends and marks as they should be. */
  readonly source: string;
  /** The same, read again. Undefined where it is no document any more. */
  readonly version: DocumentVersion | undefined;
  readonly conflicts: readonly DocumentConflict[];
  /** Lines, from 1, of blocks that run together with a neighbour when read: no words are lost, but the blocks are others. */
  readonly runTogether: readonly number[];
}

export interface DocumentConflict {
  /** The line of its first marker, from 1. */
  readonly line: number;
  readonly reason: ConflictReason;
}

/**
 * Merges a document by blocks: what one side did to a block is done; where both edited it, by lines and words. Blocks that cannot be
 * merged stand between marker lines.
 *
 * @param path by which the result is read again
 */
export function mergeDocument(
  compared: ComparedDocument,
  path: string,
  read: ReadDocument,
  travellers: Travellers = NO_TRAVELLERS,
): MergedDocument {
  return writeDocument(mergePieces(compared, travellers), compared, path, read);
}

/**
 * A document that one side removed and the other edited: all of it is one conflict.
 *
 * @param gone the side that removed it
 */
export function removedDocument(
  compared: ComparedDocument,
  path: string,
  read: ReadDocument,
  gone: Side,
): MergedDocument {
  const left = otherSide(gone);
  const blocks = compared.blocks[left];
  const first = blocks[0]?.kind === 'frontmatter' && blocks.length > 1 ? 1 : 0;
  const pieces = blocks.slice(0, first).map(({ text }): Piece => ({ node: side(left, 0), text }));
  const conflict: BlockConflict = {
    reason: gone === 'theirs' ? 'edited here, removed there' : 'removed here, edited there',
    base: [],
    ours: [],
    theirs: [],
    [left]: blocks.slice(first).map(({ text }) => text),
  };
  return writeDocument([...pieces, { node: side(left, first), conflict }], compared, path, read);
}

function side(which: Side, index: number): BlockNode {
  return { [which]: index, placedBy: which, movedBy: [] };
}

function writeDocument(
  merged: readonly Piece[],
  compared: ComparedDocument,
  path: string,
  read: ReadDocument,
): MergedDocument {
  let pieces = merged;
  for (;;) {
    const written = writePieces(pieces, compared.blocks);
    const text = written.text + tailOf(compared);
    const source = restoreMerged(text, compared);
    const version = read(path, source);
    const lost = version ? lostBlocks(written, version) : [];
    const broken = new Set(lost.flatMap(({ piece }) => ('conflict' in piece || !piece.from ? [] : [piece])));
    if (broken.size === 0) {
      return { source, version, conflicts: written.conflicts, runTogether: lost.map(({ line }) => line) };
    }
    // A block that was put together from both sides and does not come back as one is not what anybody meant.
    pieces = pieces.map(piece =>
      'conflict' in piece || !piece.from || !broken.has(piece) ? piece : bothEdited(piece.node, piece.from),
    );
  }
}

/** Blocks that were written and do not come back as they were. */
function lostBlocks({ expected }: WrittenPieces, version: DocumentVersion): readonly ExpectedBlock[] {
  const lines = textLines(version.text);
  const found = version.outline.blocks.map(block => blockText(lines, block));
  const written = expected.filter(({ text }) => text !== '');
  const kept = new Set<number>();
  const texts = written.map(({ text }) => text);
  for (const { before, length } of commonSubsequence(texts, found))
    for (let i = 0; i < length; i += 1) kept.add(before + i);
  return written.filter((_, index) => !kept.has(index));
}

function tailOf({ versions }: ComparedDocument): string {
  const of = (version: DocumentVersion | undefined) => version && (version.outline.attributes.tail ?? '');
  return threeWay(of(versions.base), of(versions.ours), of(versions.theirs)) ?? '';
}
