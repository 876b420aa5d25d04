import { type ByteStream, copyBytes, streamOf } from '../../bytes/byte-stream.ts';
import { hashStream } from '../../bytes/hash.ts';
import { objectHeader, objectId, textId } from '../../bytes/object-id.ts';
import { encodeUtf8, utf8Length } from '../../bytes/utf8.ts';
import { PylitError } from '../../core/error.ts';
import type { HashAlgorithm, ObjectId, ObjectKind } from '../../core/object-kind.ts';
import type { Batch, BatchResult } from '../../store/batch.ts';
import { wrongId, wrongSize } from '../../store/corrupt.ts';
import type { RefUpdate } from '../../store/ref-store.ts';
import { marked, readAges, writeAges } from './ages.ts';
import type { Database } from './database.ts';
import type { IdIndex } from './id-index.ts';
import { encodeLarge } from './large-object.ts';
import type { NativeRefs } from './native-refs.ts';
import { type PartList, removeParts, writeParts } from './parts.ts';
import { PendingIds } from './pending-ids.ts';
import { seal } from './sealed.ts';
import { kindCode, LARGE_BODY } from './segment.ts';
import { SegmentWriter } from './segment-writer.ts';
import { readState, writeState } from './state.ts';

/** A batch: segments being made in memory, and one transaction at the end. */
export class NativeBatch implements Batch {
  readonly #database: Database;
  readonly #index: IdIndex;
  readonly #refs: NativeRefs;
  readonly #algorithm: HashAlgorithm;
  readonly #pending: PendingIds;
  /** Objects that were stored already, and how often objects had been removed when this was found. */
  readonly #stored: PendingIds;
  readonly #collections: number;
  readonly #writer = new SegmentWriter();
  readonly #large: Promise<unknown>[] = [];
  readonly #lists: PartList[] = [];
  #bytes = 0;
  #open = true;

  constructor(database: Database, index: IdIndex, refs: NativeRefs, algorithm: HashAlgorithm) {
    this.#database = database;
    this.#index = index;
    this.#refs = refs;
    this.#algorithm = algorithm;
    this.#pending = new PendingIds(algorithm);
    this.#stored = new PendingIds(algorithm);
    this.#collections = readAges(database).collections;
    index.refresh();
  }

  put(kind: ObjectKind, body: Uint8Array | string, expected?: ObjectId): ObjectId {
    this.#refuseUsed();
    const size = typeof body === 'string' ? utf8Length(body) : body.length;
    const id =
      typeof body === 'string' ? textId(kind, body, size, this.#algorithm) : objectId(kind, body, this.#algorithm);
    if (expected !== undefined && expected !== id) throw wrongId(kind, expected, id);
    if (this.#index.findKnown(id)) {
      this.#stored.add(id);
      return id;
    }
    if (size > LARGE_BODY)
      return this.#putLarge(kind, id, typeof body === 'string' ? encodeUtf8(body) : copyBytes(body));
    const number = this.#pending.add(id);
    if (number === undefined) return id;
    const code = kindCode(kind);
    const { segment } = this.#writer;
    this.#pending.place(number, segment, code * 2 ** 14 + this.#writer.add(code, body, size));
    this.#bytes += size;
    return id;
  }

  async putStream(kind: ObjectKind, size: number, bytes: ByteStream, expected?: ObjectId): Promise<ObjectId> {
    this.#refuseUsed();
    const state = hashStream(this.#algorithm);
    state.update(encodeUtf8(objectHeader(kind, size)));
    const list = await writeParts(this.#database, limited(kind, bytes, size), part => state.update(part));
    const id = state.hex();
    const refusal =
      list.size !== size
        ? wrongSize(kind, size, list.size)
        : expected !== undefined && expected !== id
          ? wrongId(kind, expected, id)
          : undefined;
    const isStored = this.#index.find(id) !== undefined;
    if (isStored) this.#stored.add(id);
    if (refusal || !this.#open || isStored || !this.#addList(kind, id, list)) {
      removeParts(this.#database, list);
    }
    if (refusal) throw refusal;
    return id;
  }

  async commit(updates: readonly RefUpdate[] = []): Promise<BatchResult> {
    this.#refuseUsed();
    await Promise.all(this.#large);
    this.#open = false;
    const payloads = this.#writer.finish();
    const result = { added: this.#pending.count, bytes: this.#bytes };
    try {
      if (payloads.length > 0 || updates.length > 0) this.#database.write(() => this.#write(payloads, updates));
    } catch (error) {
      this.#removeLists();
      throw error;
    }
    this.#index.reload();
    return result;
  }

  discard(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#writer.discard();
    this.#removeLists();
  }

  #removeLists(): void {
    for (const list of this.#lists) removeParts(this.#database, list);
  }

  #write(payloads: readonly Uint8Array[], updates: readonly RefUpdate[]): void {
    const state = readState(this.#database);
    const ages = readAges(this.#database);
    if (ages.collections !== this.#collections) {
      this.#index.refresh();
      this.#refuseRemoved();
    }
    this.#refs.apply(updates, id => this.#pending.has(id) || this.#index.find(id) !== undefined);
    if (payloads.length === 0) return;
    const first = state.segments + 1;
    payloads.forEach((payload, i) => {
      this.#database.run('INSERT INTO segment VALUES (?, ?)', first + i, seal('segment', first + i, payload));
    });
    const runs = this.#index.add(state, this.#pending.runs(first));
    writeState(this.#database, { segments: state.segments + payloads.length, runs });
    const aged = marked(ages, state.segments + payloads.length, Date.now());
    if (aged) writeAges(this.#database, aged);
  }

  /** Objects that need not be stored again, since they were there, may be gone by now. */
  #refuseRemoved(): void {
    for (const id of this.#stored.ids()) {
      if (this.#index.find(id)) continue;
      throw new PylitError('ref-conflict', `The object ${id} was removed while this was made from it.`, {
        hint: '"pylit store gc" has run meanwhile; try again.',
        data: { id },
      });
    }
  }

  #putLarge(kind: ObjectKind, id: ObjectId, body: Uint8Array): ObjectId {
    const writing = writeParts(this.#database, streamOf(body)).then(list => {
      if (!this.#open || !this.#addList(kind, id, list)) removeParts(this.#database, list);
    });
    writing.catch(() => undefined); // `commit` reports it
    this.#large.push(writing);
    return id;
  }

  /** @returns whether the object was new to the batch */
  #addList(kind: ObjectKind, id: ObjectId, list: PartList): boolean {
    const number = this.#pending.add(id);
    if (number === undefined) return false;
    this.#lists.push(list);
    this.#pending.place(number, this.#writer.addRow(encodeLarge(list)), kindCode(kind) * 2 ** 14);
    this.#bytes += list.size;
    return true;
  }

  #refuseUsed(): void {
    if (this.#open) return;
    throw new PylitError('usage', 'Expected a new batch, found one that is already committed or discarded.');
  }
}

/** Ends a stream with an error as soon as it is longer than announced. */
async function* limited(kind: ObjectKind, bytes: ByteStream, size: number): AsyncGenerator<Uint8Array> {
  let passed = 0;
  for await (const part of bytes) {
    passed += part.length;
    if (passed > size) throw wrongSize(kind, size, passed);
    yield part;
  }
}
