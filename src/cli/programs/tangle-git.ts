import { openGitStore } from '../../backend/git/git-store.ts';
import { PylitError } from '../../core/error.ts';
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
  const store = await openGitStore({ path: folder, create: true });
  try {
    const batch = store.batch();
    let last: ObjectId | undefined;
    for (const { name, tangled } of programs) {
      const tree = writeTree(store, batch, tangled.files);
      const parents = last === undefined ? [] : [last];
      last = store.history.write(batch, { tree, parents, author: by, committer: by, message: `${name}\n` });
    }
    const id = last ?? '';
    const known = (await store.refs.resolve('refs/heads/main'))?.id;
    if (known === id) batch.discard();
    else if (known !== undefined && !force) throw otherCommits(folder);
    else {
      const log = { by, message: 'tangle: a commit for each stage' };
      await batch.commit([{ name: 'refs/heads/main', expect: known ?? 'absent', to: id, log }]);
    }
    return { id, isNew: known !== id };
  } finally {
    await store.close();
  }
}

/** The same programs and the same time give the same commits. */
function signer(root: string): Signature {
  const { committer } = signatures(root);
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (epoch === undefined || epoch === '') return committer;
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
