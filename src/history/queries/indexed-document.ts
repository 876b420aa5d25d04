import type { ObjectId } from '../../core/object-kind.ts';
import { blockText, normalizeSource, textLines } from '../../literate/lines.ts';
import { matchable } from '../index/changed-documents.ts';
import type { IndexState, VersionState } from '../index/index-state.ts';
import type { CommitRow, RowNumber } from '../index/records.ts';
import { matchBlocks } from '../match-blocks.ts';
import type { DocumentKey, DocumentPlace, TrackedBlock, TrackedDocument, WorkingText } from '../project-history.ts';
import type { OutlinedBlock } from '../source/history-source.ts';
import { blockTitle } from './block-title.ts';

/** A document with the last change of each block: `heads[i]` is that of `blocks[i]`, absent for one that is not committed. */
export interface IndexedDocument extends TrackedDocument {
  /** Normalised lines. */
  readonly lines: readonly string[];
  readonly heads: readonly (RowNumber | undefined)[];
}

/** The document at a place, with a commit that is indexed; undefined where there is none. */
export async function indexedDocument(
  state: IndexState,
  row: CommitRow | undefined,
  { path, working, from }: DocumentPlace,
): Promise<IndexedDocument | undefined> {
  const before = row && state.stateAt(row, from ?? path);
  if (working !== undefined) return workingDocument(state, row?.id, path, working, before);
  return before && committedDocument(state, row.id, before, before.heads);
}

/** A version as it is stored. */
export async function committedDocument(
  state: IndexState,
  commit: ObjectId,
  { path, document, blocks: entries }: VersionState,
  heads: readonly RowNumber[],
): Promise<IndexedDocument> {
  const lines = textLines(await state.source.text(document));
  const blocks = entries.map(({ block, line }, index): TrackedBlock => {
    const found = { ...state.block(block), line };
    const track = state.trackId(state.change(heads[index] ?? 0).track);
    return { ...blockVersion(path, document, found), track, title: titleOf(lines, found) };
  });
  return { path, commit, blocks, lines, heads };
}

function workingDocument(
  state: IndexState,
  commit: ObjectId | undefined,
  path: string,
  working: string,
  before: VersionState | undefined,
): Promise<IndexedDocument | undefined> {
  return before ? comparedDocument(state, commit, path, working, before) : newDocument(state, commit, path, working);
}

async function newDocument(state: IndexState, commit: ObjectId | undefined, path: string, working: string) {
  const read = state.source.read(path, working);
  if (!read) return undefined;
  const lines = textLines(read.text);
  const blocks = read.blocks.map(block => ({
    ...blockVersion(path, { text: read.text }, block),
    title: titleOf(lines, block),
    uncommitted: 'added' as const,
  }));
  return { path, commit, blocks, lines, heads: blocks.map(() => undefined) };
}

async function comparedDocument(
  state: IndexState,
  commit: ObjectId | undefined,
  path: string,
  working: string,
  before: VersionState,
): Promise<IndexedDocument | undefined> {
  const stored = await state.source.text(before.document);
  const isStored = normalizeSource(working).text === stored && path === before.path;
  if (isStored && commit !== undefined) return committedDocument(state, commit, before, before.heads);
  const fresh = await newDocument(state, commit, path, working);
  if (!fresh) return undefined;
  const old = matchable(state, before, new Map([[before.document, stored]]));
  const now = fresh.blocks.map(block => matchableBlock(block, fresh.lines));
  const heads: (RowNumber | undefined)[] = fresh.blocks.map(() => undefined);
  const blocks: TrackedBlock[] = [...fresh.blocks];
  for (const pair of matchBlocks(old, now)) {
    const block = fresh.blocks[pair.after];
    const head = before.heads[pair.before];
    if (!block || head === undefined) continue;
    const { uncommitted: _, ...kept } = block;
    const isEdited = old[pair.before]?.id !== block.id;
    const isMoved = pair.moved || path !== before.path;
    heads[pair.after] = head;
    blocks[pair.after] = {
      ...kept,
      track: state.trackId(state.change(head).track),
      ...((isEdited || isMoved) && { uncommitted: isEdited ? ('edited' as const) : ('moved' as const) }),
    };
  }
  return { ...fresh, blocks, heads };
}

function matchableBlock({ id, kind, line, lines: count, alias }: TrackedBlock, lines: readonly string[]) {
  const text = lines.slice(line - 1, line - 1 + count).join('\n');
  return { id, kind, text, ...(alias !== undefined && { alias }) };
}

/** A block as what is told of it names it. */
export function blockVersion(path: string, document: DocumentKey | WorkingText, block: OutlinedBlock) {
  const { id, kind, line, lines, alias } = block;
  return { id, kind, path, line, lines, document, ...(alias !== undefined && { alias }) };
}

function titleOf(lines: readonly string[], block: OutlinedBlock): string {
  return blockTitle(block.kind, blockText(lines, block));
}
