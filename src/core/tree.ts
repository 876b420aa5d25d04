import { PylitError, quote } from './error.ts';
import { type HashAlgorithm, ID_BYTES, isObjectId, type ObjectId } from './object-kind.ts';
import { bytesFromText, textFromBytes } from './text.ts';

/** One entry of a tree. */
export interface TreeEntry {
  /** Octal digits as stored: one of `MODE`, or whatever an old or odd tree holds. */
  readonly mode: string;
  /** The name; bytes that are not UTF-8 are escaped (see text.ts). */
  readonly name: string;
  readonly id: ObjectId;
}

/** The modes that git and pylit write. */
export const MODE = {
  file: '100644',
  executable: '100755',
  symlink: '120000',
  tree: '40000',
  /** A commit of another repository (a submodule): its id is not in this store. */
  commit: '160000',
} as const;

/** What an entry leads to, by its mode (git: cache.h, object_type). */
export function entryKind(entry: Pick<TreeEntry, 'mode'>): 'blob' | 'tree' | 'commit' {
  const type = Number.parseInt(entry.mode, 8) & 0o170000;
  if (type === 0o040000) return 'tree';
  return type === 0o160000 ? 'commit' : 'blob';
}

/**
 * Encodes a tree as git does: entries in byte order, folders compared as `name/`; each `mode SP name NUL id`.
 * Names are only checked for what the encoding needs; `checkEntryName` is for those that come from outside.
 *
 * @throws PylitError `object-malformed` for an empty, repeated or divided name, a mode that is not octal, or a wrong id
 */
export function encodeTree(entries: readonly TreeEntry[], algorithm: HashAlgorithm = 'sha1'): Uint8Array {
  const named = entries.map(entry => namedEntry(entry, algorithm)).sort((a, b) => compareKeys(a.key, b.key));
  refuseDuplicates(named);
  const idBytes = ID_BYTES[algorithm];
  const size = named.reduce((sum, { entry, name }) => sum + entry.mode.length + name.length + 2 + idBytes, 0);
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const { entry, name } of named) {
    for (let i = 0; i < entry.mode.length; i += 1) bytes[at++] = entry.mode.charCodeAt(i);
    bytes[at++] = SPACE;
    bytes.set(name, at);
    at += name.length + 1;
    for (let i = 0; i < idBytes; i += 1) bytes[at++] = Number.parseInt(entry.id.slice(2 * i, 2 * i + 2), 16);
  }
  return bytes;
}

/**
 * Decodes a tree, keeping the order, modes and names as they are.
 *
 * @throws PylitError `object-malformed` naming the place in bytes
 */
export function decodeTree(bytes: Uint8Array, algorithm: HashAlgorithm = 'sha1'): TreeEntry[] {
  const entries: TreeEntry[] = [];
  const idBytes = ID_BYTES[algorithm];
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(SPACE, at);
    const nul = bytes.indexOf(0, space + 1);
    if (space <= at || nul < 0 || nul === space + 1 || nul + idBytes >= bytes.length) throw malformed(at);
    const mode = octal(bytes, at, space);
    const name = textFromBytes(bytes.subarray(space + 1, nul));
    entries.push({ mode, name, id: hexadecimal(bytes, nul + 1, nul + 1 + idBytes) });
    at = nul + 1 + idBytes;
  }
  return entries;
}

/** Compares two entries as a tree orders them: negative, zero or positive. */
export function compareEntries(a: TreeEntry, b: TreeEntry): number {
  return compareKeys(sortKey(a, bytesFromText(a.name)), sortKey(b, bytesFromText(b.name)));
}

const SPACE = 0x20;
const SLASH = 0x2f;

interface NamedEntry {
  readonly entry: TreeEntry;
  readonly name: Uint8Array;
  readonly key: Uint8Array;
}

function namedEntry(entry: TreeEntry, algorithm: HashAlgorithm): NamedEntry {
  const name = bytesFromText(entry.name);
  if (name.length === 0 || name.includes(0) || name.includes(SLASH)) throw badEntry(entry, 'its name cannot be stored');
  if (!/^[0-7]{1,11}$/.test(entry.mode)) throw badEntry(entry, `its mode ${quote(entry.mode)} is not octal`);
  if (!isObjectId(entry.id, algorithm)) throw badEntry(entry, `its id ${quote(entry.id)} is not a ${algorithm} id`);
  return { entry, name, key: sortKey(entry, name) };
}

function sortKey(entry: TreeEntry, name: Uint8Array): Uint8Array {
  if (entryKind(entry) !== 'tree') return name;
  const key = new Uint8Array(name.length + 1);
  key.set(name);
  key[name.length] = SLASH;
  return key;
}

function compareKeys(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** A file `a` and a folder `a` sort apart (`a`, `a.b`, `a/`), so names are compared as a set. */
function refuseDuplicates(entries: readonly NamedEntry[]): void {
  const names = new Set<string>();
  for (const { entry } of entries) {
    if (names.has(entry.name)) throw badEntry(entry, 'its name is there twice');
    names.add(entry.name);
  }
}

function octal(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 11) throw malformed(start);
  let text = '';
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x30 || byte > 0x37) throw malformed(i);
    text += String.fromCharCode(byte);
  }
  return text;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hexadecimal(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i += 1) text += HEX[bytes[i] ?? 0];
  return text;
}

function malformed(at: number): PylitError {
  return new PylitError('object-malformed', `Expected "mode SP name NUL id" in a tree, found other bytes at ${at}.`, {
    data: { kind: 'tree', offset: at },
  });
}

function badEntry(entry: TreeEntry, reason: string): PylitError {
  return new PylitError('object-malformed', `Refused the tree entry ${quote(entry.name)}: ${reason}.`);
}
