import type { BlockPlace, TrackedBlock, TrackedDocument } from '../project-history.ts';

/** The block at a place of a document, or undefined. */
export function findBlock({ blocks }: TrackedDocument, where: BlockPlace): TrackedBlock | undefined {
  if ('line' in where) return blocks.find(block => where.line < block.line + block.lines) ?? blocks.at(-1);
  if ('alias' in where) {
    const isNamed = (name: string) => blocks.find(block => block.alias !== undefined && name === block.alias);
    return isNamed(where.alias) ?? blocks.find(block => block.alias?.toLowerCase() === where.alias.toLowerCase());
  }
  const wanted = plain(where.heading);
  const headings = blocks.filter(block => block.kind === 'heading');
  return (
    headings.find(block => plain(block.title) === wanted) ??
    (wanted === '' ? undefined : headings.find(block => plain(block.title).startsWith(wanted)))
  );
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
