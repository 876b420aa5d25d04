import type { RootContent } from 'mdast';
import type { Document as SourceDocument } from '../../../literate/document.ts';
import { commonEnd, commonStart, countLines, endOf, firstNode } from '../../region.ts';

/** The blocks to be read again. All places count in the text that was, unless they are said to be new. */
export interface Stretch {
  /** From this one up to `last`, which has not changed; the number of blocks where there is none behind. */
  readonly first: number;
  readonly last: number;
  readonly hasLast: boolean;
  /** Its first character and line, behind the block before `first`. */
  readonly start: number;
  readonly startLine: number;
  /** The line of the first block, behind empty ones. */
  readonly firstLine: number;
  /** Where `last` begins, or else the end of the text. */
  readonly lastStart: number;
  readonly lastLine: number;
  /** The same in the new text. */
  readonly newLastStart: number;
  readonly newLastLine: number;
  /** How far what is behind it moves. */
  readonly lines: number;
  readonly characters: number;
}

/**
 * Finds the blocks around a change: from one on before which the parser is sure to begin anew whatever the change is, to one wholly behind
 * the change before which it was to begin anew.
 */
export function findStretch(previous: SourceDocument, text: string): Stretch {
  const { nodes, text: old } = previous;
  const same = commonStart(old, text);
  const change = old.length - commonEnd(old, text, same);
  const first = firstBlock(previous, same);
  const last = blockBehind(previous, change);
  const before = first === 0 ? undefined : endOf(nodes[first - 1]);
  // Blank space may follow on the line.
  const start = before === undefined ? 0 : old.indexOf('\n', before.offset) + 1;
  const startLine = before === undefined ? 1 : before.line + 1;
  const place = nodes[last]?.position?.start;
  const lastStart = place?.offset ?? old.length;
  const characters = text.length - old.length;
  const newLastStart = lastStart + characters;
  const lines = countLines(text, start, newLastStart) - countLines(old, start, lastStart);
  const lastLine = place?.line ?? startLine + countLines(old, start, lastStart);
  return {
    ...{ first, last, start, startLine, lastStart, lastLine, newLastStart, lines, characters },
    firstLine: nodes[first]?.position?.start.line ?? startLine,
    hasLast: last < nodes.length,
    newLastLine: lastLine + lines,
  };
}

/** The first block that may be another: all before it ended before the change, and what ended it was not changed. */
function firstBlock({ nodes, text }: SourceDocument, change: number): number {
  let index = Math.min(firstNode(nodes, change), nodes.length - 1);
  while (index > 0 && !(endsForSure(nodes[index - 1], text, change) || beginsBefore(nodes, index, text, change)))
    index -= 1;
  return Math.max(index, 0);
}

/** Whether a block is over at its end whatever follows: a paragraph or title at the margin, with an empty line behind it. */
function endsForSure(node: RootContent | undefined, text: string, change: number): boolean {
  if (node === undefined || endOf(node).offset + 2 > change || !isFollowedByText(node, text)) return false;
  return node.type === 'heading' || isPlainParagraph(node, text);
}

function isPlainParagraph(node: RootContent, text: string): boolean {
  if (node.type !== 'paragraph' || node.data !== undefined || node.position?.start.column !== 1) return false;
  const { offset: start = 0 } = node.position.start;
  return !text.startsWith('..', start) && !text.startsWith('::', endOf(node).offset - 2);
}

function isFollowedByText(node: RootContent, text: string): boolean {
  const end = endOf(node).offset;
  return text.startsWith('\n\n', end) && /\S/.test(text[end + 2] ?? ' ');
}

/** Whether a block and an empty line behind it stand before the change, so that what is before the block knows that it is over. */
function beginsBefore(nodes: readonly RootContent[], index: number, text: string, change: number): boolean {
  const node = nodes[index];
  if (node === undefined || endOf(node).offset + 2 > change || !isFollowedByText(node, text)) return false;
  return beginsAnew(node, text);
}

/** The first block behind a change at which the parser begins anew; the number of blocks where there is none. */
function blockBehind({ nodes, text }: SourceDocument, change: number): number {
  for (let index = Math.max(firstNode(nodes, change), 1); index < nodes.length; index += 1) {
    const node = nodes[index];
    // Also the empty line before it has not changed.
    if (node && (node.position?.start.offset ?? 0) - 2 >= change && beginsAnew(node, text)) return index;
  }
  return nodes.length;
}

/**
 * Whether the parser begins anew at a block: it stands at the margin behind an empty line, and is not the second part of a construct, as
 * quoted lines behind `::` are.
 */
export function beginsAnew(node: RootContent, text: string): boolean {
  const { column, offset = 0 } = node.position?.start ?? {};
  if (column !== 1 || !text.startsWith('\n\n', offset - 2)) return false;
  return node.type !== 'code' || node.data?.codeDirective !== undefined;
}
