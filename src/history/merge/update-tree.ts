import { PylitError, quote } from '../../core/error.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import { checkRelativePath } from '../../core/path.ts';
import { encodeTree, entryKind, MODE, type TreeEntry } from '../../core/tree.ts';
import type { ObjectSink, TreeSource } from '../tree-source.ts';

/** What stands at a path: a tree entry without its name, or nothing. */
export type EntryValue = Pick<TreeEntry, 'mode' | 'id'>;

/**
 * Makes a tree that differs from another at some paths. Folders that become empty are left out.
 *
 * @param root undefined for the empty tree
 * @param changes by path; undefined removes what is there
 * @returns the id of the new tree, which is in the sink
 * @throws PylitError `path` for a path that is refused, or is a file and a folder
 */
export async function updateTree(
  source: TreeSource,
  sink: ObjectSink,
  root: ObjectId | undefined,
  changes: ReadonlyMap<string, EntryValue | undefined>,
): Promise<ObjectId> {
  const tree = folderOf([...changes].map(([path, value]) => [checkRelativePath(path).split('/'), value, path]));
  return (await writeFolder(source, sink, root, tree)) ?? sink.put('tree', encodeTree([], sink.algorithm));
}

type PathChange = readonly [names: readonly string[], value: EntryValue | undefined, path: string];

interface Folder {
  readonly entries: Map<string, { value?: EntryValue; isSet: boolean; below?: PathChange[]; path: string }>;
}

function folderOf(changes: readonly PathChange[]): Folder {
  const entries: Folder['entries'] = new Map();
  for (const [names, value, path] of changes) {
    const [name = '', ...rest] = names;
    const entry = entries.get(name) ?? { isSet: false, path };
    if (rest.length > 0) (entry.below ??= []).push([rest, value, path]);
    else Object.assign(entry, { isSet: true, ...(value && { value }) });
    entries.set(name, entry);
  }
  return { entries };
}

async function writeFolder(
  source: TreeSource,
  sink: ObjectSink,
  id: ObjectId | undefined,
  { entries: changes }: Folder,
): Promise<ObjectId | undefined> {
  const entries = new Map((id === undefined ? [] : await source.entries(id)).map(entry => [entry.name, entry]));
  for (const [name, { value, isSet, below, path }] of changes) {
    const old = entries.get(name);
    if (isSet) entries.delete(name);
    if (below) {
      const isFolder = old !== undefined && !isSet && entryKind(old) === 'tree';
      const folder = await writeFolder(source, sink, isFolder ? old.id : undefined, folderOf(below));
      if (folder !== undefined && (value || (old && !isFolder && !isSet))) throw collision(path);
      if (folder !== undefined) entries.set(name, { name, mode: MODE.tree, id: folder });
      else if (isFolder) entries.delete(name);
    }
    if (value) entries.set(name, { name, ...value });
  }
  return entries.size === 0 ? undefined : sink.put('tree', encodeTree([...entries.values()], sink.algorithm));
}

function collision(path: string): PylitError {
  return new PylitError('path', `Expected ${quote(path)} to be a file or a folder, found that it would be both.`, {
    hint: 'Rename one of them on its branch first.',
  });
}
