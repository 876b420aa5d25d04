import type { Block, BlockKind } from '../literate/block.ts';
import type { DocumentOutline } from '../literate/document.ts';
import type { BlockPlace } from './protocol.ts';

/** Blocks of these kinds leave nothing in the page where they stand. */
const UNSEEN: readonly BlockKind[] = ['frontmatter', 'definition', 'footnote', 'comment', 'target', 'substitution'];

/**
 * Says where the block of a line stands in its page. A page names no blocks, but headings and chunks carry ids; between two of
 * them the elements are counted, and where there are as many as there should be, the place is exact.
 *
 * @param line from 1, in the source
 */
export function placeOfLine(outline: DocumentOutline, line: number): BlockPlace | undefined {
  const { blocks } = outline;
  const index = blocks.findLastIndex(block => block.line <= line);
  const block = blocks[index];
  if (!block || line >= block.line + block.lines + 1) return undefined;
  const marks = markedBlocks(outline);
  const from = marks.findLast(mark => mark.block <= index);
  const to = marks.find(mark => mark.block > index);
  const first = from?.block ?? 0;
  return {
    ...(from && { from: from.id }),
    ...(to && { to: to.id }),
    nth: seen(blocks.slice(first, index)),
    of: seen(blocks.slice(first, to?.block)),
  };
}

function markedBlocks({ exports }: DocumentOutline): { id: string; block: number }[] {
  const first = new Map<number, string>();
  for (const { kind, id, block } of exports.anchors)
    if ((kind === 'heading' || kind === 'chunk') && !first.has(block)) first.set(block, id);
  return [...first].map(([block, id]) => ({ id, block })).sort((a, b) => a.block - b.block);
}

function seen(blocks: readonly Block[]): number {
  return blocks.filter(({ kind }) => !UNSEEN.includes(kind)).length;
}
