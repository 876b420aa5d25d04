import type { RootContent } from 'mdast';
import type { Block } from '../../literate/block.ts';
import type { CitationUse } from '../../literate/citation/document-citations.ts';
import type { DocumentAttributes, DocumentExports, Document as SourceDocument } from '../../literate/document.ts';
import { type BlockSpan, blocksFromSpans, normalizeSource, textLines } from '../../literate/lines.ts';
import { type Message, shiftMessage } from '../../literate/message.ts';
import type { ReadInput } from '../reader.ts';
import { collectAnchors } from './anchors.ts';
import { collectDefinitions } from './definitions.ts';
import { type BlockFacts, readFacts } from './facts.ts';
import { readFrontmatter } from './frontmatter.ts';
import type { ParseMarkdown } from './parse.ts';
import { blockContext } from './references.ts';
import { spanOf } from './spans.ts';

/** Reads a Markdown document with a parser of normalised text. */
export function readMarkdown(parse: ParseMarkdown, input: ReadInput): SourceDocument {
  const { text, attributes } = normalizeSource(input.source);
  const nodes = parse(text).children;
  const facts = nodes.map(readFacts);
  const names = collectDefinitions(facts);
  const { blocks, tail } = blocksFromSpans(text, blockSpans(text, nodes, facts, names));
  return assemble({ text, attributes: { ...attributes, ...(tail !== undefined && { tail }) }, nodes, facts, blocks });
}

/** The parts of a document: `facts[i]` and `nodes[i]` are those of `blocks[i]`. */
export interface DocumentParts {
  readonly text: string;
  readonly attributes: DocumentAttributes;
  readonly nodes: readonly RootContent[];
  readonly facts: readonly BlockFacts[];
  readonly blocks: readonly Block[];
}

/** Makes a document of its parts, and remembers their facts. */
export function assemble({ text, attributes, nodes, facts, blocks }: DocumentParts): SourceDocument {
  const messages: Message[] = [];
  const chunks = facts.flatMap(({ parts, messages: own }, block) => {
    if (parts.length === 0 && own.length === 0) return [];
    const line = nodes[block]?.position?.start.line ?? 1;
    messages.push(...own.map(message => shiftMessage(message, line)));
    return parts.map(part => ({ ...part, block, line: part.line + line - 1 }));
  });
  const frontmatter = readFrontmatter(nodes, messages);
  const works: CitationUse[] = [];
  const anchors = collectAnchors(nodes, facts, messages, works);
  const lists = facts.flatMap(({ workLists }, block) => (workLists ?? []).map(list => ({ ...list, block })));
  const title = titleOf(frontmatter, anchors);
  const notations = facts.flatMap(({ notations: texts }, block) => (texts ?? []).map(text => ({ block, text })));
  const document: SourceDocument = {
    format: 'markdown',
    attributes,
    blocks,
    exports: {
      ...(title !== undefined && { title }),
      ...(frontmatter !== undefined && { frontmatter }),
      anchors,
      ...collectDefinitions(facts),
      substitutions: [],
      chunks,
      pages: [],
      ...(works.length + lists.length > 0 && { citations: { works, lists } }),
      ...(notations.length > 0 && { notations }),
    },
    messages,
    inclusions: [],
    text,
    nodes,
  };
  known.set(document, facts);
  return document;
}

/** The facts of the blocks of a document that this module made. */
export function factsOf(document: SourceDocument): readonly BlockFacts[] | undefined {
  return known.get(document);
}

const known = new WeakMap<SourceDocument, readonly BlockFacts[]>();

/** Where the blocks of a text lie. */
export function blockSpans(
  text: string,
  nodes: readonly RootContent[],
  facts: readonly BlockFacts[],
  names: Pick<DocumentExports, 'definitions' | 'footnotes'>,
): BlockSpan[] {
  const lines = names.definitions.length + names.footnotes.length > 0 ? textLines(text) : [];
  return nodes.map((node, block) => spanOf(node, facts[block]?.alias, blockContext(lines, node, names)));
}

function titleOf(frontmatter: DocumentExports['frontmatter'], anchors: DocumentExports['anchors']): string | undefined {
  const written = frontmatter?.title;
  if (typeof written === 'string' && written.trim() !== '') return written.trim();
  const headings = anchors.filter(anchor => anchor.kind === 'heading');
  return (headings.find(heading => heading.depth === 1) ?? headings[0])?.text;
}
