import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { openNativeStore } from '../backend/native/native-store.ts';
import { hashStream } from '../bytes/hash.ts';
import { objectHeader } from '../bytes/object-id.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { PylitError, quote } from '../core/error.ts';
import type { HashAlgorithm, ObjectId, ObjectKind } from '../core/object-kind.ts';
import { entryKind, MODE, type TreeEntry } from '../core/tree.ts';
import { openRepository, STORE_PATH } from '../repository/open.ts';
import { type FoundObject, peelTo } from '../repository/revision.ts';
import { checkStore } from '../store/fsck.ts';
import type { Store, StoreProblem } from '../store/store.ts';

/** Exit status of a store that is corrupt. */
const CORRUPT = 3;

/**
 * Adds `pylit store` with `cat`, `ls`, `hash`, `stats` and `fsck`.
 *
 * @param projectRoot the project's folder, known once the command line has been read
 */
export function addStoreCommands(program: Command, projectRoot: () => string): void {
  const store = program.command('store').description('look into the store of a project');
  store
    .command('cat')
    .description('write the bytes of an object: an id, a revision, or revision:path')
    .argument('<object>', 'id, revision, or revision:path')
    .action(name => withObject(projectRoot(), name, writeObject));
  store
    .command('ls')
    .description('list a tree: an id, a revision, or revision:path')
    .argument('<tree>', 'id, revision, or revision:path')
    .option('-r, --recursive', 'also everything below')
    .option('--json', 'as JSON')
    .action((name, options: ListOptions) =>
      withObject(projectRoot(), name, (opened, found) => listTree(opened, found, options)),
    );
  store
    .command('hash')
    .description('print the ids that files would have as blobs; needs no store')
    .argument('<file...>', 'files')
    .option('--sha256', 'ids of the SHA-256 object format')
    .option('--json', 'as JSON')
    .action((files: string[], options: HashOptions) => hashFiles(files, options));
  store
    .command('stats')
    .description('count what the store holds')
    .option('--json', 'as JSON')
    .action((options: JsonOption) => printStats(projectRoot(), options));
  store
    .command('fsck')
    .description('read and check every byte of the store')
    .option('--json', 'as JSON')
    .action((options: JsonOption) => checkAll(projectRoot(), options));
}

interface JsonOption {
  readonly json?: boolean;
}

interface ListOptions extends JsonOption {
  readonly recursive?: boolean;
}

interface HashOptions extends JsonOption {
  readonly sha256?: boolean;
}

async function withObject(
  root: string,
  name: string,
  work: (store: Store, found: FoundObject) => Promise<void>,
): Promise<void> {
  const repository = openRepository({ root });
  try {
    const found = await repository.find(name);
    const store = await repository.store();
    if (store) await work(store, found);
  } finally {
    await repository.close();
  }
}

async function writeObject(store: Store, { id }: FoundObject): Promise<void> {
  const object = await store.objects.stream(id);
  for await (const part of object?.bytes ?? []) await write(part);
}

/** Waits for a slow reader, and takes it as the end when the reader has gone (`pylit store cat ... | head`). */
function write(bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(bytes, error => {
      if (!error || ('code' in error && error.code === 'EPIPE')) resolve();
      else reject(error);
    });
  });
}

async function listTree(store: Store, { id }: FoundObject, options: ListOptions): Promise<void> {
  const root = await peelTo(store, id, 'tree');
  const rows: ListRow[] = [];
  if (options.recursive) {
    for await (const entry of store.trees.walk(root)) {
      if (entryKind(entry) !== 'tree') rows.push(rowOf(entry, entry.path));
    }
  } else for (const entry of await store.trees.read(root)) rows.push(rowOf(entry, entry.name));
  if (options.json) printJson(rows);
  else for (const { mode, kind, id: entryId, path } of rows) console.log(`${mode} ${kind} ${entryId}\t${shown(path)}`);
}

interface ListRow {
  readonly mode: string;
  readonly kind: 'blob' | 'tree' | 'commit';
  readonly id: ObjectId;
  readonly path: string;
}

function rowOf(entry: TreeEntry, path: string): ListRow {
  const mode = entry.mode.padStart(MODE.file.length, '0');
  return { mode, kind: entryKind(entry), id: entry.id, path: path.toWellFormed() };
}

/** A name with control characters would write into the terminal: it is quoted. */
function shown(path: string): string {
  return /[\u0000-\u001f\u007f-\u009f]/.test(path) ? quote(path) : path;
}

async function hashFiles(files: readonly string[], options: HashOptions): Promise<void> {
  const rows: { file: string; id: ObjectId }[] = [];
  for (const file of files) rows.push({ file, id: await hashFile(file, options.sha256 ? 'sha256' : 'sha1') });
  if (options.json) printJson(rows);
  else for (const { id } of rows) console.log(id);
}

async function hashFile(file: string, algorithm: HashAlgorithm): Promise<ObjectId> {
  const kind: ObjectKind = 'blob';
  try {
    const info = statSync(file);
    if (!info.isFile()) throw new PylitError('usage', `Expected a file, found that ${quote(file)} is none.`);
    const state = hashStream(algorithm);
    state.update(encodeUtf8(objectHeader(kind, info.size)));
    let size = 0;
    for await (const part of createReadStream(file)) {
      state.update(part);
      size += part.length;
    }
    if (size === info.size) return state.hex();
  } catch (error) {
    if (error instanceof PylitError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new PylitError('usage', `Expected a file that can be read, found ${quote(file)}: ${reason}.`, {
      cause: error,
    });
  }
  throw new PylitError('io', `The file ${quote(file)} changed while it was read.`, { hint: 'Try again.' });
}

async function printStats(root: string, options: JsonOption): Promise<void> {
  const store = await openNativeStore({ path: join(root, STORE_PATH) });
  try {
    const stats = await store.stats();
    if (options.json) return printJson(stats);
    console.log(`objects   ${stats.objects}`);
    console.log(`refs      ${stats.refs}`);
    console.log(`bytes     ${stats.storedBytes}`);
    console.log(`segments  ${stats.segments}`);
    console.log(`runs      ${stats.indexRuns}`);
    console.log(`ids       ${stats.algorithm}`);
  } finally {
    await store.close();
  }
}

async function checkAll(root: string, options: JsonOption): Promise<void> {
  const problems: StoreProblem[] = [];
  for await (const problem of problemsOf(join(root, STORE_PATH))) {
    problems.push(problem);
    if (options.json) continue;
    const line = `${problem.severity}: ${problem.kind} ${shown(problem.id)}: ${shown(problem.message)}`;
    if (problem.severity === 'error') console.error(line);
    else console.log(line);
  }
  const errors = problems.filter(problem => problem.severity === 'error').length;
  if (errors > 0) process.exitCode = CORRUPT;
  if (options.json) printJson({ errors, problems });
  else console.log(errors === 0 ? 'The store is sound.' : `${errors} ${errors === 1 ? 'error' : 'errors'}.`);
}

/** A store that cannot even be opened is a store with a problem, unless there is none or it is in use. */
async function* problemsOf(path: string): AsyncGenerator<StoreProblem> {
  let store: Store;
  try {
    store = await openNativeStore({ path });
  } catch (error) {
    if (!(error instanceof PylitError) || (error.code !== 'object-corrupt' && error.code !== 'store-format'))
      throw error;
    yield { severity: 'error', kind: 'file', id: 'store.db', message: error.message };
    return;
  }
  try {
    yield* checkStore(store);
  } finally {
    await store.close();
  }
}

function printJson(value: unknown): void {
  console.log(JSON.stringify(value));
}
