import type { Nodes, RootContent } from 'mdast';
import type { Block } from '../../literate/block.ts';
import type { Document } from '../../literate/document.ts';
import { blocksFromSpans, normalizeSource } from '../../literate/lines.ts';
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
  const region = findRegion(previous, text);
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

/** The blocks to be read again, from `first` to `last`, which itself has not changed. */
interface Region {
  readonly first: number;
  readonly last: number;
  /** Its first character and line, behind the block before `first`. */
  readonly start: number;
  readonly startLine: number;
  /** The end of `last` in the text that is and in the text that was. */
  readonly newEnd: number;
  readonly oldEnd: number;
  /** How far what is behind it moves. */
  readonly lines: number;
  readonly characters: number;
}

function findRegion(previous: Document, text: string): Region | undefined {
  const old = previous.text;
  const same = commonStart(old, text);
  const behind = commonEnd(old, text, same);
  const first = blockBefore(previous, same);
  const last = blockBehind(previous, old.length - behind);
  if (first === undefined || last === undefined) return undefined;
  const before = endOf(previous.nodes[first - 1]);
  const start = before.offset + 1;
  const oldEnd = endOf(previous.nodes[last]).offset + 1;
  const characters = text.length - old.length;
  const newEnd = oldEnd + characters;
  const lines = countLines(text, start, newEnd) - countLines(old, start, oldEnd);
  return { first, last, start, startLine: before.line + 1, newEnd, oldEnd, lines, characters };
}

/** The first block of the region: behind a block which nothing behind it continues, all of it and a blank line before the change. */
function blockBefore({ nodes, text }: Document, change: number): number | undefined {
  let index = firstNode(nodes, change);
  while (index > 0 && !(endsFor(nodes[index - 1], text) && endOf(nodes[index - 1]).offset + 2 <= change)) index -= 1;
  return index > 0 ? index : undefined;
}

/** The last block of the region: one wholly behind the change and the line that it is on, which ends for sure. */
function blockBehind({ nodes, text }: Document, change: number): number | undefined {
  const lineEnd = text.indexOf('\n', change);
  for (let index = firstNode(nodes, change); index < nodes.length; index += 1) {
    const node = nodes[index];
    const start = node?.position?.start.offset ?? 0;
    if (lineEnd >= 0 && start > lineEnd && text[start - 1] === '\n' && text[start - 2] === '\n' && endsFor(node, text))
      return index;
  }
  return undefined;
}

/** The first of the nodes that ends behind an offset. */
function firstNode(nodes: readonly RootContent[], offset: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endOf(nodes[middle]).offset < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a block is over at its end whatever follows: a paragraph or heading with an empty line and then text at the margin behind it. */
function endsFor(node: RootContent | undefined, text: string): boolean {
  if (node?.type !== 'paragraph' && node?.type !== 'heading') return false;
  const end = endOf(node).offset;
  return text.startsWith('\n\n', end) && /[^\s]/.test(text[end + 2] ?? ' ');
}

function endOf(node: RootContent | undefined): { readonly offset: number; readonly line: number } {
  const end = node?.position?.end;
  return { offset: end?.offset ?? 0, line: end?.line ?? 1 };
}

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  // Engines compare slices many characters at a time.
  for (let step = 4096; step >= 1; step >>= 4)
    while (length + step <= most && a.slice(length, length + step) === b.slice(length, length + step)) length += step;
  return length;
}

function commonEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let length = 0;
  for (let step = 4096; step >= 1; step >>= 4)
    while (
      length + step <= most &&
      a.slice(a.length - length - step, a.length - length) === b.slice(b.length - length - step, b.length - length)
    )
      length += step;
  return length;
}

function countLines(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Whether the last block of the region is still the block that it was, at the region's end. */
function isSameBlock(now: RootContent, before: RootContent, region: Region): boolean {
  const start = (now.position?.start.offset ?? -1) + region.start;
  const end = (now.position?.end.offset ?? -1) + region.start;
  return (
    now.type === before.type &&
    start === (before.position?.start.offset ?? -1) + region.characters &&
    end === (before.position?.end.offset ?? -1) + region.characters
  );
}

/** Moves a tree. Positions are replaced and not changed: nodes may share theirs. */
function shift(node: Nodes, lines: number, characters: number): void {
  if (node.position) {
    const { start, end } = node.position;
    node.position = {
      start: { line: start.line + lines, column: start.column, offset: (start.offset ?? 0) + characters },
      end: { line: end.line + lines, column: end.column, offset: (end.offset ?? 0) + characters },
    };
  }
  if ('children' in node) for (const child of node.children) shift(child, lines, characters);
}

/** A block of the region in the document: the gap before the first is that behind a block. */
function placed(block: Block, lines: number, isFirst: boolean): Block {
  const { gap, ...rest } = block;
  const before = isFirst ? (gap ?? '') : gap;
  return {
    ...rest,
    line: block.line + lines,
    ...(before !== undefined && !(isFirst && before === '\n') && { gap: before }),
  };
}
