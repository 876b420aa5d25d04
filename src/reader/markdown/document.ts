import type { RootContent } from 'mdast';
import type { DocumentExports, Document as SourceDocument } from '../../literate/document.ts';
import { type BlockSpan, blocksFromSpans, normalizeSource, textLines } from '../../literate/lines.ts';
import type { Message } from '../../literate/message.ts';
import type { ReadInput } from '../reader.ts';
import { collectAnchors } from './anchors.ts';
import { collectChunks } from './chunks.ts';
import { collectDefinitions } from './definitions.ts';
import { readFrontmatter } from './frontmatter.ts';
import { applyHeadingAttributes } from './heading-attributes.ts';
import type { ParseMarkdown } from './parse.ts';
import { blockContext } from './references.ts';
import { spanOf } from './spans.ts';

/** Reads a Markdown document with a parser of normalised text. */
export function readMarkdown(parse: ParseMarkdown, input: ReadInput): SourceDocument {
  const { text, attributes } = normalizeSource(input.source);
  const nodes = parse(text).children;
  const messages: Message[] = [];
  const aliases = applyHeadingAttributes(nodes);
  const chunks = collectChunks(nodes, messages);
  const definitions = collectDefinitions(nodes);
  const spans = blockSpans(text, nodes, definitions, aliases);
  const frontmatter = readFrontmatter(nodes, messages);
  const { blocks, tail } = blocksFromSpans(text, spans);
  const anchors = collectAnchors(nodes, aliases, chunks, messages);
  const title = titleOf(frontmatter, anchors);
  return {
    format: 'markdown',
    attributes: { ...attributes, ...(tail !== undefined && { tail }) },
    blocks,
    exports: {
      ...(title !== undefined && { title }),
      ...(frontmatter !== undefined && { frontmatter }),
      anchors,
      ...definitions,
      substitutions: [],
      chunks,
      pages: [],
    },
    messages,
    inclusions: [],
    text,
    nodes,
  };
}

function blockSpans(
  text: string,
  nodes: readonly RootContent[],
  names: Pick<DocumentExports, 'definitions' | 'footnotes'>,
  aliases: ReadonlyMap<RootContent, string>,
): BlockSpan[] {
  const lines = textLines(text);
  return nodes.map(node => spanOf(node, aliases.get(node), blockContext(lines, node, names)));
}

function titleOf(frontmatter: DocumentExports['frontmatter'], anchors: DocumentExports['anchors']): string | undefined {
  const written = frontmatter?.title;
  if (typeof written === 'string' && written.trim() !== '') return written.trim();
  const headings = anchors.filter(anchor => anchor.kind === 'heading');
  return (headings.find(heading => heading.depth === 1) ?? headings[0])?.text;
}
