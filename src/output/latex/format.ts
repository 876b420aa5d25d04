import type { ElementContent } from 'hast';
import type { RootContent } from 'mdast';
import type { Artifact } from '../../literate/artifact.ts';
import type { Block } from '../../literate/block.ts';
import type { SourceFormat, TreeRenderer } from '../../literate/block-tree.ts';
import type { BlockContext, Format, Site, SiteDocument } from '../../literate/format.ts';
import { isBlockElement } from '../print/elements.ts';
import { printBlocks } from './blocks.ts';
import { bookOf } from './book.ts';
import { missingCharacters } from './characters.ts';
import { documentOf } from './document.ts';
import { escapeLatex } from './escape.ts';
import { printInline } from './inline.ts';
import type { Printing } from './printing.ts';
import { type LatexBook, plainBook } from './settings.ts';

/** What LaTeX is made from. */
export interface LatexFormatOptions {
  /** Makes the trees of blocks, for this format. */
  readonly render: TreeRenderer;
  /** Names all that decides what a block's tree is. */
  readonly identity: string;
  /** The colours of code, by the number of the token's class. */
  readonly colours: ReadonlyMap<string, string>;
  /** What the configuration says of a book of these documents. */
  readonly book?: (documents: readonly SiteDocument[]) => LatexBook;
  /** What decides the book, and not the blocks. */
  readonly pages?: string;
}

/** Changes whenever this folder makes other LaTeX of the same tree. */
const PRINTING = 12;

/** What plugins are given that write LaTeX themselves. */
export const LATEX: SourceFormat = {
  name: 'latex',
  escape: escapeLatex,
  print: (nodes, marks) => {
    const printing: Printing = { marks, blocks: printBlocks, depth: 1, warn: () => undefined };
    return nodes.some(isBlockElement) ? printBlocks(nodes, printing) : printInline(nodes, printing);
  },
};

/** Makes the LaTeX format: a document for each page, and a book of all. */
export function createLatexFormat({ render, identity, colours, book, pages }: LatexFormatOptions): Format {
  const bookFor = (site: Pick<Site, 'title'>, documents: readonly SiteDocument[]) =>
    book?.(documents) ?? plainBook(site.title, documents);
  return {
    name: 'latex',
    identity: JSON.stringify(['latex', PRINTING, identity]),
    ...(pages !== undefined && { pages }),
    extension: '.tex',
    transform: (node, block, context) => transform(render, node, block, context),
    failure,
    assemble: page => documentOf(page, colours, bookFor(page.site, [page])),
    siteFiles: (site, programs) =>
      site.documents && site.documents.length > 1
        ? [bookOf(site, bookFor(site, site.documents), colours, programs)]
        : [],
  };
}

async function transform(
  render: TreeRenderer,
  node: RootContent,
  block: Block,
  context: BlockContext,
): Promise<Artifact> {
  const tree = await render(node, block, context);
  if (!tree) return { parts: [], place: 'none' };
  const nodes = tree.root.children.filter((child): child is ElementContent => child.type !== 'doctype');
  const warn = (rule: string, text: string) => context.message('warning', rule, text);
  const isNote = tree.place === 'end';
  const shown = isNote ? nodes.flatMap(child => (child.type === 'element' ? child.children : [])) : nodes;
  const latex = printBlocks(shown, {
    marks: tree.marks,
    blocks: printBlocks,
    depth: 0,
    ...(isNote && { isInCell: true }),
    warn,
  });
  const missing = missingCharacters(latex);
  if (missing.length > 0) warn('latex-glyph', missingText(missing));
  if (latex === '') return { parts: [], place: 'none' };
  return { parts: tree.marks.split(latex), ...(tree.place && { place: tree.place }) };
}

const MOST_NAMED = 8;

function missingText(characters: readonly string[]): string {
  const names = characters
    .slice(0, MOST_NAMED)
    .map(character => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  const more = characters.length > MOST_NAMED ? ` and ${characters.length - MOST_NAMED} more` : '';
  return `The fonts of pdfLaTeX have no glyph for ${names.join(', ')}${more}: a box with the number stands for each.`;
}

function failure(block: Block, reason: string): Artifact {
  return {
    parts: [
      '\\begin{docbox}\n',
      { hole: 'word', word: 'notShown', values: [block.kind] },
      `${escapeLatex(`: ${reason.slice(0, 1000)}`)}\n\\end{docbox}`,
    ],
  };
}
