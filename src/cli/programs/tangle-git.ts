import { existsSync, readdirSync } from 'node:fs';
import { openGitStore } from '../../backend/git/git-store.ts';
import { locateRepository } from '../../backend/git/repository/locate.ts';
import type { Commit } from '../../core/commit.ts';
import { PylitError, quote } from '../../core/error.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import type { Signature } from '../../core/signature.ts';
import { MODE, type TreeEntry } from '../../core/tree.ts';
import type { TangledFile } from '../../literate/tangle/tangle.ts';
import type { Batch } from '../../store/batch.ts';
import type { Store } from '../../store/store.ts';
import { signatures } from '../branches/signatures.ts';
import type { StagedProgram } from './tangle-stages.ts';

/**
 * Makes a bare git repository whose branch `main` has a commit for each stage.
 *
 * @param force replaces a branch that has other commits
 * @throws PylitError `usage` where there is such a branch; `config` where nobody knows who commits
 */
export async function commitStages(
  root: string,
  folder: string,
  programs: readonly StagedProgram[],
  force: boolean,
): Promise<{ id: ObjectId; isNew: boolean }> {
  if (programs.length === 0) throw new PylitError('usage', 'There are no chunks, and so no stages.');
  const by = signer(root);
  checkFolder(folder);
  const store = await openGitStore({ path: folder, create: true });
  try {
    const batch = store.batch();
    const known = (await store.refs.resolve('refs/heads/main'))?.id;
    const commits = writeStages(store, batch, programs, by);
    const id = commits.at(-1)?.id ?? '';
    if (known !== undefined && (known === id || (!isDated() && (await isOf(store, known, commits))))) {
      batch.discard();
      return { id: known, isNew: false };
    }
    if (known !== undefined && !force) throw otherCommits(folder);
    const log = { by, message: 'tangle: a commit for each stage' };
    await batch.commit([{ name: 'refs/heads/main', expect: known ?? 'absent', to: id, log }]);
    return { id, isNew: true };
  } finally {
    await store.close();
  }
}

interface StageCommit {
  readonly id: ObjectId;
  readonly commit: Commit;
}

function writeStages(store: Store, batch: Batch, programs: readonly StagedProgram[], by: Signature): StageCommit[] {
  const commits: StageCommit[] = [];
  for (const { name, tangled } of programs) {
    const tree = writeTree(store, batch, tangled.files);
    const parents = commits.slice(-1).map(({ id }) => id);
    const commit = { tree, parents, author: by, committer: by, message: `${name}\n` };
    commits.push({ id: store.history.write(batch, commit), commit });
  }
  return commits;
}

/** Whether a branch has the same stages, perhaps made at another time. */
async function isOf(store: Store, tip: ObjectId, commits: readonly StageCommit[]): Promise<boolean> {
  let id: ObjectId | undefined = tip;
  for (const { commit } of commits.toReversed()) {
    if (id === undefined) return false;
    const known: Commit = await store.history.read(id);
    if (known.tree !== commit.tree || known.message !== commit.message || known.parents.length > 1) return false;
    id = known.parents[0];
  }
  return id === undefined;
}

/** A repository is not made among files that are something else. */
function checkFolder(folder: string): void {
  if (!existsSync(folder) || locateRepository(folder) || readdirSync(folder).length === 0) return;
  throw new PylitError('usage', `${quote(folder)} has files in it, and is no git repository.`, {
    hint: 'Name a new folder.',
  });
}

function isDated(): boolean {
  return (process.env.SOURCE_DATE_EPOCH ?? '') !== '';
}

/** The same programs and the same time give the same commits. */
function signer(root: string): Signature {
  const { committer } = signatures(root);
  const epoch = process.env.SOURCE_DATE_EPOCH ?? '';
  if (epoch === '') return committer;
  if (!/^[0-9]{1,12}$/.test(epoch)) throw new PylitError('config', 'SOURCE_DATE_EPOCH must be the seconds since 1970.');
  return { ...committer, time: Number(epoch), zone: '+0000' };
}

function otherCommits(folder: string): PylitError {
  return new PylitError('usage', `The branch main of ${folder} has other commits.`, {
    hint: 'Name another folder, or replace the branch with --force.',
  });
}

/** A folder of files: names of files, and of folders with theirs. */
type Folder = Map<string, TangledFile | Folder>;

function writeTree(store: Store, batch: Batch, files: readonly TangledFile[]): ObjectId {
  const top: Folder = new Map();
  for (const file of files) {
    const names = file.path.split('/');
    const name = names.pop() ?? '';
    let folder = top;
    for (const step of names) {
      const below = folder.get(step);
      const next: Folder = below instanceof Map ? below : new Map();
      folder.set(step, next);
      folder = next;
    }
    folder.set(name, file);
  }
  return writeFolder(store, batch, top);
}

function writeFolder(store: Store, batch: Batch, folder: Folder): ObjectId {
  const entries = [...folder].map(([name, entry]): TreeEntry => {
    if (entry instanceof Map) return { name, mode: MODE.tree, id: writeFolder(store, batch, entry) };
    const isExecutable = ((entry.mode ?? 0) & 0o100) !== 0;
    return { name, mode: isExecutable ? MODE.executable : MODE.file, id: batch.put('blob', entry.content) };
  });
  return store.trees.write(batch, entries);
}
