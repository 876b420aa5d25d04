import type { ObjectId } from '../../core/object-kind.ts';
import type { IndexState } from './index-state.ts';
import type { CommitPlace, CommitRow, RowNumber } from './records.ts';

/** After this many logs on top of each other, one sums up what is in those below; after as many of these, one sums up them. */
const LAYER = 16;

/**
 * The log for a new commit: that of its first parent, if it is the one that goes on there, else a new one.
 *
 * @param isHeir whether no other commit that is about to be indexed goes on from the parent
 */
export function logFor(state: IndexState, parent: CommitRow | undefined, isHeir: boolean): RowNumber {
  if (!parent) return state.records.addLog({ depth: 0 });
  if (isHeir && state.records.log(parent.log).tip === parent.position) return parent.log;
  const base = { log: parent.log, position: parent.position };
  const depth = state.log(parent.log).depth + 1;
  if (depth % LAYER !== 0) return state.records.addLog({ base, depth });
  return layeredLog(state, base, depth);
}

function layeredLog(state: IndexState, base: CommitPlace, depth: number): RowNumber {
  let span = LAYER;
  while (depth % (span * LAYER) === 0) span *= LAYER;
  const newest = new Map<string, RowNumber>();
  let at: CommitPlace = base;
  while (state.log(at.log).depth > depth - span) {
    for (const [path, version] of state.records.placedPaths(at)) if (!newest.has(path)) newest.set(path, version);
    const below = state.below(at);
    if (!below) break;
    at = below;
  }
  const log = state.records.addLog({ base, depth, skip: at });
  for (const [path, version] of newest) state.records.addPlace(path, { log, position: base.position }, version);
  return log;
}

/**
 * Says for each commit which of its children goes on in its log: the one on the line of first parents from the first tip, and so on
 * for the other tips and for what was merged into lines.
 *
 * @param parentsOf parents of the new commits; undefined for a commit that is indexed
 */
export function findHeirs(
  tips: readonly ObjectId[],
  parentsOf: (commit: ObjectId) => readonly ObjectId[] | undefined,
): ReadonlyMap<ObjectId, ObjectId> {
  const heirs = new Map<ObjectId, ObjectId>();
  const seen = new Set<ObjectId>();
  const waiting = [...tips];
  for (const start of waiting) {
    for (let commit: ObjectId | undefined = start; commit !== undefined && !seen.has(commit); ) {
      const parents = parentsOf(commit);
      if (!parents) break;
      seen.add(commit);
      const [first, ...others]: readonly ObjectId[] = parents;
      waiting.push(...others);
      if (first !== undefined && !heirs.has(first)) heirs.set(first, commit);
      commit = first;
    }
  }
  return heirs;
}
