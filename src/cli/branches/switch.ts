import { PylitError } from '../../core/error.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import { carryOut } from '../../repository/work-tree/transition.ts';
import type { RefUpdate } from '../../store/ref-store.ts';
import { refuseExisting } from './branch.ts';
import { headCommit, refuseMerging, type Work, withWork } from './open-work.ts';
import { BRANCHES, headName, refNamed, unknownRef } from './refs.ts';
import { signatures } from './signatures.ts';

export interface SwitchFlags {
  /** Make the branch. */
  readonly create?: boolean;
  /** Go to a commit, and leave all branches where they are. */
  readonly detach?: boolean;
  readonly json?: boolean;
}

/** `pylit switch`: makes another branch the current one, and the work tree what it was there. Unsaved work comes along, or is in the way. */
export function switchTo(root: string, name: string, start: string | undefined, flags: SwitchFlags): Promise<void> {
  return withWork(root, async work => {
    refuseMerging(work);
    const { store, workTree, head } = work;
    const { refs, commit } = await destination(work, name, start, flags, root);
    const tree = async (id: ObjectId) => (await store.history.read(id)).tree;
    const from = await tree(headCommit(work));
    await carryOut(store, workTree, { what: `switch to ${name}`, from, to: await tree(commit), refs });
    if (flags.json) process.stdout.write(`${JSON.stringify({ from: headName(head), to: name, commit })}\n`);
    else if (!flags.create && refs[0]?.name === 'HEAD' && head.branch === BRANCHES + name)
      console.log(`Already on ${name}.`);
    else
      console.log(
        flags.detach
          ? `HEAD is at ${commit.slice(0, 10)}, on no branch.`
          : `Now on ${flags.create ? 'the new branch ' : ''}${name}.`,
      );
  });
}

interface Destination {
  readonly commit: ObjectId;
  readonly refs: readonly RefUpdate[];
}

async function destination(
  work: Work,
  name: string,
  start: string | undefined,
  { create, detach }: SwitchFlags,
  root: string,
): Promise<Destination> {
  const { store, repository, head } = work;
  const log = { by: signatures(root).committer, message: `switch: moving from ${headName(head)} to ${name}` };
  if (detach) {
    const { id } = await repository.commit(name);
    return { commit: id, refs: [{ name: 'HEAD', to: id, noFollow: true, log }] };
  }
  const ref = refNamed(BRANCHES, name);
  const symbolic: RefUpdate = { name: 'HEAD', to: { symbolic: ref }, noFollow: true, log };
  if (create) {
    await refuseExisting(work, ref, name);
    const commit = start === undefined ? headCommit(work) : (await repository.commit(start)).id;
    return { commit, refs: [{ name: ref, expect: 'absent', to: commit, log }, symbolic] };
  }
  if (start !== undefined)
    throw new PylitError('usage', 'A start is for a new branch.', { hint: 'Add -c to make one.' });
  const commit = (await store.refs.resolve(ref))?.id;
  if (commit !== undefined) return { commit, refs: [symbolic] };
  throw await unknownRef(store, BRANCHES, name);
}
