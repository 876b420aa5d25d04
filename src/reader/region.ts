import type { Nodes, RootContent } from 'mdast';
import type { Block } from '../literate/block.ts';
import type { Document } from '../literate/document.ts';

/** The blocks to be read again, from `first` to `last`, which itself has not changed. */
export interface Region {
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

/** Whether a block is over at its end whatever follows. */
export type EndsForSure = (node: RootContent | undefined, text: string) => boolean;

/**
 * Finds the blocks around a change: from one behind a block that ends for sure, with a blank line before the change, to one wholly behind it
 * that ends for sure. Undefined where there are no such blocks.
 */
export function findRegion(previous: Document, text: string, endsFor: EndsForSure): Region | undefined {
  const old = previous.text;
  const same = commonStart(old, text);
  const behind = commonEnd(old, text, same);
  const first = blockBefore(previous, same, endsFor);
  const last = blockBehind(previous, old.length - behind, endsFor);
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
function blockBefore({ nodes, text }: Document, change: number, endsFor: EndsForSure): number | undefined {
  let index = firstNode(nodes, change);
  while (index > 0 && !(endsFor(nodes[index - 1], text) && endOf(nodes[index - 1]).offset + 2 <= change)) index -= 1;
  return index > 0 ? index : undefined;
}

/** The last block of the region: one wholly behind the change and the line that it is on, which ends for sure. */
function blockBehind({ nodes, text }: Document, change: number, endsFor: EndsForSure): number | undefined {
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
export function firstNode(nodes: readonly RootContent[], offset: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endOf(nodes[middle]).offset < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function endOf(node: RootContent | undefined): { readonly offset: number; readonly line: number } {
  const end = node?.position?.end;
  return { offset: end?.offset ?? 0, line: end?.line ?? 1 };
}

export function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  // Engines compare slices many characters at a time.
  for (let step = 4096; step >= 1; step >>= 4)
    while (length + step <= most && a.slice(length, length + step) === b.slice(length, length + step)) length += step;
  return length;
}

export function commonEnd(a: string, b: string, start: number): number {
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

export function countLines(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Whether the last block of the region is still the block that it was, at the region's end. */
export function isSameBlock(now: RootContent, before: RootContent, region: Region): boolean {
  const start = (now.position?.start.offset ?? -1) + region.start;
  const end = (now.position?.end.offset ?? -1) + region.start;
  return (
    now.type === before.type &&
    start === (before.position?.start.offset ?? -1) + region.characters &&
    end === (before.position?.end.offset ?? -1) + region.characters
  );
}

/** Moves a tree. Positions are replaced and not changed: nodes may share theirs. */
export function shift(node: Nodes, lines: number, characters: number): void {
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
export function placed(block: Block, lines: number, isFirst: boolean): Block {
  const { gap, ...rest } = block;
  const before = isFirst ? (gap ?? '') : gap;
  return {
    ...rest,
    line: block.line + lines,
    ...(before !== undefined && !(isFirst && before === '\n') && { gap: before }),
  };
}
