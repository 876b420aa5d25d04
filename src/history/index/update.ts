import type { ObjectId } from '../../core/object-kind.ts';
import type { UpdateOptions, UpdateResult } from '../project-history.ts';
import { indexCommit, type NewCommit } from './index-commit.ts';
import type { IndexState } from './index-state.ts';
import { findHeirs, logFor } from './logs.ts';
import type { CommitRow } from './records.ts';

/** Milliseconds of work that are written at once: as long may another process have to wait, or be lost. */
const TRANSACTION_MILLISECONDS = 1000;

/** Indexes what commits lead to, parents first. */
export async function updateIndex(
  state: IndexState,
  tips: readonly ObjectId[],
  { onProgress }: UpdateOptions = {},
): Promise<UpdateResult> {
  state.refresh();
  await forgetShallow(state);
  const missing = await missingCommits(state, tips);
  if (missing.order.length === 0) return { commits: 0 };
  const heirs = findHeirs(tips, commit => missing.facts.get(commit)?.parents);
  let done = 0;
  while (done < missing.order.length) {
    done = await state.records.transaction(() => indexSome(state, missing, heirs, done));
    onProgress?.(done, missing.order.length);
  }
  return { commits: missing.order.length };
}

/** Roots that are looked at again: a clone that was shallow may have become deeper. */
const ROOTS = 20;

/** What was indexed as the beginning, and is none any more, makes all that followed wrong. */
async function forgetShallow(state: IndexState): Promise<void> {
  for (const root of state.records.roots(ROOTS)) {
    if ((await state.source.commit(root)).parents.length === 0) continue;
    await forgetCommits(state);
    return;
  }
}

/** Forgets all but how versions of documents were read. */
export async function forgetCommits(state: IndexState): Promise<void> {
  await state.records.transaction(async () => state.records.clear({ keepOutlines: true }));
  state.refresh();
}

interface Missing {
  /** Parents before their children. */
  readonly order: readonly ObjectId[];
  readonly facts: ReadonlyMap<ObjectId, NewCommit>;
}

/** Finds the commits that are not indexed, depth first, without calling itself: histories are long. */
async function missingCommits(state: IndexState, tips: readonly ObjectId[]): Promise<Missing> {
  const order: ObjectId[] = [];
  const facts = new Map<ObjectId, NewCommit>();
  const stack: { readonly commit: ObjectId; next: number }[] = [];
  const enter = async (commit: ObjectId) => {
    if (facts.has(commit) || state.records.commit(commit)) return;
    const { tree, parents, committer } = await state.source.commit(commit);
    facts.set(commit, { id: commit, tree, parents, time: committer.time });
    stack.push({ commit, next: 0 });
  };
  for (const tip of tips) {
    await enter(tip);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const parent = facts.get(top.commit)?.parents[top.next];
      top.next += 1;
      if (parent !== undefined) await enter(parent);
      else order.push((stack.pop() as typeof top).commit);
    }
  }
  return { order, facts };
}

/** Indexes commits from one on, for a while. @returns how many are done */
async function indexSome(
  state: IndexState,
  { order, facts }: Missing,
  heirs: ReadonlyMap<ObjectId, ObjectId>,
  from: number,
): Promise<number> {
  state.refresh();
  const treeOf = async (commit: ObjectId) => facts.get(commit)?.tree ?? (await state.source.commit(commit)).tree;
  const end = performance.now() + TRANSACTION_MILLISECONDS;
  let done = from;
  for (; done < order.length && (done === from || performance.now() < end); done += 1) {
    const commit = order[done] ?? '';
    const fresh = facts.get(commit);
    // Another process may have been here.
    if (!fresh || state.records.commit(commit)) continue;
    const parents = indexedParents(state, fresh);
    const [first] = parents;
    const heir = first && heirs.get(first.id);
    await indexCommit(state, fresh, parents, logFor(state, first, heir === undefined || heir === commit), treeOf);
  }
  return done;
}

function indexedParents(state: IndexState, { parents }: NewCommit): readonly CommitRow[] {
  return parents.map(parent => {
    const row = state.records.commit(parent);
    if (row) return row;
    throw new Error(`the parent ${parent} is not indexed before its child`);
  });
}
