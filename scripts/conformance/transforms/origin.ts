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
  for (let each: PseudoElement | undefined = of; each; each = tree.formerParent(each)) {
    if (tree.copies.has(each)) return undefined;
    const { origin } = each;
    const position = origin?.type === 'parsedLiteral' ? origin.children[0]?.position : origin?.position;
    const parent = tree.formerParent(each);
    const isInline = INLINE.has(each.tag) || (each.tag === 'target' && parent && TEXT.has(parent.tag));
    // docutils knows the line of a title's underline.
    if (position && !isInline)
      return each.tag === 'section' || each.tag === 'title' ? position.end.line : position.start.line;
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

/** The source text of an element, as far as the reader says where it is; what is in a reference is written with it. */
export function sourceOf(tree: Tree, of: PseudoElement): string {
  let each: PseudoElement | undefined = of;
  while (each && each.origin?.position === undefined && each.tag !== 'paragraph') each = tree.parent(each);
  const { start, end } = each?.origin?.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined || isPicture(of)) return '';
  let block: PseudoElement | undefined = each;
  while (block && (block.origin?.position === undefined || INLINE.has(block.tag))) block = tree.parent(block);
  const indent = (block?.origin?.position?.start.column ?? 1) - 1;
  const blank =
    of.tag === 'substitution_definition' ? '\n'.repeat(Math.max(0, (endLineOf(tree, of) ?? 0) - end.line)) : '';
  const written = tree.source.slice(start.offset, end.offset).trimEnd() + blank;
  return indent === 0 ? written : written.replace(new RegExp(`\\n {1,${indent}}`, 'g'), '\n');
}

/** The last line of what stands where an element begins, blank lines after it included. */
export function endLineOf(tree: Tree, of: PseudoElement): number | undefined {
  const end = of.origin?.position?.end.line;
  if (end === undefined) return undefined;
  const lines = tree.source.replace(/\n$/, '').split('\n');
  let line = end;
  while (lines[line]?.trim() === '') line += 1;
  return line;
}

/** docutils keeps no source of a link that comes from a picture's option. */
function isPicture({ tag, children: [first] }: PseudoElement): boolean {
  return tag === 'reference' && first !== undefined && typeof first !== 'string' && first.tag === 'image';
}
