import type { IndexState } from './index-state.ts';
import type { CommitPlace, RowNumber } from './records.ts';

/** How far each log is reached from a commit: the position up to which its commits led to it. */
export function reachedLogs(state: IndexState, from: CommitPlace): ReadonlyMap<RowNumber, number> {
  const reached = new Map<RowNumber, number>();
  const waiting: CommitPlace[] = [from];
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const known = reached.get(place.log) ?? -1;
    if (place.position <= known) continue;
    reached.set(place.log, place.position);
    const { base } = state.log(place.log);
    if (base) waiting.push(base);
    waiting.push(...state.records.mergedInto(place));
  }
  return reached;
}

/** The last changes of a track that led to a commit: those that no other of them came from. */
export function lastChanges(state: IndexState, track: RowNumber, from: CommitPlace): readonly RowNumber[] {
  const reached = reachedLogs(state, from);
  const rows = state.records.changesOfTrack(track).flatMap(number => {
    const row = state.change(number);
    const { log, position } = state.commit(row.commit);
    return position <= (reached.get(log) ?? -1) ? [{ number, row }] : [];
  });
  const before = new Set(rows.flatMap(({ row }) => [row.previous, ...row.also]));
  return rows.flatMap(({ number }) => (before.has(number) ? [] : [number]));
}
