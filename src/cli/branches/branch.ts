import { PylitError, quote } from '../../core/error.ts';
import { isReachable } from '../../history/merge/merge-bases.ts';
import { headCommit, lookAtWork, type Work, withWork } from './open-work.ts';
import { BRANCHES, refNamed, shortName, unknownRef } from './refs.ts';
import { signatures } from './signatures.ts';

export interface BranchFlags {
  readonly delete?: boolean;
  readonly list?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `pylit branch`: lists the branches, makes one, or removes one. */
export function branch(
  root: string,
  name: string | undefined,
  start: string | undefined,
  flags: BranchFlags,
): Promise<void> {
  if (name === undefined || flags.list) return lookAtWork(root, work => listBranches(work, flags));
  return withWork(root, async work => {
    if (flags.delete) await deleteBranch(work, root, name, flags);
    else await makeBranch(work, root, name, start, flags);
  });
}

async function listBranches({ store, head }: Work, { json }: BranchFlags): Promise<void> {
  const branches: { name: string; commit: string | undefined; current: boolean }[] = [];
  for (const { name } of await store.refs.list(BRANCHES)) {
    const commit = (await store.refs.resolve(name))?.id;
    branches.push({ name: shortName(name), commit, current: name === head.branch });
  }
  if (json) process.stdout.write(`${JSON.stringify({ branches })}\n`);
  else {
    if (head.branch === undefined) console.log(`* (HEAD is at ${(head.commit ?? '').slice(0, 10)})`);
    for (const { name, current } of branches) console.log(`${current ? '*' : ' '} ${name}`);
  }
}

async function makeBranch(
  work: Work,
  root: string,
  name: string,
  start: string | undefined,
  { json }: BranchFlags,
): Promise<void> {
  const { store, repository } = work;
  const ref = refNamed(BRANCHES, name);
  const commit = start === undefined ? headCommit(work) : (await repository.commit(start)).id;
  await refuseExisting(work, ref, name);
  const log = { by: signatures(root).committer, message: `branch: Created from ${start ?? 'HEAD'}` };
  await store.refs.update([{ name: ref, expect: 'absent', to: commit, log }]);
  if (json) process.stdout.write(`${JSON.stringify({ name, commit })}\n`);
  else console.log(`Branch ${name} is at ${commit.slice(0, 10)}; "pylit switch ${name}" goes there.`);
}

/** @throws PylitError `usage` */
export async function refuseExisting({ store }: Work, ref: string, name: string): Promise<void> {
  if ((await store.refs.resolve(ref))?.id === undefined) return;
  throw new PylitError('usage', `There is a branch ${quote(name)} already.`, {
    hint: `"pylit switch ${name}" goes there.`,
  });
}

async function deleteBranch(
  { store, head }: Work,
  root: string,
  name: string,
  { force, json }: BranchFlags,
): Promise<void> {
  const ref = refNamed(BRANCHES, name);
  const commit = (await store.refs.resolve(ref))?.id;
  if (commit === undefined) throw await unknownRef(store, BRANCHES, name);
  if (ref === head.branch) {
    throw new PylitError('usage', `${name} is the current branch.`, { hint: 'Switch to another one first.' });
  }
  const isMerged = head.commit !== undefined && (await isReachable(store.history, commit, [head.commit]));
  if (!force && !isMerged) {
    throw new PylitError('usage', `${name} has commits that are not in the current branch.`, {
      hint: `Merge it first, or "pylit branch --delete --force ${name}".`,
    });
  }
  const log = { by: signatures(root).committer, message: 'branch: deleted' };
  await store.refs.update([{ name: ref, expect: commit, to: 'absent', log }]);
  if (json) process.stdout.write(`${JSON.stringify({ name, commit, deleted: true })}\n`);
  else console.log(`Deleted branch ${name} (was ${commit.slice(0, 10)}).`);
}
