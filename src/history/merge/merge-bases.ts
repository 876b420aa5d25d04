import type { ObjectId } from '../../core/object-kind.ts';
import { CommitQueue } from '../../store/commit-queue.ts';
import type { HistoryStore } from '../../store/history-store.ts';

const OURS = 1;
const THEIRS = 2;
/** Known to be reachable from a common ancestor, and so no best one. */
const OLD = 4;

/**
 * Finds the best common ancestors of two commits: those from which no other common ancestor can be reached. After criss-cross merges
 * there are several; none where the histories have nothing to do with each other (git: merge-base --all).
 */
export async function mergeBases(
  history: HistoryStore,
  ours: ObjectId,
  theirs: ObjectId,
): Promise<readonly ObjectId[]> {
  if (ours === theirs) return [ours];
  const found = await commonAncestors(history, ours, theirs);
  // With clocks that ran backwards an ancestor may be met before its descendant.
  const best: ObjectId[] = [];
  for (const id of found) {
    const others = found.filter(other => other !== id);
    if (!(await isReachable(history, id, others))) best.push(id);
  }
  return best;
}

/** Whether a commit is one of others, or can be reached from one of them. */
export async function isReachable(
  history: HistoryStore,
  wanted: ObjectId,
  from: readonly ObjectId[],
): Promise<boolean> {
  const seen = new Set(from);
  for (const id of seen) {
    if (id === wanted) return true;
    for (const parent of (await history.read(id)).parents) seen.add(parent);
  }
  return false;
}

async function commonAncestors(history: HistoryStore, ours: ObjectId, theirs: ObjectId): Promise<readonly ObjectId[]> {
  const flags = new Map<ObjectId, number>();
  const queue = new CommitQueue();
  const found = new Set<ObjectId>();
  let fresh = 0;
  let order = 0;
  const queued = new Map<ObjectId, number>();
  const mark = async (id: ObjectId, added: number) => {
    const before = flags.get(id) ?? 0;
    if ((before | added) === before) return;
    flags.set(id, before | added);
    if (queued.has(id)) {
      if (((queued.get(id) ?? 0) & OLD) === 0 && (added & OLD) !== 0) fresh -= 1;
      queued.set(id, before | added);
      return;
    }
    const commit = await history.read(id);
    queue.add({ id, commit, time: commit.committer.time, order: order++ });
    queued.set(id, before | added);
    if ((flags.get(id) ?? 0) < OLD) fresh += 1;
  };
  await mark(ours, OURS);
  await mark(theirs, THEIRS);
  while (fresh > 0) {
    const next = queue.take();
    if (!next) break;
    queued.delete(next.id);
    const has = flags.get(next.id) ?? 0;
    if (has < OLD) fresh -= 1;
    const isCommon = (has & (OURS | THEIRS)) === (OURS | THEIRS);
    if (isCommon && has < OLD) found.add(next.id);
    for (const parent of next.commit.parents) await mark(parent, isCommon ? has | OLD : has);
  }
  return [...found].filter(id => (flags.get(id) ?? 0) < OLD);
}
