import type { Anchor, DocumentOutline } from '../../literate/document.ts';
import type { ListedPage } from '../../literate/format.ts';

/** The headings that a page's own list of contents shows: all but its title. */
export function pageHeadings(outline: ListedPage['outline']): readonly Anchor[] {
  const headings = outline.exports.anchors.filter(anchor => anchor.kind === 'heading');
  const [first, ...rest] = headings;
  const isTitle = first !== undefined && rest.every(heading => (heading.depth ?? 1) > (first.depth ?? 1));
  return isTitle ? rest : headings;
}

/** The headings below the one that block `block` stands under. */
export function localHeadings(outline: DocumentOutline, block: number): readonly Anchor[] {
  const headings = outline.exports.anchors.filter(anchor => anchor.kind === 'heading');
  const index = headings.findLastIndex(heading => heading.block < block);
  const depth = headings[index]?.depth ?? 0;
  const after = headings.slice(index + 1);
  const end = after.findIndex(heading => (heading.depth ?? 1) <= depth);
  return end < 0 ? after : after.slice(0, end);
}
