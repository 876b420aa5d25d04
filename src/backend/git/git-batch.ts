import { type ByteStream, collect, copyBytes } from '../../bytes/byte-stream.ts';
import { objectId } from '../../bytes/object-id.ts';
import { encodeUtf8 } from '../../bytes/utf8.ts';
import { PylitError } from '../../core/error.ts';
import type { ObjectId, ObjectKind } from '../../core/object-kind.ts';
import type { Batch, BatchResult } from '../../store/batch.ts';
import { wrongId, wrongSize } from '../../store/corrupt.ts';
import type { RefUpdate } from '../../store/ref-store.ts';
import { discardLoose, publishLoose, type WrittenObject, writeLoose, writeLooseStream } from './loose-writer.ts';
import type { GitObjects } from './objects/git-objects.ts';
import type { ObjectFolders } from './objects/object-folders.ts';
import { PackWriter } from './pack-writer.ts';
import type { GitRefs } from './refs/git-refs.ts';

/** More objects than these, or larger ones, become a pack. */
const LOOSE = { count: 8, bytes: 1 << 16 };

/** Streams above this go to the disk as they come, into a file of their own. */
const STREAMED = 1 << 20;

interface PendingObject {
  readonly kind: ObjectKind;
  readonly body: Uint8Array;
}

/** A batch: a few objects in memory, or a pack being written; both without names before the commit. */
export class GitBatch implements Batch {
  readonly #folders: ObjectFolders;
  readonly #objects: GitObjects;
  readonly #refs: GitRefs;
  readonly #pending = new Map<ObjectId, PendingObject>();
  readonly #streamed = new Map<ObjectId, WrittenObject>();
  readonly #young = new Set<string>();
  #pendingBytes = 0;
  #pack: PackWriter | undefined;
  #added = 0;
  #bytes = 0;
  #open = true;

  constructor(folders: ObjectFolders, objects: GitObjects, refs: GitRefs) {
    this.#folders = folders;
    this.#objects = objects;
    this.#refs = refs;
  }

  put(kind: ObjectKind, body: Uint8Array | string, expected?: ObjectId): ObjectId {
    this.#refuseUsed();
    const id = objectId(kind, body, this.#folders.algorithm);
    if (expected !== undefined && expected !== id) throw wrongId(kind, expected, id);
    if (this.#has(id) || this.#objects.isSound(id, this.#young)) return id;
    const bytes = typeof body === 'string' ? encodeUtf8(body) : copyBytes(body);
    this.#added += 1;
    this.#bytes += bytes.length;
    if (this.#pack) {
      this.#pack.add(kind, id, bytes);
      return id;
    }
    this.#pending.set(id, { kind, body: bytes });
    this.#pendingBytes += bytes.length;
    if (this.#pending.size > LOOSE.count || this.#pendingBytes > LOOSE.bytes) this.#toPack();
    return id;
  }

  async putStream(kind: ObjectKind, size: number, bytes: ByteStream, expected?: ObjectId): Promise<ObjectId> {
    this.#refuseUsed();
    if (size <= STREAMED) return this.put(kind, await collectExactly(kind, size, bytes), expected);
    const written = await writeLooseStream(this.#folders.own.loose, kind, size, bytes, this.#folders.algorithm);
    const { id } = written;
    const refused = expected !== undefined && expected !== id;
    if (refused || !this.#open || this.#has(id) || this.#objects.isSound(id, this.#young)) discardLoose([written]);
    else {
      this.#streamed.set(id, written);
      this.#added += 1;
      this.#bytes += size;
    }
    if (refused) throw wrongId(kind, expected, id);
    return id;
  }

  async commit(updates: readonly RefUpdate[] = []): Promise<BatchResult> {
    this.#refuseUsed();
    this.#open = false;
    try {
      const isStored = (id: ObjectId) => this.#objects.info(id) !== undefined;
      this.#refs.plan(updates, id => this.#has(id) || isStored(id));
      await this.#store();
      if (updates.length > 0) await this.#refs.apply(updates, isStored);
    } finally {
      this.#forget();
    }
    return { added: this.#added, bytes: this.#bytes };
  }

  discard(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#forget();
  }

  /** Everything is flushed before anything gets a name. */
  async #store(): Promise<void> {
    const { loose } = this.#folders.own;
    const written: WrittenObject[] = [...this.#streamed.values()];
    try {
      for (const [id, { kind, body }] of this.#pending) written.push(writeLoose(loose, id, kind, body));
      await this.#pack?.finish();
      publishLoose(loose, written);
    } catch (error) {
      discardLoose(written);
      throw error;
    }
    if (this.#pack) this.#folders.scan(true);
  }

  #toPack(): void {
    const pack = new PackWriter(this.#folders.own.path, this.#folders.algorithm);
    for (const [id, { kind, body }] of this.#pending) pack.add(kind, id, body);
    this.#pending.clear();
    this.#pack = pack;
  }

  #has(id: ObjectId): boolean {
    return this.#pending.has(id) || this.#streamed.has(id) || this.#pack?.has(id) === true;
  }

  #forget(): void {
    discardLoose([...this.#streamed.values()]);
    this.#streamed.clear();
    this.#pending.clear();
    this.#pack?.discard();
  }

  #refuseUsed(): void {
    if (this.#open) return;
    throw new PylitError('usage', 'Expected a new batch, found one that is already committed or discarded.');
  }
}

async function collectExactly(kind: ObjectKind, size: number, bytes: ByteStream): Promise<Uint8Array> {
  const body = await collect(limited(kind, size, bytes), size);
  if (body.length !== size) throw wrongSize(kind, size, body.length);
  return body;
}

/** Ends a stream with an error as soon as it is longer than announced. */
async function* limited(kind: ObjectKind, size: number, bytes: ByteStream): AsyncGenerator<Uint8Array> {
  let passed = 0;
  for await (const part of bytes) {
    passed += part.length;
    if (passed > size) throw wrongSize(kind, size, passed);
    yield part;
  }
}
