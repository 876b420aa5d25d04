import type { HashAlgorithm, ObjectId } from '../../core/object-kind.ts';
import { entryKind, MODE, type TreeEntry } from '../../core/tree.ts';
import { writeDocumentTree } from '../../history/project-tree.ts';
import { memoryTrees, type TreeSource } from '../../history/tree-source.ts';
import { type DocumentTreeEntry, documentTree } from '../../literate/document-tree.ts';
import { normalizeSource } from '../../literate/lines.ts';
import type { Reader } from '../../reader/reader.ts';

/** Trees of files, as anybody commits them, shown as the trees of blocks that pylit would commit. */
export interface DocumentTrees extends TreeSource {
  /** A document that is not in the store. @param blob the id of its bytes */
  addFile(path: string, blob: ObjectId, bytes: Uint8Array): TreeEntry;
  /** A folder that is not in the store; the names of its entries may be paths. */
  addFolder(entries: readonly TreeEntry[]): ObjectId;
}

/** Larger files are not divided into blocks: nobody writes them by hand. */
const MAX_DOCUMENT = 16 * 1024 * 1024;

interface DocumentFile {
  readonly name: string;
  readonly blob: ObjectId;
  readonly reader: Reader;
  readonly bytes?: Uint8Array;
}

/**
 * Shows the documents in trees of files as trees of blocks. Each is read when it is asked for; until then its id is one that no object has.
 *
 * @param readers which files are documents, and how they are read
 */
export function documentTrees(behind: TreeSource, algorithm: HashAlgorithm, readers: readonly Reader[]): DocumentTrees {
  const documents = new Map<ObjectId, DocumentFile>();
  const folders = new Map<ObjectId, readonly TreeEntry[]>();
  const trees = new Map<ObjectId, ObjectId>();
  const asDocument = (entry: TreeEntry, bytes?: Uint8Array): TreeEntry => {
    const reader = isFile(entry) ? readerOf(readers, entry.name) : undefined;
    if (!reader) return entry;
    const id = `${reader.format}:${entry.id}`;
    if (!documents.has(id)) documents.set(id, { name: entry.name, blob: entry.id, reader, ...(bytes && { bytes }) });
    return { name: entry.name, mode: MODE.tree, id };
  };
  const memory = memoryTrees(algorithm, {
    entries: async id => folders.get(id) ?? (await behind.entries(id)).map(entry => asDocument(entry)),
    blob: id => behind.blob(id),
  });
  const treeOf = async (id: ObjectId, file: DocumentFile): Promise<ObjectId> => {
    const tree = trees.get(id) ?? writeDocumentTree(memory, await blocksOf(file, behind));
    trees.set(id, tree);
    return tree;
  };
  return {
    addFile: (name, blob, bytes) => asDocument({ name, mode: MODE.file, id: blob }, bytes),
    addFolder(entries) {
      const id = `folder:${folders.size}`;
      folders.set(id, entries);
      return id;
    },
    async entries(id) {
      const file = documents.get(id);
      return memory.entries(file ? await treeOf(id, file) : id);
    },
    blob: id => memory.blob(id),
  };
}

/** Whether an entry is a document that {@link documentTrees} shows as a tree of blocks. */
export function isShownDocument({ id }: TreeEntry): boolean {
  return id.includes(':');
}

/** The reader for a file of that name, if it is a document's. */
function readerOf(readers: readonly Reader[], name: string): Reader | undefined {
  const lower = name.toLowerCase();
  return readers.find(reader => reader.extensions.some(ending => lower.endsWith(ending)));
}

function isFile(entry: TreeEntry): boolean {
  return entryKind(entry) === 'blob' && entry.mode !== MODE.symlink;
}

/** What cannot be read is one block: it can be compared like any other. */
async function blocksOf(
  { name, blob, reader, bytes }: DocumentFile,
  behind: TreeSource,
): Promise<readonly DocumentTreeEntry[]> {
  const source = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes ?? (await behind.blob(blob)));
  const { text } = normalizeSource(source);
  try {
    if (source.length <= MAX_DOCUMENT)
      return documentTree(reader.read({ path: name, source, include: () => undefined }), text);
  } catch {
    // Too deep for the reader.
  }
  const header = `${JSON.stringify({ format: reader.format, version: 1 })}\n`;
  return [
    { name: '0000.document.json', kind: 'blob', content: header },
    { name: '0001.code.txt', kind: 'blob', content: text },
  ];
}
