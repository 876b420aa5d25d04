/*
 * The tasks of `bench/git.ts` done by isomorphic-git: `node bench/git-isomorphic.ts TASK REPOSITORY MODULES`, where MODULES is the folder
 * `node_modules` that holds it.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { FOLDERS, filesOf, LOGGED, makeTexts } from './git-work.ts';

interface TreeEntry {
  readonly mode: string;
  readonly path: string;
  readonly oid: string;
  readonly type: string;
}

/** What is used of isomorphic-git 1. */
interface IsomorphicGit {
  readObject(options: object): Promise<{ readonly object: Uint8Array }>;
  log(options: object): Promise<readonly unknown[]>;
  writeBlob(options: object): Promise<string>;
  writeTree(options: object): Promise<string>;
  commit(options: object): Promise<string>;
}

const [task = '', path = '', modules = ''] = process.argv.slice(2);
const git: IsomorphicGit = createRequire(join(modules, 'x.js'))('isomorphic-git');
const repository = { fs, gitdir: path, cache: {} };

const TASKS: Readonly<Record<string, () => Promise<number>>> = {
  open: async () => 0,
  texts: async () => makeTexts(),
  read: readAll,
  log,
  write,
};

console.log(await (TASKS[task] ?? fail)());

/** Reads every object; their ids are in a file beside them. */
async function readAll(): Promise<number> {
  let bytes = 0;
  for (const oid of fs.readFileSync(join(path, 'all-ids'), 'utf8').trim().split('\n')) {
    bytes += (await git.readObject({ ...repository, oid, format: 'content' })).object.length;
  }
  return bytes;
}

async function log(): Promise<number> {
  return (await git.log({ ...repository, depth: LOGGED })).length;
}

async function write(): Promise<number> {
  const author = { name: 'Ada', email: 'ada@example.org', timestamp: 1_700_000_000, timezoneOffset: 0 };
  const folders: TreeEntry[] = [];
  for (let folder = 0; folder < FOLDERS; folder += 1) {
    const files: TreeEntry[] = [];
    for (const { name, text } of filesOf(folder)) {
      const oid = await git.writeBlob({ ...repository, blob: Buffer.from(text) });
      files.push({ mode: '100644', path: name, oid, type: 'blob' });
    }
    const oid = await git.writeTree({ ...repository, tree: files });
    folders.push({ mode: '040000', path: `folder${folder}`, oid, type: 'tree' });
  }
  const tree = await git.writeTree({ ...repository, tree: folders });
  await git.commit({ ...repository, tree, message: 'everything', author, committer: author });
  return FOLDERS;
}

function fail(): never {
  throw new Error(`there is no task ${task}`);
}
