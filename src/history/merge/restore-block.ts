import { blockText, restoreSource, textLines } from '../../literate/lines.ts';
import type { BlockPlace } from '../project-history.ts';
import { compareSides } from './compare-sides.ts';
import type { DocumentVersion, MergeBlock } from './document-version.ts';

/** A document in which one block is what it was in another version. */
export interface RestoredBlock {
  readonly source: string;
  /** First line of the block, from 1. */
  readonly line: number;
  readonly isChanged: boolean;
}

/**
 * Gives a block of a document the text that it had in another version. A block that is gone, and named by its alias or heading, comes back
 * behind the block that it followed.
 *
 * @returns undefined where there is no such block; `'not there'` where the other version does not have it
 */
export function restoreBlock(
  now: DocumentVersion,
  then: DocumentVersion,
  where: BlockPlace,
): RestoredBlock | 'not there' | undefined {
  const compared = compareSides({ base: then, ours: now, theirs: undefined });
  const { base, ours } = compared.blocks;
  const index = blockAt(now, ours, where);
  if (index !== undefined) {
    const pair = compared.pairs.ours.find(({ after }) => after === index);
    const [old, block] = [pair && base[pair.before], ours[index]];
    if (!old || !block) return 'not there';
    return spliced(now, block.line - 1, block.text.split('\n').length - 1, old.text, block.line, old.id !== block.id);
  }
  const gone = blockAt(then, base, 'line' in where ? { line: Number.POSITIVE_INFINITY } : where);
  const old = gone === undefined ? undefined : base[gone];
  if (gone === undefined || !old) return undefined;
  const before = compared.pairs.ours.filter(pair => pair.before < gone).toSorted((a, b) => b.before - a.before)[0];
  const previous = before && ours[before.after];
  const at = previous ? previous.line - 1 + previous.text.split('\n').length - 1 : 0;
  const text = previous ? `\n${old.text}` : `${old.text}\n`;
  return spliced(now, at, 0, text, previous ? at + 2 : 1, true);
}

function blockAt({ outline }: DocumentVersion, blocks: readonly MergeBlock[], where: BlockPlace): number | undefined {
  if ('line' in where) return found(blocks.findLastIndex(block => block.line <= where.line && isIn(block, where.line)));
  if ('alias' in where) {
    const own = blocks.findIndex(block => block.alias === where.alias);
    return own >= 0 ? own : outline.exports.anchors.find(anchor => anchor.names.includes(where.alias))?.block;
  }
  const wanted = where.heading.toLowerCase();
  const headings = outline.exports.anchors.filter(anchor => anchor.kind === 'heading');
  const exact = headings.find(({ text }) => text.toLowerCase() === wanted);
  return (exact ?? headings.find(({ text }) => text.toLowerCase().startsWith(wanted)))?.block;
}

function isIn(block: MergeBlock, line: number): boolean {
  return line < block.line + block.text.split('\n').length - 1;
}

function found(index: number): number | undefined {
  return index < 0 ? undefined : index;
}

function spliced(
  { text, outline }: DocumentVersion,
  at: number,
  count: number,
  block: string,
  line: number,
  isChanged: boolean,
): RestoredBlock {
  const lines = textLines(text);
  const [head, rest] = [
    blockText(lines, { line: 1, lines: at }),
    blockText(lines, { line: at + count + 1, lines: lines.length }),
  ];
  return { source: restoreSource(head + block + rest, outline.attributes), line, isChanged };
}
