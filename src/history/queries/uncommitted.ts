import type { IndexState, VersionState } from '../index/index-state.ts';
import type { RowNumber } from '../index/records.ts';
import type { BlockVersion, DocumentEntry, TrackChange, TrackedBlock } from '../project-history.ts';
import { blockVersion, type IndexedDocument } from './indexed-document.ts';

/** What a block of the working file has that is not committed; undefined where nothing is. */
export function uncommittedChange(
  state: IndexState,
  block: TrackedBlock,
  head: RowNumber | undefined,
): TrackChange | undefined {
  const { uncommitted, track, title: _, ...after } = block;
  if (!uncommitted) return undefined;
  const before = head === undefined ? undefined : blockBefore(state, head);
  const { kind, path, line } = block;
  return {
    commit: undefined,
    track,
    change: uncommitted,
    kind,
    path,
    line,
    ...(before && before.path !== path && { from: before.path }),
    ...(before && { before }),
    after,
  };
}

/** What is not committed of a working file; undefined where nothing is. */
export function uncommittedChanges(
  state: IndexState,
  document: IndexedDocument,
  before: VersionState | undefined,
): DocumentEntry | undefined {
  const { path, blocks, heads } = document;
  const kept = new Set(heads);
  const changed = blocks.flatMap((block, index) => uncommittedChange(state, block, heads[index]) ?? []);
  const removed = (before?.heads ?? []).flatMap((head, index) =>
    kept.has(head) || !before ? [] : [removedChange(state, before, head, index)],
  );
  const isMoved = before !== undefined && before.path !== path;
  if (changed.length + removed.length === 0 && before && !isMoved) return undefined;
  return {
    commit: undefined,
    change: before === undefined ? 'added' : isMoved ? 'moved' : 'edited',
    path,
    ...(isMoved && { from: before.path }),
    blocks: [...changed, ...removed],
  };
}

function removedChange(state: IndexState, before: VersionState, head: RowNumber, index: number): TrackChange {
  const entry = before.blocks[index];
  const line = entry?.line ?? 1;
  const block = blockVersion(before.path, before.document, { ...state.block(entry?.block ?? 0), line });
  const track = state.trackId(state.change(head).track);
  const { path } = before;
  return { commit: undefined, track, change: 'removed', kind: block.kind, path, line, before: block };
}

function blockBefore(state: IndexState, head: RowNumber): BlockVersion | undefined {
  const { version, block, line } = state.change(head);
  const { path, document } = state.version(version);
  return document === undefined ? undefined : blockVersion(path, document, { ...state.block(block), line });
}
