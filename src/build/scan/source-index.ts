import type { FileStamp } from '../platform/files.ts';

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
  /** What the last complete build found, as it wants it back. */
  readonly result?: unknown;
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
  const newest = stamp.mtime > stamp.ctime ? stamp.mtime : stamp.ctime;
  return newest + RACY_NANOSECONDS < now ? stamp : DOUBTFUL;
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

/** The index as the bytes of one file; see FORMAT.md. */
export function encodeIndex(index: SourceIndex): Uint8Array {
  const { folders, documents, others, refused, controls, result } = index;
  const ids = Buffer.from(index.ids, 'hex');
  const header = new TextEncoder().encode(
    JSON.stringify({ folders: folders.paths, documents: documents.paths, others, refused, controls, result }),
  );
  const columns = align(HEAD_LENGTH + header.length);
  const bytes = new Uint8Array(columns + folders.stamps.byteLength + documents.stamps.byteLength + ids.length);
  bytes.set(new TextEncoder().encode(MAGIC));
  new DataView(bytes.buffer).setUint32(MAGIC.length + DIGEST_LENGTH, header.length);
  bytes.set(header, HEAD_LENGTH);
  bytes.set(asBytes(folders.stamps), columns);
  bytes.set(asBytes(documents.stamps), columns + folders.stamps.byteLength);
  bytes.set(ids, columns + folders.stamps.byteLength + documents.stamps.byteLength);
  bytes.set(new TextEncoder().encode(digestOf(bytes)), MAGIC.length);
  return bytes;
}

/** Reads an index; undefined where the bytes are torn, damaged or of another version. */
export function decodeIndex(file: Uint8Array): SourceIndex | undefined {
  if (file.length < HEAD_LENGTH) return undefined;
  // Numbers of eight bytes want to lie at multiples of eight, and a small file is read into a shared pool.
  const bytes = file.byteOffset % 8 === 0 ? file : file.slice();
  const head = new TextDecoder().decode(bytes.subarray(0, MAGIC.length + DIGEST_LENGTH));
  if (head !== MAGIC + digestOf(bytes)) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length + DIGEST_LENGTH);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(HEAD_LENGTH, HEAD_LENGTH + length)));
  const columns = bytes.byteOffset + align(HEAD_LENGTH + length);
  const folders: StampTable = {
    paths: header.folders,
    stamps: new BigUint64Array(bytes.buffer, columns, header.folders.length * 4),
  };
  const documents: StampTable = {
    paths: header.documents,
    stamps: new BigUint64Array(bytes.buffer, columns + folders.stamps.byteLength, header.documents.length * 4),
  };
  const end = columns + folders.stamps.byteLength + documents.stamps.byteLength;
  const ids = Buffer.from(bytes.buffer, end, header.documents.length * 20).toString('hex');
  const { others, refused, controls, result } = header;
  return { folders, documents, ids, others, refused, controls, result };
}

/**
 * A check sum in hexadecimal (FNV-1a over words of four bytes): it finds a torn file, in half a millisecond a megabyte. A real digest would
 * need a library whose start takes longer than all else that a build with nothing to do does.
 */
function digestOf(bytes: Uint8Array): string {
  const start = bytes.byteOffset + MAGIC.length + DIGEST_LENGTH;
  const length = bytes.length - MAGIC.length - DIGEST_LENGTH;
  let sum = 0x811c9dc5;
  for (const word of new Uint32Array(bytes.buffer, start, length >> 2)) sum = Math.imul(sum ^ word, 0x01000193);
  for (const byte of bytes.subarray(bytes.length - (length & 3))) sum = Math.imul(sum ^ byte, 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, '0');
}

function align(length: number): number {
  return Math.ceil(length / 8) * 8;
}

function asBytes(stamps: BigUint64Array): Uint8Array {
  return new Uint8Array(stamps.buffer, stamps.byteOffset, stamps.byteLength);
}
