import { fromHex, toHex } from '../../../bytes/hex.ts';
import { decodeCommit } from '../../../core/commit.ts';
import { malformedObject } from '../../../core/headers.ts';
import type { ObjectId } from '../../../core/object-kind.ts';
import { decodeTag } from '../../../core/tag.ts';
import { missing } from '../../../store/corrupt.ts';
import type { ObjectStore } from '../../../store/object-store.ts';
import { nextHint } from '../pack-deltas.ts';
import type { ObjectTable } from './object-table.ts';

const SLASH = '/'.charCodeAt(0);

/**
 * Walks everything that can be reached: marks it, and gives each file and folder a hint made of its path, each commit one made of
 * its time. What is not in the table (kept elsewhere) is walked, too.
 *
 * @param shallow commits whose parents are not there
 * @throws PylitError `object-missing`, `object-corrupt`, `object-malformed`
 */
export async function reach(
  table: ObjectTable,
  objects: ObjectStore,
  roots: Iterable<ObjectId>,
  shallow: ReadonlySet<ObjectId>,
): Promise<void> {
  const walk = new Walk(table, objects, shallow);
  for (const root of roots) await walk.from(root);
}

class Walk {
  readonly #table: ObjectTable;
  readonly #objects: ObjectStore;
  readonly #shallow: ReadonlySet<ObjectId>;
  /** Objects that are not in the table and were met. */
  readonly #others = new Set<ObjectId>();
  #turn = 0;
  readonly #commits: ObjectId[] = [];
  readonly #trees: { readonly id: ObjectId; readonly hint: number }[] = [];

  constructor(table: ObjectTable, objects: ObjectStore, shallow: ReadonlySet<ObjectId>) {
    this.#table = table;
    this.#objects = objects;
    this.#shallow = shallow;
  }

  async from(root: ObjectId): Promise<void> {
    await this.#enter(root);
    for (let id = this.#commits.pop(); id !== undefined; id = this.#commits.pop()) {
      await this.#commit(id);
      for (let tree = this.#trees.pop(); tree; tree = this.#trees.pop()) await this.#tree(tree.id, tree.hint);
    }
    for (let tree = this.#trees.pop(); tree; tree = this.#trees.pop()) await this.#tree(tree.id, tree.hint);
  }

  /** Takes an object of any kind; tags lead to another one. */
  async #enter(root: ObjectId): Promise<void> {
    for (let id: ObjectId | undefined = root; id !== undefined; ) {
      const info = await this.#objects.info(id);
      if (!info) throw missing('object', id);
      if (info.kind === 'commit') this.#commits.push(id);
      else if (info.kind === 'tree') this.#trees.push({ id, hint: 0 });
      else this.#mark(this.#numberOf(id), id, 0);
      id = info.kind === 'tag' ? decodeTag(await this.#body(id)).object : undefined;
    }
  }

  async #commit(id: ObjectId): Promise<void> {
    const number = this.#numberOf(id);
    if (this.#isMarked(number, id)) return;
    const commit = decodeCommit(await this.#body(id));
    // The newest first: those that follow each other in time are alike.
    this.#mark(number, id, Math.max(0, 0xffffffff - commit.committer.time) >>> 0);
    this.#trees.push({ id: commit.tree, hint: 0 });
    if (this.#shallow.has(id)) return;
    for (const parent of commit.parents) this.#commits.push(parent);
  }

  /** Looks at the entries of a tree as bytes: most of a history is trees, and only names and ids count here. */
  async #tree(id: ObjectId, hint: number): Promise<void> {
    const number = this.#numberOf(id);
    if (this.#isMarked(number, id)) return;
    this.#mark(number, id, hint);
    const bytes = await this.#body(id);
    for (let at = 0; at < bytes.length; ) {
      const space = bytes.indexOf(0x20, at);
      const nul = bytes.indexOf(0, space);
      const next = nul + 1 + this.#table.idBytes;
      if (space < 0 || nul < 0 || next > bytes.length) throw malformedObject('tree', 'whole entries', id);
      this.#entry(bytes, at, space, nul, hint);
      at = next;
    }
  }

  #entry(bytes: Uint8Array, at: number, space: number, nul: number, above: number): void {
    if (isGitlink(bytes, at)) return;
    const number = this.#table.find(bytes, nul + 1);
    if (number >= 0 && this.#table.reached[number] !== 0) return;
    let hint = above;
    for (let i = space + 1; i < nul; i += 1) hint = nextHint(hint, bytes[i]!);
    if (isFolder(bytes, at)) {
      this.#trees.push({
        id: toHex(bytes.subarray(nul + 1, nul + 1 + this.#table.idBytes)),
        hint: nextHint(hint, SLASH),
      });
    } else if (number >= 0) this.#mark(number, '', hint);
  }

  #numberOf(id: ObjectId): number {
    return this.#table.find(fromHex(id));
  }

  #isMarked(number: number, id: ObjectId): boolean {
    return number < 0 ? this.#others.has(id) : this.#table.reached[number] !== 0;
  }

  #mark(number: number, id: ObjectId, hint: number): void {
    if (number < 0) {
      this.#others.add(id);
      return;
    }
    this.#turn += 1;
    this.#table.reached[number] = this.#turn;
    this.#table.hints[number] = hint;
  }

  async #body(id: ObjectId): Promise<Uint8Array> {
    const object = await this.#objects.read(id);
    if (!object) throw missing('object', id);
    return object.body;
  }
}

/** A mode of `40000`, or `040000` in old trees. */
function isFolder(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x34 || (bytes[at] === 0x30 && bytes[at + 1] === 0x34);
}

/** A mode of `160000`: a commit of another repository. */
function isGitlink(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x31 && bytes[at + 1] === 0x36;
}
