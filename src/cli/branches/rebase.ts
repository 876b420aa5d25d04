import { PylitError } from '../../core/error.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import { isReachable } from '../../history/merge/merge-bases.ts';
import { treesInto } from '../../repository/merge-commits.ts';
import { encodeMergeState, type RebaseInProgress } from '../../repository/merge-state.ts';
import { type CommitPlace, ownCommits, putAgain, type Replay, replay } from '../../repository/replay.ts';
import { carryOut } from '../../repository/work-tree/transition.ts';
import type { Batch } from '../../store/batch.ts';
import type { RefUpdate } from '../../store/ref-store.ts';
import { EXIT } from '../exit-status.ts';
import { conflictLine, openConflicts } from './open-conflicts.ts';
import { documentReading, headCommit, refuseMerging, type Work, withWork } from './open-work.ts';
import { reportOpenConflicts, writeTree } from './record-work-tree.ts';
import { signatures } from './signatures.ts';
import { snapshot } from './snapshot.ts';

export interface RebaseFlags {
  readonly abort?: boolean;
  readonly continue?: boolean;
  readonly json?: boolean;
}

/** `pylit rebase`: makes the commits of the current branch again, on another one. */
export function rebase(root: string, onto: string | undefined, flags: RebaseFlags): Promise<void> {
  return withWork(root, async work => {
    if (flags.abort) await abortRebase(work, root, flags);
    else if (flags.continue) await continueRebase(work, root, flags);
    else if (onto === undefined) throw new PylitError('usage', 'Expected what to put the branch on, found nothing.');
    else await startRebase(work, root, onto, flags);
  });
}

/** What a rebase was told, and where it began. */
type Plan = Pick<RebaseInProgress, 'name' | 'branch' | 'original'>;

async function startRebase(work: Work, root: string, name: string, flags: RebaseFlags): Promise<void> {
  refuseMerging(work);
  const { store, repository, head } = work;
  const original = headCommit(work);
  const { id: onto, commit } = await repository.commit(name);
  if (await isReachable(store.history, onto, [original])) {
    say(flags, { result: 'up-to-date', commit: original }, `Already on top of ${name}.`);
    return;
  }
  const files = await snapshot(work.project);
  const { tree } = await store.history.read(original);
  const commits = await ownCommits(store, original, onto);
  await withBatch(work, async batch => {
    if (writeTree(work, batch.put.bind(batch), files) !== tree) throw unsaved();
    const plan = { name, original, ...(head.branch !== undefined && { branch: head.branch }) };
    await goOn(work, root, batch, plan, tree, { commit: onto, tree: commit.tree }, commits, flags);
  });
}

async function continueRebase(work: Work, root: string, flags: RebaseFlags): Promise<void> {
  const { merging, store } = work;
  if (merging?.kind !== 'rebase') throw noRebase();
  const files = await snapshot(work.project);
  const open = openConflicts(files, merging);
  if (open.length > 0) return reportOpenConflicts(open, flags.json);
  const theirs = await store.history.read(merging.theirs);
  const before = await store.history.read(merging.ours);
  await withBatch(work, async batch => {
    const tree = writeTree(work, batch.put.bind(batch), files);
    const isEmpty = tree === before.tree;
    const { committer } = signatures(root);
    const commit = isEmpty ? merging.ours : putAgain(batch, theirs, merging.ours, tree, committer);
    await goOn(work, root, batch, merging, tree, { commit, tree }, merging.left, flags);
  });
}

/**
 * Makes commits again as far as that goes, and brings the work tree there.
 *
 * @param from the tree that lies in the work tree
 */
async function goOn(
  work: Work,
  root: string,
  batch: Batch,
  plan: Plan,
  from: ObjectId,
  onto: CommitPlace,
  commits: readonly ObjectId[],
  flags: RebaseFlags,
): Promise<void> {
  const { store, workTree } = work;
  const { committer } = signatures(root);
  const trees = treesInto(store, batch);
  const done = await replay({ store, batch, trees, read: await documentReading(work), committer }, onto, commits);
  await batch.commit();
  const log = { by: committer, message: `rebase: onto ${plan.name}` };
  const what = `rebase onto ${plan.name}`;
  for (const note of [...done.notes, ...(done.stopped?.merged.notes ?? [])]) console.error(note);
  if (done.stopped) {
    const { theirs, left, merged } = done.stopped;
    const { name, branch, original } = plan;
    const { tree, conflicts } = merged;
    const state: RebaseInProgress = {
      ...{ kind: 'rebase', name, original, ours: done.at.commit, theirs, left, tree, conflicts },
      ...(branch !== undefined && { branch }),
    };
    const refs: RefUpdate[] = [{ name: 'HEAD', to: done.at.commit, noFollow: true, log }];
    await carryOut(store, workTree, { what, from, to: tree, refs, merge: encodeMergeState(state) });
    await sayStopped(work, state, flags);
    return;
  }
  const { branch, original } = plan;
  const refs: RefUpdate[] = branch
    ? [
        { name: branch, expect: original, to: done.at.commit, log },
        { name: 'HEAD', to: { symbolic: branch }, noFollow: true, log },
      ]
    : [{ name: 'HEAD', to: done.at.commit, noFollow: true, log }];
  await carryOut(store, workTree, { what, from, to: done.at.tree, refs, merge: 'none' });
  sayDone(plan, done, flags);
}

async function abortRebase(work: Work, root: string, flags: RebaseFlags): Promise<void> {
  const { merging, store, workTree } = work;
  if (merging?.kind !== 'rebase') throw noRebase();
  const { branch, original, tree: from } = merging;
  const log = { by: signatures(root).committer, message: 'rebase: aborted' };
  const to = (await store.history.read(original)).tree;
  const refs: RefUpdate[] = [{ name: 'HEAD', to: branch ? { symbolic: branch } : original, noFollow: true, log }];
  const transition = { what: 'give up the rebase', from, to, refs, merge: 'none' as const };
  await carryOut(store, workTree, transition, () => true);
  say(flags, { result: 'aborted', commit: original }, 'The rebase is given up; everything is as before.');
}

async function withBatch(work: Work, task: (batch: Batch) => Promise<void>): Promise<void> {
  const batch = work.store.batch();
  try {
    await task(batch);
  } finally {
    batch.discard();
  }
}

async function sayStopped({ store }: Work, { theirs, conflicts, left }: RebaseInProgress, flags: RebaseFlags) {
  process.exitCode = EXIT.documentErrors;
  const subject = (await store.history.read(theirs)).message.split('\n', 1)[0] ?? '';
  const text = [
    `Stopped at ${theirs.slice(0, 10)} ${subject}`,
    ...conflicts.map(conflict => `Conflict: ${conflictLine(conflict)}`),
    'Decide, remove the markers, and "pylit rebase --continue"; or "pylit rebase --abort".',
  ].join('\n');
  say(flags, { result: 'conflicts', at: theirs, left: left.length, conflicts }, text);
}

function sayDone({ name }: Plan, { at, made, skipped }: Replay, flags: RebaseFlags): void {
  const there = skipped === 0 ? '' : ` What ${skipped} commits changed was there already.`;
  const text = `On top of ${name} now: ${at.commit.slice(0, 10)}.${there}`;
  say(flags, { result: 'rebased', commit: at.commit, made, skipped }, text);
}

function say({ json }: RebaseFlags, data: object, text: string): void {
  if (json) process.stdout.write(`${JSON.stringify(data)}\n`);
  else console.log(text);
}

function noRebase(): PylitError {
  return new PylitError('usage', 'No rebase is going on.', { hint: '"pylit rebase <onto>" begins one.' });
}

function unsaved(): PylitError {
  return new PylitError('usage', 'Cannot rebase: there is unsaved work.', {
    hint: '"pylit status" lists it. Record it with "pylit commit" first.',
  });
}
