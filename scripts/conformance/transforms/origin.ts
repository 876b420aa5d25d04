import type { PseudoElement } from '../element.ts';
import type { Tree } from './tree.ts';

/** Elements within text: problems with them are said of the block. */
const INLINE: ReadonlySet<string> = new Set([
  'reference',
  'footnote_reference',
  'citation_reference',
  'substitution_reference',
  'emphasis',
  'strong',
  'inline',
  'title_reference',
  'image',
]);

/** The line that docutils names for a problem with an element. */
export function lineOf(tree: Tree, of: PseudoElement): number | undefined {
  for (let each: PseudoElement | undefined = of; each; each = tree.parent(each)) {
    const position = each.origin?.position;
    const parent = tree.parent(each);
    const isInline = INLINE.has(each.tag) || (each.tag === 'target' && parent && TEXT.has(parent.tag));
    // docutils knows the line of a title's underline.
    if (position && !isInline) return each.tag === 'section' ? position.end.line : position.start.line;
  }
  return undefined;
}

/** Elements that hold text. */
export const TEXT: ReadonlySet<string> = new Set([
  ...INLINE,
  'paragraph',
  'title',
  'subtitle',
  'rubric',
  'term',
  'classifier',
  'caption',
  'attribution',
  'line',
  'literal_block',
  'field_name',
  'substitution_definition',
]);

/** The source text of an element, as far as the reader says where it is. */
export function sourceOf(tree: Tree, each: PseudoElement): string {
  const position = each.origin?.position;
  if (position?.start.offset === undefined || position.end.offset === undefined) return '';
  return tree.source.slice(position.start.offset, position.end.offset).trimEnd();
}
