import type { IndexState } from '../index/index-state.ts';
import { type ChangeRow, IndexDamage, type RowNumber } from '../index/records.ts';
import type { BlockVersion, TrackChange } from '../project-history.ts';
import { blockVersion } from './indexed-document.ts';
import { newestFirst } from './newest-first.ts';

/** The changes that led to a change, and that one, newest first. */
export function trackLog(state: IndexState, heads: readonly RowNumber[]): readonly TrackChange[] {
  const read = (number: RowNumber) => {
    const row = state.change(number);
    return { row, time: state.commit(row.commit).time };
  };
  const before = ({ previous, also }: ChangeRow) => (previous === undefined ? also : [previous, ...also]);
  return [...newestFirst(heads, read, before)].map(({ row }) => trackChange(state, row));
}

/** A change as it is told. */
export function trackChange(state: IndexState, row: ChangeRow): TrackChange {
  const { previous } = row;
  const before =
    row.change === 'removed'
      ? removedBlock(state, row)
      : previous === undefined
        ? undefined
        : versionOf(state, previous);
  const after = row.change === 'removed' ? undefined : blockAt(state, row);
  const shown = after ?? before;
  if (!shown) throw new IndexDamage('a block was removed that was not there');
  return {
    commit: state.commitId(row.commit),
    track: state.trackId(row.track),
    change: row.change,
    kind: shown.kind,
    path: shown.path,
    line: shown.line,
    ...(after && before && before.path !== after.path && { from: before.path }),
    ...(row.change === 'edited' && row.moved && { moved: true as const }),
    ...(before && { before }),
    ...(after && { after }),
  };
}

/** A block as it was after a change. */
export function versionOf(state: IndexState, change: RowNumber): BlockVersion {
  return blockAt(state, state.change(change));
}

function blockAt(state: IndexState, { version, block, line }: ChangeRow): BlockVersion {
  const { path, document } = state.version(version);
  if (document === undefined) throw new IndexDamage('a block stands in a document that is not there');
  return blockVersion(path, document, { ...state.block(block), line });
}

function removedBlock(state: IndexState, { version, block, line }: ChangeRow): BlockVersion {
  const { previous } = state.version(version);
  const old = previous === undefined ? undefined : state.version(previous);
  if (old?.document === undefined) throw new IndexDamage('a block was removed from a document that was not there');
  return blockVersion(old.path, old.document, { ...state.block(block), line });
}
