import type { RootContent } from 'mdast';
import type { Document } from '../../literate/document.ts';
import { blocksFromSpans, normalizeSource } from '../../literate/lines.ts';
import { endOf, findRegion, isSameBlock, placed, shift } from '../region.ts';
import { assemble, blockSpans, factsOf } from './document.ts';
import { readFacts } from './facts.ts';
import type { ParseMarkdown } from './parse.ts';

/**
 * Reads a document again of which a part has changed: parses only that part, where nothing else can depend on it.
 *
 * @param previous gives its nodes to the result and must not be used any more (unless undefined comes back)
 * @returns what reading the whole gives, or undefined where the whole must be read
 */
export function rereadMarkdown(parse: ParseMarkdown, previous: Document, source: string): Document | undefined {
  const facts = factsOf(previous);
  const { text, attributes } = normalizeSource(source);
  if (!facts || refersWithin(previous) || mayOpenFrontmatter(previous)) return undefined;
  const region = findRegion(previous, text, endsFor);
  if (!region) return undefined;
  const part = text.slice(region.start, region.newEnd);
  const parsed = parse(part).children;
  const fresh = parsed.map(readFacts);
  // The last block is one that has not changed: the text behind it begins as it did before when it is what it was.
  const last = parsed.at(-1);
  const lastBefore = previous.nodes[region.last];
  if (!last || !lastBefore || !isSameBlock(last, lastBefore, region)) return undefined;
  if (fresh.some(found => found.definitions.length + found.footnotes.length > 0)) return undefined;
  const spans = blockSpans(part, parsed, fresh, { definitions: [], footnotes: [] });
  const partition = blocksFromSpans(part, spans);
  const line = region.startLine - 1;
  for (const node of parsed) shift(node, line, region.start);
  const tail = previous.nodes.slice(region.last + 1);
  if (region.lines !== 0 || region.characters !== 0)
    for (const node of tail) shift(node, region.lines, region.characters);
  const { tail: blankTail } = previous.attributes;
  return assemble({
    text,
    attributes: { ...attributes, ...(blankTail !== undefined && { tail: blankTail }) },
    nodes: [...previous.nodes.slice(0, region.first), ...parsed, ...tail],
    facts: [...facts.slice(0, region.first), ...fresh, ...facts.slice(region.last + 1)],
    blocks: [
      ...previous.blocks.slice(0, region.first),
      ...partition.blocks.map((block, index) => placed(block, line, index === 0)),
      ...previous.blocks.slice(region.last + 1).map(block => ({ ...block, line: block.line + region.lines })),
    ],
  });
}

/** Whether blocks take something from each other: a link its address, a footnote that it is there. */
function refersWithin({ exports }: Document): boolean {
  return exports.definitions.length + exports.footnotes.length > 0;
}

/** A line of hyphens at the start is front matter as soon as there is another, anywhere. */
function mayOpenFrontmatter({ text, nodes }: Document): boolean {
  return text.startsWith('---') && nodes[0]?.type !== 'yaml';
}

/** Whether a block is over at its end whatever follows: a paragraph or heading with an empty line and then text at the margin behind it. */
function endsFor(node: RootContent | undefined, text: string): boolean {
  if (node?.type !== 'paragraph' && node?.type !== 'heading') return false;
  const end = endOf(node).offset;
  return text.startsWith('\n\n', end) && /[^\s]/.test(text[end + 2] ?? ' ');
}
