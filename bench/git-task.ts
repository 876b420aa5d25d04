/*
 * One task on a git repository, in a process of its own, by pylit: `node bench/git-task.ts TASK REPOSITORY`. `bench/git.ts` starts it.
 */
import { openGitStore } from '../src/backend/git/git-store.ts';
import { repack } from '../src/backend/git/repack/repack.ts';
import type { Signature } from '../src/core/signature.ts';
import { MODE } from '../src/core/tree.ts';
import type { Store } from '../src/store/store.ts';
import { FOLDERS, filesOf, LOGGED, makeTexts } from './git-work.ts';

const [task = '', path = ''] = process.argv.slice(2);

const TASKS: Readonly<Record<string, () => Promise<unknown>>> = {
  open: () => withStore(async () => 0),
  texts: async () => makeTexts(),
  read: () => withStore(readAll),
  log: () => withStore(log),
  write: () => withStore(write),
  repack: () => repack(path),
  'repack anew': () => repack(path, { deltas: 'new' }),
};

await (TASKS[task] ?? fail)();

async function withStore(work: (store: Store) => Promise<number>): Promise<void> {
  const store = await openGitStore({ path });
  console.log(await work(store));
  await store.close();
}

/** Reads every object; each is verified. */
async function readAll({ objects }: Store): Promise<number> {
  const ids: string[] = [];
  for await (const id of objects.ids()) ids.push(id);
  let bytes = 0;
  for (const id of ids) bytes += (await objects.read(id))?.body.length ?? 0;
  return bytes;
}

async function log({ history, refs }: Store): Promise<number> {
  const head = (await refs.resolve('HEAD'))?.id ?? '';
  let count = 0;
  for await (const { commit } of history.walk([head])) {
    count += commit.message === '' ? 0 : 1;
    if (count === LOGGED) break;
  }
  return count;
}

/** Writes many files, their folders and one commit, and moves the branch. */
async function write(store: Store): Promise<number> {
  const by: Signature = { name: 'Ada', email: 'ada@example.org', time: 1_700_000_000, zone: '+0000' };
  const batch = store.batch();
  const folders = Array.from({ length: FOLDERS }, (_, folder) => {
    const files = filesOf(folder).map(({ name, text }) => ({ name, mode: MODE.file, id: batch.put('blob', text) }));
    return { name: `folder${folder}`, mode: MODE.tree, id: store.trees.write(batch, files) };
  });
  const tree = store.trees.write(batch, folders);
  const commit = store.history.write(batch, { tree, parents: [], author: by, committer: by, message: 'everything\n' });
  const { added } = await batch.commit([{ name: 'HEAD', to: commit, log: { by, message: 'commit' } }]);
  return added;
}

function fail(): never {
  throw new Error(`there is no task ${task}`);
}
