import { existsSync, utimesSync } from 'node:fs';
import { streamOf } from '../../../bytes/byte-stream.ts';
import { PylitError } from '../../../core/error.ts';
import { type HashAlgorithm, isObjectId, type ObjectId, type ObjectKind } from '../../../core/object-kind.ts';
import {
  DIRECT_LIMIT,
  type ObjectInfo,
  type ObjectStore,
  type ObjectStream,
  type StoredObject,
} from '../../../store/object-store.ts';
import { damagedObject, fileError, isAbsence } from '../damage.ts';
import { inflateStream } from './inflate.ts';
import type { LooseObjects } from './loose-objects.ts';
import type { PackedPlace } from './object-folder.ts';
import type { ObjectFolders } from './object-folders.ts';
import { packedInfo, readPacked } from './packed-objects.ts';
import { verified, verifiedStream } from './verify.ts';

/** Bodies above this are streamed from the disk. */
export const STREAM_FROM = 1 << 22;

/** A stored delta cannot be streamed; git makes none of objects above 512 MiB. */
export const DELTA_LIMIT = 2 ** 30;

/** Reads objects from a repository, wherever they are. When one copy is damaged, another is taken. */
export class GitObjects implements ObjectStore {
  readonly algorithm: HashAlgorithm;
  readonly #folders: ObjectFolders;

  constructor(folders: ObjectFolders) {
    this.algorithm = folders.algorithm;
    this.#folders = folders;
  }

  has(id: ObjectId): boolean {
    return this.#seek(id, { packed: () => true, loose: folder => existsSync(folder.pathOf(id)) || undefined }) === true;
  }

  /**
   * Tells whether an object is stored so that it need not be written again, as far as is known without looking for new packs. What
   * is in a pack was flushed before it got its name; a small loose file may be what another program left behind, so it is read.
   * Files are made young again, as git does, so that nobody takes them for left-overs and removes them.
   *
   * @param young packs that were made young already
   */
  isSound(id: ObjectId, young: Set<string>): boolean {
    const path = this.#firstPacked(id)?.pack.path;
    if (path !== undefined && (young.has(path) || makeYoung(path))) {
      young.add(path);
      return true;
    }
    return this.#folders.all.some(({ loose }) => isSoundFile(loose, id) && makeYoung(loose.pathOf(id)));
  }

  info(id: ObjectId): ObjectInfo | undefined {
    return this.#seek(id, {
      packed: ({ pack, offset }) => packedInfo(pack, offset),
      loose: folder => folder.info(id),
    });
  }

  read(id: ObjectId): StoredObject | undefined {
    return this.#readUpTo(id, DIRECT_LIMIT);
  }

  /** Reads in the order in which they lie in packs, so that each base is made once. */
  readMany(ids: readonly ObjectId[]): readonly (StoredObject | undefined)[] {
    const places = ids.map((id, i) => ({ id, i, place: this.#firstPacked(id) }));
    places.sort((a, b) => comparePlaces(a.place, b.place));
    const found: (StoredObject | undefined)[] = new Array(ids.length);
    for (const { id, i } of places) found[i] = this.read(id);
    return found;
  }

  stream(id: ObjectId): ObjectStream | undefined {
    const info = this.info(id);
    if (!info) return undefined;
    const streamed = info.size > STREAM_FROM ? this.#streamLarge(id) : undefined;
    if (streamed) return streamed;
    const object = this.#readUpTo(id, DELTA_LIMIT);
    return object && { kind: object.kind, size: object.body.length, bytes: streamOf(object.body) };
  }

  find(prefix: string, limit: number): readonly ObjectId[] {
    if (!/^[0-9a-f]*$/.test(prefix)) return [];
    this.#folders.scan();
    const first = Number.parseInt(prefix.padEnd(2, '0').slice(0, 2), 16);
    const last = Number.parseInt(prefix.padEnd(2, 'f').slice(0, 2), 16);
    const found: ObjectId[] = [];
    for (let byte = first; byte <= last && found.length < limit; byte += 1) {
      found.push(...this.#folders.withFirst(byte).filter(id => id.startsWith(prefix)));
    }
    return found.slice(0, limit);
  }

  async *ids(): AsyncGenerator<ObjectId> {
    this.#folders.scan();
    for (let byte = 0; byte < 256; byte += 1) yield* this.#folders.withFirst(byte);
  }

  #readUpTo(id: ObjectId, limit: number): StoredObject | undefined {
    return this.#seek(id, {
      packed: ({ pack, offset }) => verified(id, readPacked(pack, offset, this.#folders.bases, limit), pack.path),
      loose: folder => {
        const object = folder.read(id, limit);
        if (object === 'large') throw tooLarge(id, limit);
        return object && verified(id, object, folder.pathOf(id));
      },
    });
  }

  #streamLarge(id: ObjectId): ObjectStream | undefined {
    return this.#seek(id, {
      packed: ({ pack, offset }) => {
        const entry = pack.entry(offset);
        if (entry.kind === undefined) return undefined;
        const bytes = inflateStream(pack.compressedParts(entry));
        return verifiedStream(id, { kind: entry.kind, size: entry.size }, bytes, pack.path);
      },
      loose: folder => {
        const object = folder.stream(id);
        return object && verifiedStream(id, object, object.bytes, folder.pathOf(id));
      },
    });
  }

  #firstPacked(id: ObjectId): PackedPlace | undefined {
    if (!isObjectId(id, this.algorithm)) return undefined;
    return this.#folders.inPacks(
      id,
      () => undefined,
      place => place,
    );
  }

  /**
   * Asks each place for an object until one gives it; when none does, looks once more for packs that came in the meantime.
   *
   * @throws PylitError the damage that was met on the way, when no other place had the object
   */
  #seek<T>(id: ObjectId, ask: Asked<T>): T | undefined {
    if (!isObjectId(id, this.algorithm)) return undefined;
    let damage: PylitError | undefined;
    const note = (error: PylitError) => {
      damage ??= error;
    };
    const found = this.#attempt(id, ask, note);
    if (found !== undefined) return found;
    if (this.#folders.scan()) {
      const again = this.#attempt(id, ask, note);
      if (again !== undefined) return again;
    }
    if (damage) throw named(id, damage);
    return undefined;
  }

  #attempt<T>(id: ObjectId, ask: Asked<T>, note: (error: PylitError) => void): T | undefined {
    const attempt = (read: () => T | undefined) => {
      try {
        return read();
      } catch (error) {
        if (error instanceof PylitError && error.code === 'object-corrupt') note(error);
        else if (!isAbsence(error)) throw fileError(error);
        return undefined;
      }
    };
    const packed = this.#inPacks(id, note, place => attempt(() => ask.packed(place)));
    if (packed !== undefined) return packed;
    for (const folder of this.#folders.all) {
      const found = attempt(() => ask.loose(folder.loose));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** A pack that is gone ends the search; looking again finds what took its place. */
  #inPacks<T>(
    id: ObjectId,
    note: (error: PylitError) => void,
    use: (place: PackedPlace) => T | undefined,
  ): T | undefined {
    try {
      return this.#folders.inPacks(id, note, use);
    } catch (error) {
      if (isAbsence(error)) return undefined;
      throw fileError(error);
    }
  }
}

/** @returns whether the file is there */
function makeYoung(path: string): boolean {
  try {
    const now = new Date();
    utimesSync(path, now, now);
    return true;
  } catch (error) {
    return !isAbsence(error);
  }
}

/** Above this a loose object is believed by its header. */
const READ_AGAIN = 1 << 20;

function isSoundFile(loose: LooseObjects, id: ObjectId): boolean {
  try {
    const object = loose.read(id, READ_AGAIN);
    if (object === undefined) return false;
    return object === 'large' || verified(id, object, loose.pathOf(id)) === object;
  } catch (error) {
    if (error instanceof PylitError && error.code === 'object-corrupt') return false;
    throw error;
  }
}

interface Asked<T> {
  packed(place: PackedPlace): T | undefined;
  loose(folder: LooseObjects): T | undefined;
}

function comparePlaces(a: PackedPlace | undefined, b: PackedPlace | undefined): number {
  if (!a || !b) return Number(a === undefined) - Number(b === undefined);
  if (a.pack === b.pack) return a.offset - b.offset;
  return a.pack.path < b.pack.path ? -1 : 1;
}

/** Says of damage to a file which object it was met for. */
function named(id: ObjectId, damage: PylitError): PylitError {
  if (damage.data.id === id) return damage;
  const kind: ObjectKind | 'object' = 'object';
  return damagedObject(kind, id, String(damage.data.path), damage.message.replace(/\.$/, ''), damage);
}

function tooLarge(id: ObjectId, limit: number): PylitError {
  return new PylitError('object-too-large', `Expected at most ${limit} bytes, found that ${id} has more.`, {
    hint: 'Read it as a stream.',
    data: { kind: 'object', id },
  });
}
