import type { Code, Nodes, RootContent } from 'mdast';
import type { Point } from 'unist';
import type { Block } from '../../literate/block.ts';
import type { ChunkPart } from '../../literate/chunk.ts';
import type { DocumentExports, Document as SourceDocument } from '../../literate/document.ts';
import { inclusionDigest } from '../../literate/inclusion.ts';
import { type BlockSpan, blocksFromSpans, normalizeSource, textLines } from '../../literate/lines.ts';
import { type Message, shiftMessage } from '../../literate/message.ts';
import type { ReadInput } from '../reader.ts';
import { endOf, findRegion, isSameBlock, placed, type Region, shift } from '../region.ts';
import type { CustomRole, SettingsAt } from './context.ts';
import type { RstReaderOptions } from './identity.ts';
import { parseRst } from './parse.ts';
import { collectChunks } from './resolve/chunks.ts';
import { coverLines } from './resolve/cover.ts';
import { takeMessages } from './resolve/messages.ts';
import type { DocumentNames } from './resolve/names.ts';
import { type Resolving, resolveNode } from './resolve/references.ts';
import { spanOf } from './resolve/spans.ts';
import type { DocumentSubstitutions } from './resolve/substitutions.ts';
import { walk } from './resolve/walk.ts';
import { isSelfContained } from './self-contained.ts';
import { beginningOf } from './transforms/docinfo.ts';
import { isInvisible } from './transforms/invisible.ts';

/** What is kept of a reading for the next one. */
export interface ReadFacts {
  readonly names: DocumentNames;
  readonly substitutions: DocumentSubstitutions;
  /** What was set before each block, as text. */
  readonly settings: readonly string[];
  /** Blocks with anonymous references, which count through the document. */
  readonly anonymous: WeakSet<RootContent>;
  readonly changes: readonly SettingsAt[];
  /** The roles that hold at the end, and the last of them. */
  readonly roles: ReadonlyMap<string, CustomRole>;
  readonly lastRole: CustomRole | undefined;
}

const known = new WeakMap<SourceDocument, ReadFacts>();

/** Keeps what the next reading of a document may use. */
export function remember(document: SourceDocument, facts: ReadFacts): void {
  known.set(document, facts);
}

/**
 * Reads a document again of which a part has changed: parses only that part, where nothing else can depend on it.
 *
 * @param previous gives its nodes to the result and must not be used any more (unless undefined comes back)
 * @returns what reading the whole gives, or undefined where the whole must be read
 */
export function rereadRst(
  previous: SourceDocument,
  input: ReadInput,
  options: RstReaderOptions,
): SourceDocument | undefined {
  const facts = known.get(previous);
  if (!facts || options.strict || options.numfig || countsAll(previous) || hasOtherInclusions(previous, input)) return;
  const { text, attributes } = normalizeSource(input.source);
  const region = findRegion(previous, text, endsForSure);
  const set = region && settingsAt(facts, region.startLine);
  if (!region || !set) return;
  if (mayReadFiles(previous.text.slice(region.start, region.oldEnd) + text.slice(region.start, region.newEnd))) return;
  const old = previous.nodes.slice(region.first, region.last);
  if (!old.every(node => isSelfContained(node) && !facts.anonymous.has(node))) return;
  const before = facts.settings[region.first] ?? '';
  const part = readPart(text.slice(region.start, region.newEnd), { ...facts, set, before }, input, options);
  const [last, lastBefore] = [part?.last, previous.nodes[region.last]];
  if (!part || !last || !lastBefore || !isSameBlock(last, lastBefore, region)) return;
  if (namesOf(part.nodes) !== namesOf(old) || saysOfNext(previous, lastBefore)) return;
  if (mayBeDocinfo(previous.nodes, region, part.nodes)) return;
  const moved = movedFacts(facts, lastBefore, region, part.nodes.length);
  const document = joined(previous, region, part, { text, attributes });
  remember(document, moved);
  return document;
}

/** Whether a text may hold what other files say: what a block took from them is known only where all is read. */
function mayReadFiles(text: string): boolean {
  return /(?:include|csv-table)\s?::/i.test(text);
}

/** Whether fields may begin or end to be bibliographic: in the part, or right behind it, before anything else is shown. */
function mayBeDocinfo(nodes: readonly RootContent[], { first, last }: Region, part: readonly RootContent[]): boolean {
  const behind = nodes.slice(last, last + NEAR).filter(node => !isInvisible(node));
  const near = [...nodes.slice(first, last), ...part, ...behind.slice(0, 1)];
  return near.some(({ type }) => type === 'fieldList' || type === 'containerDirective') && first <= beginningOf(nodes);
}

/** More comments and targets in a row nobody writes. */
const NEAR = 100;

/** Whether something is said at the place of a block of what stands before it. */
function saysOfNext({ messages }: SourceDocument, node: RootContent): boolean {
  return messages.some(({ line, rule }) => line === node.position?.start.line && rule === 'rst-literal-block-missing');
}

/** Footnotes for all links of a document may change with any of them. */
function countsAll({ text, nodes, messages }: SourceDocument): boolean {
  if (messages.some(message => message.file !== undefined)) return true;
  return text.includes('target-notes::') || nodes.some(node => node.position?.start.offset === undefined);
}

function hasOtherInclusions({ inclusions }: SourceDocument, { include }: ReadInput): boolean {
  return inclusions.some(({ path, digest }) => inclusionDigest(include(path)) !== digest);
}

/** Whether a block is over at its end whatever follows: a paragraph or title at the margin, with an empty line behind it. */
function endsForSure(node: RootContent | undefined, text: string): boolean {
  return node?.type === 'heading' ? isFollowedByText(node, text) : isPlainParagraph(node, text);
}

function isPlainParagraph(node: RootContent | undefined, text: string): boolean {
  if (node?.type !== 'paragraph' || node.data !== undefined || node.position?.start.column !== 1) return false;
  const { offset: start = 0 } = node.position.start;
  const isMarked = text.startsWith('..', start) || text.startsWith('::', endOf(node).offset - 2);
  return !isMarked && isFollowedByText(node, text);
}

function isFollowedByText(node: RootContent, text: string): boolean {
  const end = endOf(node).offset;
  return text.startsWith('\n\n', end) && /\S/.test(text[end + 2] ?? ' ');
}

/** What is set at a line, where all roles were defined before. */
function settingsAt({ changes, lastRole }: ReadFacts, line: number): SettingsAt | undefined {
  const set = changes.findLast(change => change.line <= line);
  return set?.lastRole === lastRole ? set : undefined;
}

interface Part {
  readonly nodes: readonly RootContent[];
  /** The block at its end, which has not changed. */
  readonly last: RootContent | undefined;
  /** With that of the last block. */
  readonly spans: readonly BlockSpan[];
  readonly chunks: readonly ChunkPart[];
  readonly messages: readonly Message[];
  readonly text: string;
}

/** Reads a part by itself, as if it stood at its place; undefined where it matters to the rest of the document. */
function readPart(
  text: string,
  facts: ReadFacts & { readonly set: SettingsAt; readonly before: string },
  { path, include }: ReadInput,
  options: RstReaderOptions,
): Part | undefined {
  const { set, before, roles, lastRole } = facts;
  const settings = { ...set, roles: new Map(roles), lastRole };
  const parsed = parseRst(text, { ...options, path, include, settings, scope: set.scope });
  const last = parsed.nodes.at(-1);
  if (!parsed.nodes.every(node => node === last || isSelfContained(node))) return;
  const all: Message[] = [];
  const nodes = coverLines(takeMessages(parsed.nodes, all), textLines(text));
  // Behind an empty line nothing is said at its place of what stands before it.
  if (!last || nodes.pop() !== last || !/^\n$|\n\n$/.test(text.slice(0, last.position?.start.offset))) return;
  const { names, substitutions } = facts;
  const resolving: Resolving = { names, substitutions, anonymousCount: 0, used: [], dangling: [] };
  const spans = nodes.map(node => {
    resolving.used.length = 0;
    const resolved = resolveNode(resolving, node);
    return spanOf(resolved, [...new Set(resolving.used)], before, []);
  });
  const resolved = spans.map(span => span.node);
  const messages = all.filter(message => message.line < (last.position?.start.line ?? 1));
  const chunks = collectChunks(resolved, messages);
  return {
    nodes: resolved,
    last,
    spans: [...spans, spanOf(last, [], '', [])],
    chunks,
    messages: messages.sort(inOrder),
    text,
  };
}

function inOrder(a: Message, b: Message): number {
  return a.line - b.line || a.column - b.column;
}

/** The names of code blocks and of their chunks, which are seen elsewhere, and the blocks that they stand in. */
function namesOf(nodes: readonly RootContent[]): string {
  const names: (readonly (string | number)[])[] = [];
  for (const [block, root] of nodes.entries()) {
    walk([root], node => {
      const own = node.type === 'code' ? [...(node.data?.rst?.names ?? []), ...chunkName(node)] : [];
      if (own.length > 0) names.push([block, ...own]);
      return undefined;
    });
  }
  return JSON.stringify(names);
}

function chunkName({ data }: Code): string[] {
  return data?.chunk === undefined ? [] : [data.chunk.name];
}

function joined(
  previous: SourceDocument,
  region: Region,
  part: Part,
  now: ReturnType<typeof normalizeSource>,
): SourceDocument {
  const { first, last } = region;
  const line = region.startLine - 1;
  const partition = blocksFromSpans(part.text, part.spans, 'rst').blocks.map((block, at) =>
    placed(block, line, at === 0),
  );
  const lastStart = previous.blocks[last]?.line ?? 0;
  const behind = previous.nodes.slice(last);
  for (const node of part.nodes) move(node, line, region.start);
  if (region.lines !== 0 || region.characters !== 0)
    for (const node of behind) move(node, region.lines, region.characters);
  const { tail } = previous.attributes;
  return {
    ...previous,
    text: now.text,
    attributes: { ...now.attributes, ...(tail !== undefined && { tail }) },
    nodes: [...previous.nodes.slice(0, first), ...part.nodes, ...behind],
    blocks: [
      ...previous.blocks.slice(0, first),
      ...partition.slice(0, -1),
      ...previous.blocks.slice(last, last + 1).map(block => sameBlock(block, partition.at(-1) ?? block)),
      ...previous.blocks.slice(last + 1).map(block => ({ ...block, line: block.line + region.lines })),
    ],
    exports: joinedExports(previous.exports, region, part),
    messages: [
      ...previous.messages.filter(message => message.line < region.startLine),
      ...part.messages.map(message => shiftMessage(message, region.startLine)),
      ...previous.messages
        .filter(message => message.line >= lastStart)
        .map(message => shiftMessage(message, region.lines + 1)),
    ],
  };
}

/** A block that has not changed, at its new place. */
function sameBlock({ gap: _, ...block }: Block, { line, gap }: Block): Block {
  return { ...block, line, ...(gap !== undefined && { gap }) };
}

/** What a document exports: its blocks behind the region have other numbers, and chunks may have other code. */
function joinedExports(exports: DocumentExports, region: Region, part: Part): DocumentExports {
  const { first, last } = region;
  const by = part.nodes.length - (last - first);
  const line = region.startLine - 1;
  const chunks = [
    ...exports.chunks.filter(chunk => chunk.block < first),
    ...part.chunks.map(chunk => ({ ...chunk, block: chunk.block + first, line: chunk.line + line })),
    ...exports.chunks
      .filter(chunk => chunk.block >= last)
      .map(chunk => ({ ...chunk, block: chunk.block + by, line: chunk.line + region.lines })),
  ];
  const moved = Object.entries(exports).map(([key, value]: [string, unknown]) => [key, movedBlocks(value, last, by)]);
  return { ...Object.fromEntries(moved), chunks };
}

/** Gives numbers of blocks from one on another value, where a list holds such. */
function movedBlocks(list: unknown, from: number, by: number): unknown {
  if (by === 0 || !Array.isArray(list)) return list;
  return list.map(one => (hasBlock(one) && one.block >= from ? { ...one, block: one.block + by } : one));
}

function hasBlock(value: unknown): value is { readonly block: number } {
  return typeof value === 'object' && value !== null && 'block' in value && typeof value.block === 'number';
}

function movedFacts(facts: ReadFacts, lastBefore: RootContent, region: Region, count: number): ReadFacts {
  const { first, last, lines } = region;
  const from = lastBefore.position?.start.line ?? 0;
  const own = new Array<string>(count).fill(facts.settings[first] ?? '');
  return {
    ...facts,
    settings: [...facts.settings.slice(0, first), ...own, ...facts.settings.slice(last)],
    changes: facts.changes.map(change => (change.line > from ? { ...change, line: change.line + lines } : change)),
  };
}

/** Moves a tree, and what it knows of its code. */
function move(node: Nodes, lines: number, characters: number): void {
  shift(node, lines, characters);
  walk([node], inner => {
    const directive = inner.type === 'code' ? inner.data?.codeDirective : undefined;
    if (!directive) return undefined;
    const { start, end } = directive.content;
    const moved = (point: Point) => ({ ...point, line: point.line + lines, offset: (point.offset ?? 0) + characters });
    inner.data = { ...inner.data, codeDirective: { ...directive, content: { start: moved(start), end: moved(end) } } };
    return undefined;
  });
}
