import { MARK_BLOCKS } from '../../literate/conflict-marks.ts';
import type { ComparedDocument, Side } from './compare-sides.ts';
import { SIDES } from './compare-sides.ts';
import type { ConflictPiece, ConflictReason, Piece } from './piece.ts';
import { threeWay } from './three-way.ts';

/** A merged document as text. */
export interface WrittenPieces {
  /** Normalised text, without what stands behind the last block. */
  readonly text: string;
  /** The texts of the blocks that it must have, when read again, with the piece each belongs to. */
  readonly expected: readonly ExpectedBlock[];
  /** First line of each conflict, from 1. */
  readonly conflicts: readonly { readonly line: number; readonly reason: ConflictReason }[];
}

export interface ExpectedBlock {
  readonly text: string;
  /** First line, from 1. */
  readonly line: number;
  readonly piece: Piece;
}

/** Writes merged blocks, with the blank lines that stood between them where they were neighbours before. */
export function writePieces(pieces: readonly Piece[], blocks: ComparedDocument['blocks']): WrittenPieces {
  const expected: ExpectedBlock[] = [];
  const conflicts: { line: number; reason: ConflictReason }[] = [];
  let text = '';
  let line = 1;
  const put = (piece: Piece, gap: string, block: string) => {
    const before = expected.length === 0 && gap === '\n' ? '' : gap;
    const start = line + lineCount(before);
    text += before + block;
    line = start + lineCount(block);
    expected.push({ text: block, line: start, piece });
    return start;
  };
  for (const [index, piece] of pieces.entries()) {
    const previous = pieces[index - 1];
    if (!('conflict' in piece)) put(piece, gapBetween(previous, piece, blocks), piece.text);
    else
      for (const [at, block] of conflictBlocks(piece, blocks).entries()) {
        const start = put(piece, '\n', block);
        if (block === MARK_BLOCKS.ours && at < 2) conflicts.push({ line: start, reason: piece.conflict.reason });
      }
  }
  return { text, expected, conflicts };
}

/** The markers and versions of a conflict. Front matter has to stay at the top and be readable, so its versions stand behind it, as code. */
function conflictBlocks(piece: ConflictPiece, blocks: ComparedDocument['blocks']): readonly string[] {
  const { base, ours, theirs } = piece.conflict;
  const isFrontMatter = SIDES.some(side => blocks[side][piece.node[side] ?? -1]?.kind === 'frontmatter');
  const shown = (texts: readonly string[]) => (isFrontMatter ? texts.map(asCode) : texts);
  const versions = [
    MARK_BLOCKS.ours,
    ...shown(ours),
    MARK_BLOCKS.base,
    ...shown(base),
    MARK_BLOCKS.theirs,
    ...shown(theirs),
    MARK_BLOCKS.end,
  ];
  const [kept] = [...ours, ...theirs];
  return isFrontMatter && kept !== undefined ? [kept, ...versions] : versions;
}

function asCode(frontMatter: string): string {
  return `\`\`\`yaml\n${frontMatter.replace(/^---[ \t]*\n/, '').replace(/^---[ \t]*\n$/m, '')}\`\`\`\n`;
}

/** The blank lines between two blocks: merged, where they were neighbours on both sides; else those of the side where they are. */
function gapBetween(previous: Piece | undefined, piece: Piece, blocks: ComparedDocument['blocks']): string {
  const gapOn = (version: 'base' | Side): string | undefined => {
    const index = piece.node[version];
    if (index === undefined) return undefined;
    const isNext = previous ? !('conflict' in previous) && previous.node[version] === index - 1 : index === 0;
    return isNext ? blocks[version][index]?.gap : undefined;
  };
  const usual = previous ? '\n' : '';
  return threeWay(gapOn('base'), gapOn('ours'), gapOn('theirs')) ?? usual;
}

function lineCount(text: string): number {
  return text.split('\n').length - 1;
}
