import { type ByteStream, copyBytes, joinBytes, streamOf } from '../../bytes/byte-stream.ts';
import { hashStream } from '../../bytes/hash.ts';
import { objectHeader } from '../../bytes/object-id.ts';
import { encodeUtf8 } from '../../bytes/utf8.ts';
import { PylitError } from '../../core/error.ts';
import { type HashAlgorithm, isObjectId, type ObjectId, type ObjectKind } from '../../core/object-kind.ts';
import { corrupt, missing, verifyObject } from '../../store/corrupt.ts';
import {
  DIRECT_LIMIT,
  type ObjectInfo,
  type ObjectStore,
  type ObjectStream,
  type StoredObject,
} from '../../store/object-store.ts';
import type { Database } from './database.ts';
import type { IdIndex } from './id-index.ts';
import type { Location } from './id-record.ts';
import { decodeLarge } from './large-object.ts';
import { type PartList, readPart } from './parts.ts';
import { unseal } from './sealed.ts';
import { bodyOf, decodeSegment, kindOf, type Segment } from './segment.ts';
import { SegmentCache } from './segment-cache.ts';

/** Reads objects from segments and parts. */
export class NativeObjects implements ObjectStore {
  readonly algorithm: HashAlgorithm;
  readonly #database: Database;
  readonly #index: IdIndex;
  readonly #cache = new SegmentCache();

  constructor(database: Database, index: IdIndex, algorithm: HashAlgorithm) {
    this.#database = database;
    this.#index = index;
    this.algorithm = algorithm;
  }

  has(id: ObjectId): boolean {
    return this.#locate(id) !== undefined;
  }

  info(id: ObjectId): ObjectInfo | undefined {
    const location = this.#locate(id);
    if (!location) return undefined;
    const kind = kindOf(location.slot >>> 14);
    return { kind, size: naming(kind, id, () => this.#place(id, location)).size };
  }

  read(id: ObjectId): StoredObject | undefined {
    const location = this.#locate(id);
    if (!location) return undefined;
    const kind = kindOf(location.slot >>> 14);
    const body = naming(kind, id, () => {
      const place = this.#place(id, location);
      return 'parts' in place ? this.#join(kind, id, place) : copyBytes(bodyOf(place.segment, place.index));
    });
    verifyObject(id, kind, body);
    return { kind, body };
  }

  readMany(ids: readonly ObjectId[]): readonly (StoredObject | undefined)[] {
    return ids.map(id => this.read(id));
  }

  stream(id: ObjectId): ObjectStream | undefined {
    const location = this.#locate(id);
    if (!location) return undefined;
    const kind = kindOf(location.slot >>> 14);
    const place = naming(kind, id, () => this.#place(id, location));
    if ('parts' in place) return { kind, size: place.size, bytes: this.#streamParts(kind, id, place) };
    const body = copyBytes(bodyOf(place.segment, place.index));
    verifyObject(id, kind, body);
    return { kind, size: body.length, bytes: streamOf(body) };
  }

  find(prefix: string, limit: number): readonly ObjectId[] {
    return /^[0-9a-f]*$/.test(prefix) ? this.#index.withPrefix(prefix, limit) : [];
  }

  /** Reads the ids about a shard at a time, so that no transaction stays open between. */
  async *ids(): AsyncGenerator<ObjectId> {
    const digits = Math.ceil(Math.max(0, ...this.#index.state.runs.map(run => run.bits)) / 4);
    for (let first = 0; first < 16 ** digits; first += 1) {
      const prefix = digits === 0 ? '' : first.toString(16).padStart(digits, '0');
      yield* this.#index.withPrefix(prefix, Number.POSITIVE_INFINITY);
    }
  }

  #locate(id: ObjectId): Location | undefined {
    return isObjectId(id, this.algorithm) ? naming('object', id, () => this.#index.find(id)) : undefined;
  }

  #place(object: ObjectId, location: Location): Place {
    const { segment: id, slot } = location;
    const known = this.#cache.get(id);
    if (known) return inSegment(id, known, slot);
    const record = this.#database.get('SELECT data FROM segment WHERE id = ?', id)?.data;
    // A collection has put the object elsewhere since its place was read, or removed it.
    if (record === undefined && this.#index.refresh()) {
      const now = this.#index.findKnown(object);
      if (!now) throw missing('object', object);
      return this.#place(object, now);
    }
    const payload = unseal('segment', id, record);
    const list = decodeLarge(payload);
    if (list) return list;
    const segment = decodeSegment(id, payload);
    this.#cache.add(id, segment);
    return inSegment(id, segment, slot);
  }

  #join(kind: ObjectKind, id: ObjectId, list: PartList): Uint8Array {
    if (list.size <= DIRECT_LIMIT)
      return joinBytes(list.parts.map(part => readPart(this.#database, part, { kind, id })));
    throw new PylitError(
      'object-too-large',
      `Expected at most ${DIRECT_LIMIT} bytes, found that ${id} has ${list.size}.`,
      {
        hint: 'Read it as a stream.',
        data: { kind, id, size: list.size },
      },
    );
  }

  async *#streamParts(kind: ObjectKind, id: ObjectId, list: PartList): ByteStream & AsyncGenerator<Uint8Array> {
    const state = hashStream(this.algorithm);
    state.update(encodeUtf8(objectHeader(kind, list.size)));
    for (const part of list.parts) {
      const bytes = readPart(this.#database, part, { kind, id });
      state.update(bytes);
      yield bytes;
    }
    const found = state.hex();
    if (found !== id) throw corrupt(kind, id, `its bytes have the id ${found}`);
  }
}

type Place = PartList | { readonly segment: Segment; readonly index: number; readonly size: number };

function inSegment(id: number, segment: Segment, slot: number): Place {
  const index = slot & 0x3fff;
  if (index >= segment.kinds.length) throw corrupt('segment', String(id), `it has no object ${index}`);
  return { segment, index, size: (segment.offsets[index + 1] ?? 0) - (segment.offsets[index] ?? 0) };
}

/** Runs a read for an object; damage that it meets on the way is said of that object. */
function naming<T>(kind: string, id: ObjectId, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof PylitError) || (error.code !== 'object-corrupt' && error.code !== 'object-malformed'))
      throw error;
    if (error.data.id === id) throw error;
    throw corrupt(kind, id, `${error.data.kind} ${error.data.id}: ${error.message}`, error);
  }
}
