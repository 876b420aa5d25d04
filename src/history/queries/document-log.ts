import type { IndexState, VersionPlace } from '../index/index-state.ts';
import type { RowNumber } from '../index/records.ts';
import type { DocumentEntry } from '../project-history.ts';
import { newestFirst } from './newest-first.ts';
import { trackChange } from './track-log.ts';

/** The changes of a document that led to a version, newest first. */
export function documentLog(state: IndexState, version: RowNumber, follow: boolean): readonly DocumentEntry[] {
  const read = (number: RowNumber) => {
    const row = state.version(number);
    return { row, time: state.commit(row.commit).time };
  };
  const before = ({ previous, also, path }: VersionPlace) => {
    const all = previous === undefined ? also : [previous, ...also];
    return follow ? all : all.filter(number => state.version(number).path === path);
  };
  return [...newestFirst([version], read, before)].map(({ number, row }) => documentEntry(state, number, row));
}

/** What a commit changed against its parents. */
export function commitLog(state: IndexState, commit: RowNumber): readonly DocumentEntry[] {
  return state.records.versionsOf(commit).flatMap(number => {
    const row = state.version(number);
    return wentTo(state, row) === undefined ? [documentEntry(state, number, row)] : [];
  });
}

function documentEntry(state: IndexState, number: RowNumber, row: VersionPlace): DocumentEntry {
  const { path } = row;
  const commit = state.commitId(row.commit);
  const there = wentTo(state, row);
  if (there !== undefined) return { commit, change: 'moved', path: there, from: path, blocks: [] };
  const blocks = state.records.changesOfVersion(number).flatMap(change => {
    const found = state.change(change);
    return found.change === 'moved' && found.moved ? [] : [trackChange(state, found)];
  });
  const before = row.previous === undefined ? undefined : state.version(row.previous);
  if (row.document === undefined) return { commit, change: 'removed', path, blocks };
  if (before?.document === undefined) return { commit, change: 'added', path, blocks };
  if (before.path === path) return { commit, change: 'edited', path, blocks };
  return { commit, change: 'moved', path, from: before.path, blocks };
}

/** Where the document went that a version says is no longer at its path; undefined where it was removed, or is there. */
function wentTo(state: IndexState, { document, previous, commit }: VersionPlace): string | undefined {
  if (document !== undefined || previous === undefined) return undefined;
  for (const number of state.records.versionsOf(commit)) {
    const other = state.version(number);
    if (other.document !== undefined && other.previous === previous) return other.path;
  }
  return undefined;
}
