import type { Block } from './block.ts';
import type { DocumentAttributes, DocumentOutline } from './document.ts';
import { blockText, textLines } from './lines.ts';
import { sectionSlug } from './section-slug.ts';

/** An entry of a document's tree, as it is stored: a blob, or a section. */
export type DocumentTreeEntry =
  | { readonly name: string; readonly kind: 'blob'; readonly content: Uint8Array | string }
  | { readonly name: string; readonly kind: 'tree'; readonly entries: readonly DocumentTreeEntry[] };

/** The first entry of a tree that is a document. */
export const DOCUMENT_ENTRY = '0000.document.json';

/** Version of the form of a document's tree (FORMAT.md). */
export const DOCUMENT_TREE_VERSION = 1;

/** What the first entry holds: JSON, with only the attributes that differ from the default. */
export interface DocumentHeader extends DocumentAttributes {
  readonly format: string;
  readonly version: number;
}

/**
 * Makes the tree of a document: sections are subtrees with their heading first, blocks are blobs, in order.
 * A pure function of the source: the same source has the same tree, and so the same id, on every machine.
 *
 * @param text normalised text
 */
export function documentTree(outline: DocumentOutline, text: string): readonly DocumentTreeEntry[] {
  const root: Section = { depth: 0, items: [] };
  const open: Section[] = [root];
  const lines = textLines(text);
  const titles = headingTexts(outline);
  for (const [index, block] of outline.blocks.entries()) {
    const { depth } = block;
    if (depth !== undefined) while ((open.at(-1)?.depth ?? 0) >= depth) open.pop();
    let section = open.at(-1) ?? root;
    if (block.gap !== undefined) section.items.push({ ending: '.gap', content: block.gap });
    if (depth !== undefined) {
      const below: Section = { depth, items: [] };
      section.items.push({ ending: `-${sectionSlug(titles.get(index) ?? firstLine(lines, block))}`, section: below });
      open.push(below);
      section = below;
    }
    section.items.push({ ending: blockEnding(block, outline.format), content: blockText(lines, block) });
  }
  const header: Item = { ending: DOCUMENT_ENTRY.slice(4), content: headerText(outline) };
  return named([header, ...root.items], 0);
}

/** A section being filled. Only headings open sections, so nesting is as deep as levels are: a few dozen at most. */
interface Section {
  readonly depth: number;
  readonly items: Item[];
}

type Item =
  | { readonly ending: string; readonly content: string }
  | { readonly ending: string; readonly section: Section };

/** Numbers the items of one tree. All numbers of a tree have the same width, so byte order is their order. */
function named(items: readonly Item[], first: number): readonly DocumentTreeEntry[] {
  const width = Math.max(4, String(items.length - 1 + first).length);
  return items.map((item, index): DocumentTreeEntry => {
    const name = String(index + first).padStart(width, '0') + item.ending;
    if ('section' in item) return { name, kind: 'tree', entries: named(item.section.items, 1) };
    return { name, kind: 'blob', content: item.content };
  });
}

function headerText({ format, attributes }: DocumentOutline): string {
  const { bom, eol, noFinalNewline, tail } = attributes;
  const header = { format, version: DOCUMENT_TREE_VERSION, bom, eol, noFinalNewline, tail };
  return `${JSON.stringify(header)}\n`;
}

const FORMAT_ENDINGS: Readonly<Record<string, string>> = { markdown: 'md', rst: 'rst' };

function blockEnding(block: Block, format: string): string {
  const ending = block.kind === 'frontmatter' ? 'yaml' : (FORMAT_ENDINGS[format] ?? 'txt');
  return `.${block.kind}.${ending}`;
}

function headingTexts(outline: DocumentOutline): ReadonlyMap<number, string> {
  return new Map(
    outline.exports.anchors.flatMap(anchor =>
      anchor.kind === 'heading' ? [[anchor.block, anchor.text] as const] : [],
    ),
  );
}

function firstLine(lines: readonly string[], block: Block): string {
  return lines[block.line - 1] ?? '';
}
