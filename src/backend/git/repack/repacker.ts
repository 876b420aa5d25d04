import { crc32 } from 'node:zlib';
import { missing } from '../../../store/corrupt.ts';
import type { GitObjects } from '../objects/git-objects.ts';
import { type DeltaObject, DeltaWindow, LARGEST_DELTA } from '../pack-deltas.ts';
import { deltaEntry, deltaHead, entryHead, PACK_TYPE, wholeEntry } from '../pack-entry.ts';
import type { PackOutput } from '../pack-output.ts';
import { writeStream } from '../pack-stream.ts';
import type { ObjectTable } from './object-table.ts';
import { placeAt, type SourcePack, type Sources } from './pack-sources.ts';

/** zlib's own choice between time and size, as git makes it. */
const LEVEL = 6;

/** Deltas that follow each other: of those that are made now, and of those that were there (git makes as many). */
const DEPTH = 32;
const REUSED_DEPTH = 50;

/** Entries are copied in parts of this many bytes. */
const PART = 1 << 20;

/** Where an object that was packed before lies, and what stands there. */
interface Stored {
  readonly source: SourcePack;
  /** Bytes of what is compressed. */
  readonly size: number;
  readonly isDelta: boolean;
  /** The number of the object that a delta rests on, or -1. */
  readonly base: number;
  /** Where the entry, and in it the zlib stream, begins and ends. */
  readonly start: number;
  readonly data: number;
  readonly end: number;
  readonly place: number;
}

/** Writes objects into a new pack one after the other; what is packed well already is copied as it is. */
export class Repacker {
  readonly #sources: Sources;
  readonly #table: ObjectTable;
  readonly #objects: GitObjects;
  readonly #pack: PackOutput;
  readonly #window: DeltaWindow;
  /** The number in the new pack plus 1; 0 for what is not written. */
  readonly #written: Int32Array;
  readonly #depths: Uint8Array;
  readonly #reuse: boolean;

  /** @param reuse whether deltas that are there are taken as they are */
  constructor(sources: Sources, objects: GitObjects, pack: PackOutput, reuse: boolean) {
    this.#sources = sources;
    this.#table = sources.table;
    this.#objects = objects;
    this.#pack = pack;
    this.#window = new DeltaWindow({ depth: DEPTH });
    this.#written = new Int32Array(sources.table.count);
    this.#depths = new Uint8Array(sources.table.count);
    this.#reuse = reuse;
  }

  /**
   * Writes an object, and before it those that its delta rests on.
   *
   * @param isWanted whether an object belongs into this pack
   */
  async write(number: number, isWanted: (number: number) => boolean): Promise<void> {
    const chain: number[] = [];
    for (let at = number; at >= 0 && this.#written[at] === 0 && isWanted(at) && chain.length < REUSED_DEPTH; ) {
      if (chain.includes(at)) break;
      chain.push(at);
      at = this.#reuse ? (this.#stored(at)?.base ?? -1) : -1;
    }
    for (let i = chain.length - 1; i >= 0; i -= 1) await this.#writeOne(chain[i]!);
  }

  async #writeOne(number: number): Promise<void> {
    const stored = this.#stored(number);
    if (stored && this.#reuse && this.#copyDelta(number, stored)) return;
    const isWhole = stored !== undefined && !stored.isDelta;
    if ((this.#table.sizes[number] ?? 0) > LARGEST_DELTA) {
      if (!isWhole || !this.#copy(number, stored, this.#head(number, stored.size))) await this.#stream(number);
      return;
    }
    const object = this.#deltaObject(number, this.#reuse && isWhole ? this.#table.packs[number] : undefined);
    const found = this.#window.next(object);
    if (found) {
      const base = this.#written[found.base]! - 1;
      this.#depths[number] = this.#depths[found.base]! + 1;
      const distance = this.#pack.offset - this.#pack.records.offsets[base]!;
      this.#add(number, this.#pack.add(this.#table.id(number), deltaEntry(found.delta, distance, LEVEL)));
      return;
    }
    if (this.#reuse && isWhole && this.#copy(number, stored, this.#head(number, stored.size))) return;
    this.#add(number, this.#pack.add(this.#table.id(number), wholeEntry(object.kind, object.body(), LEVEL)));
  }

  /** Copies a delta, when what it rests on is in the new pack already. */
  #copyDelta(number: number, stored: Stored): boolean {
    const base = stored.base < 0 ? 0 : this.#written[stored.base]!;
    if (!stored.isDelta || base === 0 || this.#depths[stored.base]! >= REUSED_DEPTH) return false;
    const distance = this.#pack.offset - this.#pack.records.offsets[base - 1]!;
    if (!this.#copy(number, stored, deltaHead(stored.size, distance))) return false;
    const depth = this.#depths[stored.base]! + 1;
    this.#depths[number] = depth;
    this.#window.keep(this.#deltaObject(number, this.#table.packs[number]), depth);
    return true;
  }

  /** Copies compressed bytes behind a new head. @returns false when they are not what the index says */
  #copy(number: number, { source, start, data, end, place }: Stored, head: Uint8Array): boolean {
    const { file } = source.pack;
    let crc = 0;
    for (let at = start; at < end; at += PART) crc = crc32(file.bytes(at, Math.min(PART, end - at)), crc);
    if (crc !== source.crcs?.[place]) return false;
    const offset = this.#pack.offset;
    let ours = crc32(head);
    this.#pack.write(head);
    for (let at = data; at < end; at += PART) {
      const part = file.bytes(at, Math.min(PART, end - at));
      ours = crc32(part, ours);
      this.#pack.write(part);
    }
    this.#add(number, this.#pack.records.add(this.#table.id(number), offset, ours));
    return true;
  }

  async #stream(number: number): Promise<void> {
    const id = this.#table.id(number);
    const object = this.#objects.stream(id);
    if (!object) throw missing(this.#table.kind(number), id);
    const offset = this.#pack.offset;
    const crc = await writeStream(this.#pack, object, object.bytes, LEVEL);
    this.#add(number, this.#pack.records.add(id, offset, crc));
  }

  #add(number: number, written: number): void {
    this.#written[number] = written + 1;
  }

  #head(number: number, size: number): Uint8Array {
    return entryHead(PACK_TYPE[this.#table.kind(number)], size);
  }

  #deltaObject(number: number, group: number | undefined): DeltaObject {
    const id = this.#table.id(number);
    const kind = this.#table.kind(number);
    let body: Uint8Array | undefined;
    return {
      number,
      kind,
      size: this.#table.sizes[number] ?? 0,
      ...(group !== undefined && { group }),
      body: () => {
        body ??= this.#objects.read(id)?.body;
        if (!body) throw missing(kind, id);
        return body;
      },
    };
  }

  #stored(number: number): Stored | undefined {
    const source = this.#sources.packs[this.#table.packs[number] ?? -1];
    if (!source?.crcs) return undefined;
    const start = this.#table.offsets[number]!;
    const place = placeAt(source, start);
    const entry = source.pack.entry(start);
    const isDelta = entry.kind === undefined;
    const base = isDelta ? source.numbers[placeAt(source, entry.base)]! : -1;
    const end = source.starts[place + 1] ?? source.pack.end;
    return { source, size: entry.size, isDelta, base, start, data: entry.at, end, place };
  }
}
