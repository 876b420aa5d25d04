import { encodeCommit } from '../../core/commit.ts';
import { PylitError } from '../../core/error.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import type { MergedProject } from '../../history/merge/merge-project.ts';
import { mergeCommits, treesInto } from '../../repository/merge-commits.ts';
import { encodeMergeState } from '../../repository/merge-state.ts';
import { carryOut } from '../../repository/work-tree/transition.ts';
import { EXIT } from '../exit-status.ts';
import { conflictLine } from './open-conflicts.ts';
import { documentReading, headCommit, refuseMerging, type Work, withWork } from './open-work.ts';
import { recordWorkTree, reportOpenConflicts } from './record-work-tree.ts';
import { headName } from './refs.ts';
import { signatures } from './signatures.ts';

export interface MergeFlags {
  readonly message?: string;
  readonly abort?: boolean;
  readonly continue?: boolean;
  readonly json?: boolean;
}

/** `pylit merge`: brings into the current branch what another one has, block by block. */
export function merge(root: string, name: string | undefined, flags: MergeFlags): Promise<void> {
  return withWork(root, async work => {
    if (flags.abort) await abortMerge(work, flags);
    else if (flags.continue) await continueMerge(work, root, flags);
    else if (name === undefined) throw new PylitError('usage', 'Expected the branch to merge, found none.');
    else await startMerge(work, root, name, flags);
  });
}

async function startMerge(work: Work, root: string, name: string, flags: MergeFlags): Promise<void> {
  refuseMerging(work);
  const { store, repository } = work;
  const ours = headCommit(work);
  const { id: theirs } = await repository.commit(name);
  const batch = store.batch();
  try {
    const result = await mergeCommits(store, treesInto(store, batch), ours, theirs, await documentReading(work));
    if (result.kind === 'up-to-date') {
      say(flags, { result: result.kind, commit: ours }, 'Already up to date.');
    } else if (result.kind === 'fast-forward') {
      const to = (await store.history.read(theirs)).tree;
      await moveHead(work, root, name, to, theirs);
      say(flags, { result: result.kind, commit: theirs }, `Fast-forward to ${theirs.slice(0, 10)}.`);
    } else {
      const message = flags.message ?? defaultMessage(work, name);
      const { merged } = result;
      if (merged.conflicts.length > 0)
        await stop(work, merged, { name, ours, theirs, message }, flags, () => batch.commit());
      else {
        const commit = {
          tree: merged.tree,
          parents: [ours, theirs],
          ...signatures(root),
          message: `${message.trimEnd()}\n`,
        };
        const id = batch.put('commit', encodeCommit(commit));
        await batch.commit();
        await moveHead(work, root, name, merged.tree, id);
        for (const note of merged.notes) console.error(note);
        say(
          flags,
          { result: 'merged', commit: id, conflicts: [], notes: merged.notes },
          `Merged ${name}: ${id.slice(0, 10)}.`,
        );
      }
    }
  } finally {
    batch.discard();
  }
}

async function moveHead(work: Work, root: string, name: string, to: ObjectId, commit: ObjectId): Promise<void> {
  const { store, workTree } = work;
  const ours = headCommit(work);
  const log = { by: signatures(root).committer, message: `merge ${name}` };
  await carryOut(store, workTree, {
    what: `merge ${name}`,
    from: (await store.history.read(ours)).tree,
    to,
    refs: [{ name: 'HEAD', expect: ours, to: commit, log }],
  });
}

async function stop(
  work: Work,
  { tree, conflicts, notes }: MergedProject,
  state: { readonly name: string; readonly ours: ObjectId; readonly theirs: ObjectId; readonly message: string },
  flags: MergeFlags,
  store: () => Promise<unknown>,
): Promise<void> {
  await store();
  await carryOut(work.store, work.workTree, {
    what: `merge ${state.name}`,
    from: (await work.store.history.read(state.ours)).tree,
    to: tree,
    refs: [],
    merge: encodeMergeState({ kind: 'merge', ...state, tree, conflicts }),
  });
  process.exitCode = EXIT.documentErrors;
  for (const note of notes) console.error(note);
  const text = [
    ...conflicts.map(conflict => `Conflict: ${conflictLine(conflict)}`),
    'Decide, remove the markers, and "pylit merge --continue"; or "pylit merge --abort".',
  ].join('\n');
  say(flags, { result: 'conflicts', conflicts, notes }, text);
}

async function continueMerge(work: Work, root: string, flags: MergeFlags): Promise<void> {
  const { merging } = work;
  if (merging?.kind !== 'merge') throw noMerge();
  const result = await recordWorkTree(work, root, flags.message ?? merging.message);
  if (!('commit' in result)) return reportOpenConflicts(result, flags.json);
  say(
    flags,
    { result: 'merged', commit: result.commit, conflicts: [] },
    `Merged ${merging.name}: ${result.commit.slice(0, 10)}.`,
  );
}

/** `pylit commit` while a merge is going on. */
export function commitMerge(root: string, flags: MergeFlags): Promise<void> {
  return withWork(root, work => continueMerge(work, root, flags));
}

async function abortMerge(work: Work, flags: MergeFlags): Promise<void> {
  const { merging, store, workTree } = work;
  if (merging?.kind !== 'merge') throw noMerge();
  const ours = headCommit(work);
  const to = (await store.history.read(ours)).tree;
  await carryOut(
    store,
    workTree,
    { what: 'give up the merge', from: merging.tree, to, refs: [], merge: 'none' },
    () => true,
  );
  say(flags, { result: 'aborted', commit: ours }, `The merge of ${merging.name} is given up; everything is as before.`);
}

function noMerge(): PylitError {
  return new PylitError('usage', 'No merge is going on.', { hint: '"pylit merge <branch>" begins one.' });
}

function defaultMessage({ head }: Work, name: string): string {
  const into = headName(head);
  return `Merge ${name}${into === 'main' ? '' : ` into ${into}`}`;
}

function say({ json }: MergeFlags, data: object, text: string): void {
  if (json) process.stdout.write(`${JSON.stringify(data)}\n`);
  else console.log(text);
}
