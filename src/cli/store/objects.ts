import { quote } from '../../core/error.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import { entryKind, MODE, type TreeEntry } from '../../core/tree.ts';
import { type FoundObject, peelTo } from '../../repository/revision.ts';
import type { Store } from '../../store/store.ts';
import { projectRepository } from '../project/project-repository.ts';

/** `pylit store cat`: writes the bytes of an object. */
export function printObject(root: string, name: string): Promise<void> {
  return withObject(root, name, writeObject);
}

/** `pylit store ls`: lists a tree, one entry on a line, as `git ls-tree` does. */
export function printTree(root: string, name: string, options: { recursive?: boolean; json?: boolean }): Promise<void> {
  return withObject(root, name, (store, found) => listTree(store, found, options));
}

async function withObject(
  root: string,
  name: string,
  work: (store: Store, found: FoundObject) => Promise<void>,
): Promise<void> {
  const repository = await projectRepository(root);
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

async function listTree(
  store: Store,
  { id }: FoundObject,
  options: { recursive?: boolean; json?: boolean },
): Promise<void> {
  const root = await peelTo(store, id, 'tree');
  const rows: ListRow[] = [];
  if (options.recursive) {
    for await (const entry of store.trees.walk(root)) {
      if (entryKind(entry) !== 'tree') rows.push(rowOf(entry, entry.path));
    }
  } else for (const entry of await store.trees.read(root)) rows.push(rowOf(entry, entry.name));
  if (options.json) console.log(JSON.stringify(rows));
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
