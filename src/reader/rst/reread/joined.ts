import type { Nodes, RootContent } from 'mdast';
import type { Point } from 'unist';
import type { Block } from '../../../literate/block.ts';
import type { ChunkPart } from '../../../literate/chunk.ts';
import type { DocumentExports, Document as SourceDocument } from '../../../literate/document.ts';
import { blocksFromSpans, type NormalizedSource } from '../../../literate/lines.ts';
import { shiftMessage } from '../../../literate/message.ts';
import { placed, shift } from '../../region.ts';
import { collectPlaces } from '../resolve/anchors.ts';
import { collectExports } from '../resolve/exports.ts';
import { documentNames } from '../resolve/names.ts';
import { holder, noteBlocks, walk } from '../resolve/walk.ts';
import type { ReadFacts } from './facts.ts';
import type { Change, Meanings } from './given.ts';
import type { ResolvedPart } from './resolved.ts';

/** The document with a part in place of the blocks that have changed. */
export function joined(
  previous: SourceDocument,
  change: Change,
  part: ResolvedPart,
  { facts, meanings }: { readonly facts: ReadFacts; readonly meanings: Meanings },
  now: NormalizedSource,
): SourceDocument {
  const { stretch, before, behind } = change;
  const { blocks, tail } = joinedBlocks(previous, change, part);
  const isSameAs = areExportsSame(previous, change, part, { facts, meanings });
  for (const node of part.nodes) move(node, stretch.startLine - 1, stretch.start);
  if (stretch.lines !== 0 || stretch.characters !== 0)
    for (const node of behind) move(node, stretch.lines, stretch.characters);
  const nodes = [...before, ...part.nodes, ...behind];
  const chunks = joinedChunks(previous.exports.chunks, change, part);
  const exports = isSameAs
    ? movedExports(previous.exports, change)
    : newExports(nodes, chunks, { ...facts, ...meanings });
  return {
    ...previous,
    ...{ text: now.text, nodes, blocks },
    attributes: { ...now.attributes, ...(tail !== undefined && { tail }) },
    exports: { ...exports, chunks },
    messages: joinedMessages(previous, change, part),
  };
}

function joinedBlocks(
  previous: SourceDocument,
  { stretch }: Change,
  { text, spans }: ResolvedPart,
): { blocks: Block[]; tail: string | undefined } {
  const { first, last, startLine, lines, hasLast } = stretch;
  const partition = blocksFromSpans(text, spans, 'rst');
  const own = partition.blocks.map((block, at) => placed(block, startLine - 1, at === 0 && first > 0));
  const gapped = hasLast ? own.pop() : undefined;
  const behind = previous.blocks.slice(last).map(block => ({ ...block, line: block.line + lines }));
  const [next, ...others] = behind;
  const blocks = [...previous.blocks.slice(0, first), ...own];
  if (next) blocks.push(gapped ? sameBlock(next, gapped) : next, ...others);
  return { blocks, tail: hasLast ? previous.attributes.tail : partition.tail };
}

/** A block that has not changed, at its new place. */
function sameBlock({ gap: _, ...block }: Block, { gap }: Block): Block {
  return { ...block, ...(gap !== undefined && { gap }) };
}

function joinedMessages({ messages }: SourceDocument, { stretch }: Change, part: ResolvedPart) {
  const { startLine, firstLine, lastLine, lines, hasLast } = stretch;
  return [
    ...messages.filter(message => message.line < firstLine),
    ...part.messages.map(message => shiftMessage(message, startLine)),
    ...messages.filter(message => hasLast && message.line >= lastLine).map(message => shiftMessage(message, lines + 1)),
  ];
}

function joinedChunks(chunks: readonly ChunkPart[], { stretch, old, now }: Change, part: ResolvedPart): ChunkPart[] {
  const { first, last, startLine, lines } = stretch;
  const by = now.length - old.length;
  return [
    ...chunks.filter(chunk => chunk.block < first),
    ...part.chunks.map(chunk => ({ ...chunk, block: chunk.block + first, line: chunk.line + startLine - 1 })),
    ...chunks
      .filter(chunk => chunk.block >= last)
      .map(chunk => ({ ...chunk, block: chunk.block + by, line: chunk.line + lines })),
  ];
}

const holdsExports = holder(
  [
    ...(['containerDirective', 'target', 'footnoteDefinition', 'footnoteReference', 'substitutionDefinition'] as const),
    ...(['code', 'heading', 'blockTable'] as const),
  ],
  true,
);
const holdsSubstitutions = holder(['substitutionDefinition'], false);

/** Whether blocks export what those in their place did. */
function areExportsSame(
  { exports }: SourceDocument,
  { stretch: { first, last }, old }: Change,
  part: ResolvedPart,
  { facts, meanings }: { readonly facts: ReadFacts; readonly meanings: Meanings },
): boolean {
  const all = [...old, ...part.nodes];
  if (!all.some(holdsExports)) return true;
  if (all.some(holdsSubstitutions)) return false;
  const chunks = exports.chunks
    .filter(({ block }) => block >= first && block < last)
    .map(chunk => ({ ...chunk, block: chunk.block - first }));
  const before = exportsOf(old, chunks, facts);
  const after = exportsOf(part.nodes, part.chunks, meanings);
  return JSON.stringify({ ...before, chunks: [] }) === JSON.stringify({ ...after, chunks: [] });
}

function exportsOf(
  nodes: readonly RootContent[],
  chunks: readonly ChunkPart[],
  { names, substitutions }: Meanings,
): DocumentExports {
  return collectExports(nodes, { names, substitutions }, collectPlaces(nodes, chunks), chunks);
}

function newExports(
  nodes: readonly RootContent[],
  chunks: readonly ChunkPart[],
  { shared, substitutions }: ReadFacts,
): DocumentExports {
  const all = shared.length === 0 ? nodes : [...nodes, ...shared];
  noteBlocks(all);
  const places = collectPlaces(nodes, chunks);
  return collectExports(all, { names: documentNames(all), substitutions }, places, chunks);
}

/** What a document exports: its blocks behind the stretch have other numbers. */
function movedExports(exports: DocumentExports, { stretch, old, now }: Change): DocumentExports {
  const by = now.length - old.length;
  const moved = Object.entries(exports).map(([key, value]: [string, unknown]) => [
    key,
    movedBlocks(value, stretch.last, by),
  ]);
  return { ...exports, ...Object.fromEntries(moved) };
}

/** Gives numbers of blocks from one on another value, where a list holds such. */
function movedBlocks(list: unknown, from: number, by: number): unknown {
  if (by === 0 || !Array.isArray(list)) return list;
  return list.map(one => (hasBlock(one) && one.block >= from ? { ...one, block: one.block + by } : one));
}

function hasBlock(value: unknown): value is { readonly block: number } {
  return typeof value === 'object' && value !== null && 'block' in value && typeof value.block === 'number';
}

/** Moves a tree, and what it knows of its code. */
function move(node: Nodes, lines: number, characters: number): void {
  shift(node, lines, characters);
  walk(
    [node],
    inner => {
      const directive = inner.type === 'code' ? inner.data?.codeDirective : undefined;
      if (!directive) return undefined;
      const { start, end } = directive.content;
      const moved = (point: Point) => ({
        ...point,
        line: point.line + lines,
        offset: (point.offset ?? 0) + characters,
      });
      inner.data = {
        ...inner.data,
        codeDirective: { ...directive, content: { start: moved(start), end: moved(end) } },
      };
      return undefined;
    },
    ['code'],
  );
}
