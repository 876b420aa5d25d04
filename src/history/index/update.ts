import type { ObjectId } from '../../core/object-kind.ts';
import type { CommitFacts, UpdateOptions, UpdateResult } from '../project-history.ts';
import { Recent } from '../recent.ts';
import { indexCommit } from './index-commit.ts';
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
  const missing = await missingCommits(state, tips);
  if (missing.order.length === 0) return { commits: 0 };
  const heirs = findHeirs(tips, commit => missing.parents.get(commit));
  let done = 0;
  while (done < missing.order.length) {
    done = await state.records.transaction(() => indexSome(state, missing, heirs, done));
    onProgress?.(done, missing.order.length);
  }
  return { commits: missing.order.length };
}

interface Missing {
  /** Parents before their children. */
  readonly order: readonly ObjectId[];
  readonly parents: ReadonlyMap<ObjectId, readonly ObjectId[]>;
}

/** Finds the commits that are not indexed, depth first, without calling itself: histories are long. */
async function missingCommits(state: IndexState, tips: readonly ObjectId[]): Promise<Missing> {
  const order: ObjectId[] = [];
  const parents = new Map<ObjectId, readonly ObjectId[]>();
  const stack: { readonly commit: ObjectId; next: number }[] = [];
  const enter = async (commit: ObjectId) => {
    if (parents.has(commit) || state.records.commit(commit)) return;
    parents.set(commit, (await state.source.commit(commit)).parents);
    stack.push({ commit, next: 0 });
  };
  for (const tip of tips) {
    await enter(tip);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const parent = parents.get(top.commit)?.[top.next];
      top.next += 1;
      if (parent !== undefined) await enter(parent);
      else order.push((stack.pop() as typeof top).commit);
    }
  }
  return { order, parents };
}

/** Indexes commits from one on, for a while. @returns how many are done */
async function indexSome(
  state: IndexState,
  { order }: Missing,
  heirs: ReadonlyMap<ObjectId, ObjectId>,
  from: number,
): Promise<number> {
  state.refresh();
  const trees = new Recent<ObjectId, ObjectId>(1000);
  const treeOf = async (commit: ObjectId) => trees.get(commit) ?? (await state.source.commit(commit)).tree;
  const end = performance.now() + TRANSACTION_MILLISECONDS;
  let done = from;
  for (const commit of order.slice(from)) {
    if (done > from && performance.now() > end) break;
    done += 1;
    // Another process may have been here.
    if (state.records.commit(commit)) continue;
    const facts = await state.source.commit(commit);
    trees.set(commit, facts.tree);
    const parents = indexedParents(state, facts);
    const [first] = parents;
    const heir = first && heirs.get(first.id);
    await indexCommit(state, facts, parents, logFor(state, first, heir === undefined || heir === commit), treeOf);
  }
  return done;
}

function indexedParents(state: IndexState, { parents }: CommitFacts): readonly CommitRow[] {
  return parents.map(parent => {
    const row = state.records.commit(parent);
    if (row) return row;
    throw new Error(`the parent ${parent} is not indexed before its child`);
  });
}
