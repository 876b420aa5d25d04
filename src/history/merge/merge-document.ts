import { commonSubsequence } from '../../diff/common-subsequence.ts';
import type { ComparedDocument } from './compare-sides.ts';
import type { DocumentVersion, ReadDocument } from './document-version.ts';
import { restoreMerged } from './merge-attributes.ts';
import { mergePieces } from './merge-order.ts';
import type { ConflictReason, Piece } from './piece.ts';
import { bothEdited, NO_TRAVELLERS, type Travellers } from './resolve-block.ts';
import { threeWay } from './three-way.ts';
import { type WrittenPieces, writePieces } from './write-pieces.ts';

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
  let pieces = mergePieces(compared, travellers);
  for (;;) {
    const written = writePieces(pieces, compared.blocks);
    const text = written.text + tailOf(compared);
    const source = restoreMerged(text, compared);
    const version = read(path, source);
    const lost = version ? lostBlocks(written, version) : [];
    const broken = new Set(lost.flatMap(({ piece }) => (isUnsure(piece) ? [piece] : [])));
    if (broken.size === 0) {
      return { source, version, conflicts: written.conflicts, runTogether: lost.map(({ line }) => line) };
    }
    pieces = pieces.map(piece => (broken.has(piece) ? takenApart(piece, compared) : piece));
  }
}

/** A block that was put together from both sides, and is in doubt where it does not come back as one. */
function isUnsure(piece: Piece): boolean {
  return !('conflict' in piece) && piece.isMerged;
}

function takenApart(piece: Piece, { blocks }: ComparedDocument): Piece {
  const text = (version: 'base' | 'ours' | 'theirs') => blocks[version][piece.node[version] ?? -1]?.text ?? '';
  return bothEdited(piece.node, text('base'), text('ours'), text('theirs'));
}

/** Blocks that were written and do not come back as they were. */
function lostBlocks(
  { expected, text }: WrittenPieces,
  { outline, text: whole }: DocumentVersion,
): readonly { readonly piece: Piece; readonly line: number }[] {
  const lines = whole.split('\n');
  const found = outline.blocks.map(
    block => `${lines.slice(block.line - 1, block.line - 1 + block.lines).join('\n')}\n`,
  );
  const kept = new Set<number>();
  const texts = expected.map(block => block.text);
  for (const { before, length } of commonSubsequence(texts, found))
    for (let i = 0; i < length; i += 1) kept.add(before + i);
  let at = 0;
  return expected.flatMap(({ piece, text: block }, index) => {
    at = Math.max(at, text.indexOf(block, at));
    const line = text.slice(0, at).split('\n').length;
    at += block.length;
    return kept.has(index) || block === '' ? [] : [{ piece, line }];
  });
}

function tailOf({ versions }: ComparedDocument): string {
  const of = (version: DocumentVersion | undefined) => version && (version.outline.attributes.tail ?? '');
  return threeWay(of(versions.base), of(versions.ours), of(versions.theirs)) ?? '';
}
