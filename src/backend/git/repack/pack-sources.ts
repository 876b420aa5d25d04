import { existsSync, statSync } from 'node:fs';
import { ID_BYTES } from '../../../core/object-kind.ts';
import { gitDeltaSizes } from '../../../delta/git-delta.ts';
import { damagedFile } from '../damage.ts';
import type { ObjectFolder } from '../objects/object-folder.ts';
import type { ObjectFolders } from '../objects/object-folders.ts';
import type { PackFile } from '../objects/pack-file.ts';
import { KINDS, ObjectTable } from './object-table.ts';

/** A pack whose objects go into the new one. */
export interface SourcePack {
  readonly pack: PackFile;
  /** Where its objects begin, in order. */
  readonly starts: Float64Array;
  /** The number of the object that begins there (of which another copy may be taken), or -1 when a kept pack has it. */
  readonly numbers: Int32Array;
  /** The check sums of its objects, in the same order; an index of version 1 has none. */
  readonly crcs: Uint32Array | undefined;
  /** When it was written, in milliseconds. */
  readonly time: number;
}

/** Everything that is packed anew. */
export interface Sources {
  readonly table: ObjectTable;
  readonly packs: readonly SourcePack[];
  /** Ids of objects that are files of their own, also those that a pack has as well. */
  readonly loose: readonly string[];
}

/** Lists a repository's own objects, but for those in packs that are to be kept (a `.keep` file says so). */
export function findSources(folders: ObjectFolders): Sources {
  const table = new ObjectTable(ID_BYTES[folders.algorithm]);
  const { own } = folders;
  const kept = own.packs.filter(isKept);
  const packs = own.packs.filter(pack => !isKept(pack)).map((pack, number) => addPack(table, pack, number, kept));
  for (const source of packs) describePacked(table, source);
  return { table, packs, loose: addLoose(table, own, kept) };
}

function isKept(pack: PackFile): boolean {
  return existsSync(pack.path.replace(/pack$/, 'keep'));
}

function addPack(table: ObjectTable, pack: PackFile, packNumber: number, kept: readonly PackFile[]): SourcePack {
  const { index } = pack;
  const { count } = index.ids;
  const byPlace = new Float64Array(count);
  const numberAt = new Int32Array(count);
  for (let place = 0; place < count; place += 1) {
    const id = index.ids.idAt(place);
    byPlace[place] = index.offsetAt(place);
    const elsewhere = kept.length > 0 && kept.some(other => other.index.find(Buffer.from(id, 'hex')) !== undefined);
    numberAt[place] = elsewhere ? -1 : table.add(id, packNumber, byPlace[place]!);
  }
  const order = Uint32Array.from(byPlace.keys()).sort((a, b) => byPlace[a]! - byPlace[b]!);
  return {
    pack,
    starts: Float64Array.from(order, place => byPlace[place]!),
    numbers: Int32Array.from(order, place => numberAt[place]!),
    crcs: index.version === 1 ? undefined : Uint32Array.from(order, place => index.crcAt(place) ?? 0),
    time: statSync(pack.path).mtimeMs,
  };
}

/** Finds the kind and size of all objects of a pack. */
function describePacked(table: ObjectTable, source: SourcePack): void {
  const { pack, starts, numbers } = source;
  const kinds = new Uint8Array(starts.length).fill(NONE);
  const bases = new Int32Array(starts.length);
  for (let place = 0; place < starts.length; place += 1) {
    const entry = pack.entry(starts[place]!);
    if (entry.kind !== undefined) kinds[place] = KINDS.indexOf(entry.kind);
    else bases[place] = placeAt(source, entry.base);
    const number = numbers[place]!;
    if (number < 0) continue;
    table.sizes[number] = entry.kind === undefined ? targetSize(pack, pack.inflateStart(entry)) : entry.size;
  }
  for (let place = 0; place < starts.length; place += 1) {
    const number = numbers[place]!;
    if (number >= 0) table.kinds[number] = kindAt(pack, kinds, bases, place);
  }
}

const NONE = 255;

/** The place of an object among those of its pack by where it begins. @throws PylitError `object-corrupt` */
export function placeAt({ pack, starts }: SourcePack, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  if (starts[low] === offset) return low;
  throw damagedFile(pack.path, `a delta rests on what is at byte ${offset}, where no object begins`);
}

/** Follows deltas down to what they are made from, and remembers the answer all the way. */
function kindAt(pack: PackFile, kinds: Uint8Array, bases: Int32Array, place: number): number {
  const path: number[] = [];
  let at = place;
  for (; kinds[at] === NONE; at = bases[at]!) {
    path.push(at);
    if (path.length > kinds.length) throw damagedFile(pack.path, 'deltas rest on each other in a circle');
  }
  const kind = kinds[at]!;
  for (const passed of path) kinds[passed] = kind;
  return kind;
}

function targetSize(pack: PackFile, delta: Uint8Array): number {
  try {
    return gitDeltaSizes(delta).target;
  } catch (error) {
    throw damagedFile(pack.path, 'a delta has no sizes', error);
  }
}

function addLoose(table: ObjectTable, own: ObjectFolder, kept: readonly PackFile[]): string[] {
  const all: string[] = [];
  for (let byte = 0; byte < 256; byte += 1) {
    for (const id of own.loose.withFirst(byte)) {
      const elsewhere = kept.some(pack => pack.index.find(Buffer.from(id, 'hex')) !== undefined);
      const info = own.loose.info(id);
      if (!info) continue;
      all.push(id);
      if (elsewhere) continue;
      const number = table.add(id, -1, 0);
      table.kinds[number] = KINDS.indexOf(info.kind);
      table.sizes[number] = info.size;
    }
  }
  return all;
}
