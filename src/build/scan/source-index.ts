import type { FileStamp } from '../platform/files.ts';
import type { LostSources } from './lost.ts';

/** Paths with what the metadata of each said when it was last looked at. */
export interface StampTable {
  readonly paths: readonly string[];
  /** Four numbers for each path: size, mtime and ctime (nanoseconds since 1970), inode. Folders have size 0. */
  readonly stamps: BigUint64Array;
}

/**
 * The metadata cache, as git's index is one: what the source folder held when it was last scanned, and by which stamps to see that it
 * still does. What cannot be trusted (see `trustedStamp`) carries a stamp that no file has.
 */
export interface SourceIndex {
  /** Every folder that was walked, by path from the project's root. While its stamp stands it holds the same names. */
  readonly folders: StampTable;
  /** The documents, by path from the source root, in byte order. */
  readonly documents: StampTable;
  /** The documents' blob ids, one behind the other: 40 hexadecimal digits each. */
  readonly ids: string;
  /** All other files of the source folder, by path from the source root. */
  readonly others: readonly string[];
  readonly refused: readonly RefusedName[];
  /** Files that decide what is a source, or how it is built (`.gitignore`, configuration): path from the project's root → stamp. */
  readonly controls: Controls;
  /** What could not be read, if there was such a thing. */
  readonly lost?: LostSources;
  /** What the last complete build found, as it wants it back. */
  readonly result?: unknown;
  /** The names as they lie in the file. Whoever changes a list of names leaves this out. */
  readonly encodedNames?: EncodedNames;
}

/** A name that no operating system or store could hold, with the reason. */
export interface RefusedName {
  readonly path: string;
  readonly reason: string;
}

/** A stamp as text, or null where the file was absent. */
export type Controls = Readonly<Record<string, string | null>>;

export const EMPTY_INDEX: SourceIndex = {
  folders: { paths: [], stamps: new BigUint64Array() },
  documents: { paths: [], stamps: new BigUint64Array() },
  ids: '',
  others: [],
  refused: [],
  controls: {},
};

/** git's racy rule: a file changed less than this before it was looked at may change again without a new time stamp. */
const RACY_NANOSECONDS = 50_000_000n;

/** The stamp of what must be looked at again. */
export const DOUBTFUL: FileStamp = { size: 0, mtime: -1n, ctime: -1n, inode: 0n };

/** A stamp that may be believed later, or one that no file has when the file is so young that it may change unseen. */
export function trustedStamp(stamp: FileStamp | undefined, now: bigint): FileStamp {
  if (!stamp) return DOUBTFUL;
  const isOld = stamp.mtime + RACY_NANOSECONDS < now && stamp.ctime + RACY_NANOSECONDS < now;
  return isOld ? stamp : DOUBTFUL;
}

/** A stamp as text; `racy` equals that of no file. */
export function stampText(stamp: FileStamp | undefined, now: bigint): string | null {
  if (!stamp) return null;
  return trustedStamp(stamp, now) === stamp ? `${stamp.size} ${stamp.mtime} ${stamp.ctime} ${stamp.inode}` : 'racy';
}

export function stampTable(rows: readonly (readonly [path: string, stamp: FileStamp])[]): StampTable {
  const stamps = new BigUint64Array(rows.length * 4);
  rows.forEach(([, stamp], row) => {
    setStamp(stamps, row, stamp);
  });
  return { paths: rows.map(([path]) => path), stamps };
}

/** The same table with other stamps in some rows. */
export function withStamps({ paths, stamps }: StampTable, changed: ReadonlyMap<number, FileStamp>): StampTable {
  const copy = stamps.slice();
  for (const [row, stamp] of changed) setStamp(copy, row, stamp);
  return { paths, stamps: copy };
}

function setStamp(stamps: BigUint64Array, row: number, { size, mtime, ctime, inode }: FileStamp): void {
  stamps[row * 4] = BigInt(size);
  stamps[row * 4 + 1] = mtime;
  stamps[row * 4 + 2] = ctime;
  stamps[row * 4 + 3] = inode;
}

/** The stamp in a row of a table. */
export function stampAt({ stamps }: StampTable, row: number): FileStamp {
  const [size = 0n, mtime = 0n, ctime = 0n, inode = 0n] = stamps.subarray(row * 4, row * 4 + 4);
  return { size: Number(size), mtime, ctime, inode };
}

/** The blob id of a document, by its row. */
export function idAt({ ids }: SourceIndex, row: number): string {
  return ids.slice(row * 40, row * 40 + 40);
}

/** The same ids with others in some rows. */
export function withIds(ids: string, changed: ReadonlyMap<number, string>): string {
  let all = ids;
  for (const [row, id] of changed) all = all.slice(0, row * 40) + id + all.slice(row * 40 + 40);
  return all;
}

const MAGIC = 'pylit index 1\n\0\0';
const DIGEST_LENGTH = 8;
const HEAD_LENGTH = MAGIC.length + DIGEST_LENGTH + 8;

/** The names of an index as JSON, with its check sum: they seldom change, and are most of the text. */
interface EncodedNames {
  readonly json: Uint8Array;
  readonly sum: number;
}

/** The index as the bytes of one file; see FORMAT.md. */
export function encodeIndex(index: SourceIndex): Uint8Array {
  const { folders, documents, controls, lost, result } = index;
  const ids = Buffer.from(index.ids, 'hex');
  const names = index.encodedNames ?? encodeNames(index);
  const rest = padded({ controls, lost, result });
  const columns = HEAD_LENGTH + names.json.length + rest.length;
  const bytes = new Uint8Array(columns + folders.stamps.byteLength + documents.stamps.byteLength + align(ids.length));
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  view.setUint32(MAGIC.length + DIGEST_LENGTH, names.json.length);
  view.setUint32(MAGIC.length + DIGEST_LENGTH + 4, rest.length);
  bytes.set(names.json, HEAD_LENGTH);
  bytes.set(rest, HEAD_LENGTH + names.json.length);
  bytes.set(asBytes(folders.stamps), columns);
  bytes.set(asBytes(documents.stamps), columns + folders.stamps.byteLength);
  bytes.set(ids, columns + folders.stamps.byteLength + documents.stamps.byteLength);
  const digest = digestOf(names.sum, bytes.subarray(HEAD_LENGTH + names.json.length));
  bytes.set(new TextEncoder().encode(digest), MAGIC.length);
  return bytes;
}

/** Reads an index; undefined where the bytes are torn, damaged or of another version. */
export function decodeIndex(file: Uint8Array): SourceIndex | undefined {
  try {
    return decode(file);
  } catch {
    return undefined;
  }
}

function decode(file: Uint8Array): SourceIndex | undefined {
  if (file.length < HEAD_LENGTH || file.length % 8 !== 0) return undefined;
  // Numbers of eight bytes want to lie at multiples of eight, and a small file is read into a shared pool.
  const bytes = file.byteOffset % 8 === 0 ? file : file.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const namesLength = view.getUint32(MAGIC.length + DIGEST_LENGTH);
  const rest = HEAD_LENGTH + namesLength;
  const columns = rest + view.getUint32(MAGIC.length + DIGEST_LENGTH + 4);
  if (columns > bytes.length || columns % 8 !== 0 || rest % 8 !== 0) return undefined;
  const json = bytes.subarray(HEAD_LENGTH, rest);
  const sum = sumOf(FIRST_SUM, json);
  const head = new TextDecoder().decode(bytes.subarray(0, MAGIC.length + DIGEST_LENGTH));
  if (head !== MAGIC + digestOf(sum, bytes.subarray(rest))) return undefined;
  const names = JSON.parse(new TextDecoder().decode(json));
  const { controls, lost, result } = JSON.parse(new TextDecoder().decode(bytes.subarray(rest, columns)));
  const { others, refused } = names;
  const at = bytes.byteOffset + columns;
  const folders = { paths: names.folders, stamps: new BigUint64Array(bytes.buffer, at, names.folders.length * 4) };
  const afterFolders = at + folders.stamps.byteLength;
  const documents = {
    paths: names.documents,
    stamps: new BigUint64Array(bytes.buffer, afterFolders, names.documents.length * 4),
  };
  const end = afterFolders + documents.stamps.byteLength;
  const ids = Buffer.from(bytes.buffer, end, names.documents.length * 20).toString('hex');
  return {
    folders,
    documents,
    ids,
    others,
    refused,
    controls,
    ...(lost && { lost }),
    result,
    encodedNames: { json, sum },
  };
}

function encodeNames({ folders, documents, others, refused }: SourceIndex): EncodedNames {
  const json = padded({ folders: folders.paths, documents: documents.paths, others, refused });
  return { json, sum: sumOf(FIRST_SUM, json) };
}

/** JSON with blanks behind it, so that what follows lies at a multiple of eight. */
function padded(value: unknown): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(value));
  const bytes = new Uint8Array(align(json.length)).fill(0x20);
  bytes.set(json);
  return bytes;
}

const FIRST_SUM = 0x811c9dc5;

/**
 * A check sum (FNV-1a over words of four bytes): it finds a torn file, in a millisecond a megabyte. A real digest would need a library whose
 * start takes longer than all else that a build with nothing to do does.
 */
function sumOf(first: number, bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let sum = first;
  for (let index = 0; index < words.length; index += 1) sum = Math.imul(sum ^ (words[index] ?? 0), 0x01000193);
  return sum;
}

/** Of everything behind the names, in hexadecimal, beginning with the names' sum. */
function digestOf(namesSum: number, rest: Uint8Array): string {
  return (sumOf(namesSum, rest) >>> 0).toString(16).padStart(8, '0');
}

function align(length: number): number {
  return Math.ceil(length / 8) * 8;
}

function asBytes(stamps: BigUint64Array): Uint8Array {
  return new Uint8Array(stamps.buffer, stamps.byteOffset, stamps.byteLength);
}
