import type { ObjectId } from '../../core/object-kind.ts';
import { refusePath } from '../../core/path.ts';
import { encodeTree, entryKind, MODE, type TreeEntry } from '../../core/tree.ts';
import { writeDocumentTree } from '../../history/project-tree.ts';
import { documentTree } from '../../literate/document-tree.ts';
import type { Reader } from '../../reader/reader.ts';
import type { Batch } from '../../store/batch.ts';
import { missing } from '../../store/corrupt.ts';
import type { Store } from '../../store/store.ts';

/** What of a tree of files is a project, and what of it are documents. */
export interface ImportRules {
  readonly readers: readonly Reader[];
  /** Whether the project takes a file or folder, by its path from the project's folder. */
  readonly takes: (path: string, isFolder: boolean) => boolean;
}

/** Files of more are copied in parts; documents of more are no documents. */
const LARGE = 16 << 20;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Writes trees of files as `pylit commit` would have: documents as trees of their blocks. What was written once is not looked at again. */
export class BlocksOfFiles {
  readonly #from: Store;
  readonly #to: Store;
  readonly #rules: ImportRules;
  /** By path and id of the files' tree; undefined where nothing of it belongs to the project. */
  readonly #trees = new Map<string, ObjectId | undefined>();
  readonly #files = new Map<string, TreeEntry>();

  constructor(from: Store, to: Store, rules: ImportRules) {
    this.#from = from;
    this.#to = to;
    this.#rules = rules;
  }

  /**
   * @param tree of the project's folder
   * @returns the tree in the other store; undefined where there is nothing of the project
   * @throws PylitError `object-missing`, `object-corrupt`
   */
  async write(batch: Batch, tree: ObjectId, path = ''): Promise<ObjectId | undefined> {
    const key = `${tree} ${path}`;
    if (this.#trees.has(key)) return this.#trees.get(key);
    const entries: TreeEntry[] = [];
    for (const entry of await this.#from.trees.read(tree)) {
      const written = await this.#entry(batch, entry, path === '' ? entry.name : `${path}/${entry.name}`);
      if (written) entries.push(written);
    }
    const made = entries.length === 0 ? undefined : batch.put('tree', encodeTree(entries, this.#to.algorithm));
    this.#trees.set(key, made);
    return made;
  }

  /** Links and other repositories are not recorded, nor what no project could hold. */
  async #entry(batch: Batch, entry: TreeEntry, path: string): Promise<TreeEntry | undefined> {
    const kind = entryKind(entry);
    if (kind === 'commit' || entry.mode === MODE.symlink || refusePath(entry.name) !== undefined) return undefined;
    if (!this.#rules.takes(path, kind === 'tree')) return undefined;
    if (kind === 'tree') {
      const id = await this.write(batch, entry.id, path);
      return id === undefined ? undefined : { name: entry.name, mode: MODE.tree, id };
    }
    const known = this.#files.get(`${entry.id} ${entry.mode} ${entry.name}`);
    if (known) return known;
    const written = (await this.#document(batch, entry)) ?? (await this.#plain(batch, entry));
    this.#files.set(`${entry.id} ${entry.mode} ${entry.name}`, written);
    return written;
  }

  async #document(batch: Batch, { name, id }: TreeEntry): Promise<TreeEntry | undefined> {
    const lower = name.toLowerCase();
    const reader = this.#rules.readers.find(({ extensions }) => extensions.some(ending => lower.endsWith(ending)));
    const info = reader && (await this.#from.objects.info(id));
    if (!reader || !info || info.size > LARGE) return undefined;
    const object = await this.#from.objects.read(id);
    if (!object) throw missing('blob', id);
    const read = readDocument(reader, name, object.body);
    if (!read) return undefined;
    const sink = { algorithm: this.#to.algorithm, put: batch.put.bind(batch) };
    return { name, mode: MODE.tree, id: writeDocumentTree(sink, documentTree(read, read.text)) };
  }

  async #plain(batch: Batch, { name, mode, id }: TreeEntry): Promise<TreeEntry> {
    const kept = mode === MODE.executable ? MODE.executable : MODE.file;
    const isSame = this.#from.algorithm === this.#to.algorithm;
    if (isSame && (await this.#to.objects.has(id))) return { name, mode: kept, id };
    const stream = await this.#from.objects.stream(id);
    if (!stream) throw missing('blob', id);
    return { name, mode: kept, id: await batch.putStream('blob', stream.size, stream.bytes, isSame ? id : undefined) };
  }
}

/** Absent where a file is no text, or too deep for the reader: it is recorded as it is. */
function readDocument(reader: Reader, path: string, bytes: Uint8Array) {
  try {
    return reader.read({ path, source: decoder.decode(bytes), include: () => undefined });
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}
