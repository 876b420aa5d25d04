import type { ObjectId } from '../../core/object-kind.ts';
import { entryKind, MODE, type TreeEntry } from '../../core/tree.ts';
import { writeDocumentTree } from '../../history/project-tree.ts';
import { isDocument } from '../../history/stored-block.ts';
import type { TreeSource } from '../../history/tree-source.ts';
import type { ReadTrees } from './document-trees.ts';
import type { RecordedFile } from './snapshot-record.ts';
import type { NewEntry, TreeWriter } from './tree-writer.ts';

/** Writes files into a batch; what shall stand at their paths. A document that cannot be read is kept as a plain file. */
export async function entriesOf(
  writer: TreeWriter,
  files: readonly RecordedFile[],
  readTrees: ReadTrees,
): Promise<Map<string, NewEntry>> {
  const documents = new Map(
    files.flatMap(({ path, kind, bytes }) => (kind === 'document' && bytes ? [[path, bytes]] : [])),
  );
  const trees = await readTrees(documents);
  return new Map(
    files.map(({ path, bytes, executable }): [string, NewEntry] => {
      const tree = trees.get(path);
      if (tree) return [path, { mode: MODE.tree, id: writeDocumentTree(writer, tree) }];
      if (!bytes) return [path, undefined];
      return [path, { mode: executable ? MODE.executable : MODE.file, id: writer.put('blob', bytes) }];
    }),
  );
}

/** A file of a work tree. */
export interface WorkFile {
  readonly path: string;
  readonly entry: TreeEntry;
  readonly isDocument: boolean;
}

/** All files of a work tree, in the order of names. */
export async function* workFiles(source: TreeSource, root: ObjectId, prefix = ''): AsyncGenerator<WorkFile> {
  for (const entry of await source.entries(root)) {
    const path = `${prefix}${entry.name}`;
    const isStored = await isDocument(source, entry);
    if (isStored || entryKind(entry) !== 'tree') yield { path, entry, isDocument: isStored };
    else yield* workFiles(source, entry.id, `${path}/`);
  }
}

/** A file that differs between two work trees; absent on the side that does not have it. */
export interface WorkChange {
  readonly path: string;
  readonly before?: WorkFile;
  readonly after?: WorkFile;
}

/** What differs between two work trees, file by file; what is equal is not read. */
export async function workChanges(source: TreeSource, before: ObjectId, after: ObjectId): Promise<WorkChange[]> {
  const found = new Map<string, { path: string; before?: WorkFile; after?: WorkFile }>();
  for await (const { side, file } of differing(source, before, after, '')) {
    const change = found.get(file.path) ?? { path: file.path };
    change[side] = file;
    found.set(file.path, change);
  }
  return [...found.values()];
}

async function* differing(
  source: TreeSource,
  before: ObjectId,
  after: ObjectId,
  prefix: string,
): AsyncGenerator<{ side: 'before' | 'after'; file: WorkFile }> {
  const old = new Map((await source.entries(before)).map(entry => [entry.name, entry]));
  const now = new Map((await source.entries(after)).map(entry => [entry.name, entry]));
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(name), now.get(name)];
    if (was?.id === is?.id && was?.mode === is?.mode) continue;
    const path = `${prefix}${name}`;
    if (was && is && (await isFolder(source, was)) && (await isFolder(source, is)))
      yield* differing(source, was.id, is.id, `${path}/`);
    else {
      for await (const file of filesAt(source, path, was)) yield { side: 'before', file };
      for await (const file of filesAt(source, path, is)) yield { side: 'after', file };
    }
  }
}

async function* filesAt(source: TreeSource, path: string, entry: TreeEntry | undefined): AsyncGenerator<WorkFile> {
  if (!entry) return;
  if (await isFolder(source, entry)) yield* workFiles(source, entry.id, `${path}/`);
  else yield { path, entry, isDocument: await isDocument(source, entry) };
}

async function isFolder(source: TreeSource, entry: TreeEntry): Promise<boolean> {
  return entryKind(entry) === 'tree' && !(await isDocument(source, entry));
}

/** Files of a work tree whose paths are not among those that are there: they are gone. */
export async function filesBeside(
  source: TreeSource,
  root: ObjectId,
  there: ReadonlySet<string>,
): Promise<RecordedFile[]> {
  const beside: RecordedFile[] = [];
  for await (const { path, isDocument } of workFiles(source, root))
    if (!there.has(path)) beside.push({ path, kind: isDocument ? 'document' : 'file' });
  return beside;
}
