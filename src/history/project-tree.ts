import { PylitError, quote } from '../core/error.ts';
import type { ObjectId } from '../core/object-kind.ts';
import { checkRelativePath } from '../core/path.ts';
import { encodeTree, MODE, type TreeEntry } from '../core/tree.ts';
import type { DocumentTreeEntry } from '../literate/document-tree.ts';
import type { ObjectSink } from './tree-source.ts';

/** A file of a project as it is stored: a document by its tree, or an asset by its bytes. */
export type ProjectFile =
  | { readonly path: string; readonly entries: readonly DocumentTreeEntry[] }
  | { readonly path: string; readonly content: Uint8Array | string; readonly executable?: boolean };

/**
 * Writes the tree of a project, which mirrors its folders.
 *
 * @returns the id of the tree
 * @throws PylitError `path` for a path that is refused, or is a file and a folder
 */
export function writeProjectTree(sink: ObjectSink, files: Iterable<ProjectFile>): ObjectId {
  const root: Folder = new Map();
  for (const file of files) place(root, file, sink);
  return writeFolder(sink, root);
}

/** Writes the tree of one document and returns its id. */
export function writeDocumentTree(sink: ObjectSink, entries: readonly DocumentTreeEntry[]): ObjectId {
  return writeTree(
    sink,
    entries.map(entry =>
      entry.kind === 'tree'
        ? { name: entry.name, mode: MODE.tree, id: writeDocumentTree(sink, entry.entries) }
        : { name: entry.name, mode: MODE.file, id: sink.put('blob', entry.content) },
    ),
  );
}

/** What stands in a folder, by name: another folder, or a finished entry. */
type Folder = Map<string, Folder | TreeEntry>;

function place(root: Folder, file: ProjectFile, sink: ObjectSink): void {
  const names = checkRelativePath(file.path).split('/');
  const name = names.pop() ?? '';
  let folder = root;
  for (const step of names) {
    const next = folder.get(step) ?? new Map<string, Folder | TreeEntry>();
    if (!(next instanceof Map)) throw collision(file.path);
    folder.set(step, next);
    folder = next;
  }
  if (folder.has(name)) throw collision(file.path);
  folder.set(name, fileEntry(name, file, sink));
}

function fileEntry(name: string, file: ProjectFile, sink: ObjectSink): TreeEntry {
  if ('entries' in file) return { name, mode: MODE.tree, id: writeDocumentTree(sink, file.entries) };
  return { name, mode: file.executable ? MODE.executable : MODE.file, id: sink.put('blob', file.content) };
}

function writeFolder(sink: ObjectSink, folder: Folder): ObjectId {
  const entries = [...folder].map(
    ([name, item]): TreeEntry => (item instanceof Map ? { name, mode: MODE.tree, id: writeFolder(sink, item) } : item),
  );
  return writeTree(sink, entries);
}

function writeTree(sink: ObjectSink, entries: readonly TreeEntry[]): ObjectId {
  return sink.put('tree', encodeTree(entries, sink.algorithm));
}

function collision(path: string): PylitError {
  return new PylitError(
    'path',
    `Expected ${quote(path)} to be one file, found that it is there twice or also a folder.`,
  );
}
