import { createHash } from 'node:crypto';
import type { ByteStream } from '../../bytes/byte-stream.ts';
import { objectHeader } from '../../bytes/object-id.ts';
import type { HashAlgorithm, ObjectId, ObjectKind } from '../../core/object-kind.ts';
import { wrongId } from '../../store/corrupt.ts';
import { fileError } from './damage.ts';
import { compareForDeltas, type DeltaOptions, DeltaWindow } from './pack-deltas.ts';
import { deltaEntry, wholeEntry } from './pack-entry.ts';
import { type FinishedPack, PackOutput } from './pack-output.ts';
import { writeStream } from './pack-stream.ts';

/** Bytes of bodies that are held before they are written. */
const HELD = 1 << 25;

/** Half the time of zlib's own choice, and hardly larger; `repack` takes more care. */
const LEVEL = 4;

/** A builder's objects are new to the store, so few are alike. */
const DELTAS: DeltaOptions = { window: 2, depth: 16 };

interface Held {
  readonly id: ObjectId;
  readonly kind: ObjectKind;
  readonly body: Uint8Array;
  readonly size: number;
  readonly hint: number;
}

/**
 * Writes many objects into one pack, with deltas among those that are added one soon after the other. Bodies are kept until some
 * megabytes are together: they must not change. Nothing is to be seen before `finish`.
 */
export class PackWriter {
  readonly #objectsFolder: string;
  readonly #algorithm: HashAlgorithm;
  readonly #deltas: DeltaOptions;
  readonly #ids = new Set<ObjectId>();
  #held: Held[] = [];
  #heldBytes = 0;
  #pack: PackOutput | undefined;
  /** Streams are written one after the other, and nothing else between their parts. */
  #turn: Promise<unknown> = Promise.resolve();
  #streams = 0;

  /**
   * @param objectsFolder the folder `objects` of a repository
   * @param deltas how hard to look for deltas
   */
  constructor(objectsFolder: string, algorithm: HashAlgorithm, deltas: DeltaOptions = DELTAS) {
    this.#deltas = deltas;
    this.#objectsFolder = objectsFolder;
    this.#algorithm = algorithm;
  }

  /** Objects so far. */
  get count(): number {
    return this.#ids.size;
  }

  has(id: ObjectId): boolean {
    return this.#ids.has(id);
  }

  /**
   * Adds an object, unless it was added before. Its id is not checked.
   *
   * @param hint a number that is the same for objects that are likely to be alike
   * @throws PylitError `io`
   */
  add(kind: ObjectKind, id: ObjectId, body: Uint8Array, hint = 0): void {
    if (this.#ids.has(id)) return;
    this.#ids.add(id);
    this.#held.push({ id, kind, body, size: body.length, hint });
    this.#heldBytes += body.length;
    if (this.#heldBytes > HELD && this.#streams === 0) this.#writeHeld();
  }

  /**
   * Adds an object of any size that comes in parts; a few of them are in memory.
   *
   * @param id the id that it must have
   * @throws PylitError `object-corrupt` when it has another size or id; the pack goes on without it
   */
  async addStream(kind: ObjectKind, id: ObjectId, size: number, bytes: ByteStream): Promise<void> {
    const found = await this.addUnknown(kind, size, bytes, id);
    if (found !== id) throw wrongId(kind, id, found);
  }

  /**
   * Adds an object whose id is not known before its bytes have passed.
   *
   * @param expected another id than this is not added
   * @returns the id that it has
   * @throws PylitError `object-corrupt` when it has another size
   */
  async addUnknown(kind: ObjectKind, size: number, bytes: ByteStream, expected?: ObjectId): Promise<ObjectId> {
    this.#streams += 1;
    const work = this.#turn.then(() => this.#addUnknown(kind, size, bytes, expected));
    this.#turn = work.then(
      () => undefined,
      () => undefined,
    );
    return work.finally(() => (this.#streams -= 1));
  }

  /**
   * Puts the pack into its place, durably.
   *
   * @returns undefined when there was nothing to write
   * @throws PylitError `io`; nothing is left behind
   */
  async finish(): Promise<FinishedPack | undefined> {
    await this.#turn;
    try {
      if (this.#ids.size === 0) return undefined;
      this.#writeHeld();
      return this.#file().publish();
    } finally {
      this.discard();
    }
  }

  /** Forgets everything. */
  discard(): void {
    this.#held = [];
    this.#pack?.discard();
  }

  async #addUnknown(kind: ObjectKind, size: number, bytes: ByteStream, expected?: ObjectId): Promise<ObjectId> {
    const pack = this.#file();
    const start = pack.offset;
    let added = false;
    try {
      const hash = createHash(this.#algorithm).update(objectHeader(kind, size));
      const crc = await writeStream(pack, { kind, size }, bytes, LEVEL, hash);
      const id = hash.digest('hex');
      added = !this.#ids.has(id) && (expected === undefined || expected === id);
      if (added) {
        this.#ids.add(id);
        pack.records.add(id, start, crc);
      }
      return id;
    } catch (error) {
      throw fileError(error, this.#objectsFolder);
    } finally {
      if (!added) pack.cutBack(start);
    }
  }

  #file(): PackOutput {
    this.#pack ??= new PackOutput(this.#objectsFolder, this.#algorithm);
    return this.#pack;
  }

  #writeHeld(): void {
    const pack = this.#file();
    const deltas = new DeltaWindow(this.#deltas);
    const held = this.#held.sort(compareForDeltas);
    this.#held = [];
    this.#heldBytes = 0;
    try {
      for (const { id, kind, body } of held) {
        const found = deltas.next({ number: pack.records.count, kind, size: body.length, body: () => body });
        const entry = found
          ? deltaEntry(found.delta, pack.offset - pack.records.offsets[found.base]!, LEVEL)
          : wholeEntry(kind, body, LEVEL);
        pack.add(id, entry);
      }
    } catch (error) {
      throw fileError(error, this.#objectsFolder);
    }
  }
}
