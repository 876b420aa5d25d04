import { hash } from '../bytes/hash.ts';
import { withConflicts } from '../literate/conflict-document.ts';
import type { Document, DocumentOutline } from '../literate/document.ts';
import { inclusionDigest } from '../literate/inclusion.ts';
import type { Reader, ReadInput } from '../reader/reader.ts';
import { JsonBytes, textOf } from './cache/encoded-value.ts';
import type { BuildCache } from './cache.ts';

/** Where documents come from: their bytes and ids, and the files that they include. */
export interface Sources {
  /** Blob ids of the documents by path. */
  readonly documents: ReadonlyMap<string, string>;
  bytes(path: string): Uint8Array | undefined;
  /** Whether a document cannot be read now: what is known of it stands. */
  isLost?(path: string): boolean;
  /** Lets go of bytes in memory; asked again, they come from the disk. */
  release?(path: string): void;
}

/** The documents of a project. */
export interface Library {
  readonly outlines: ReadonlyMap<string, DocumentOutline>;
  /** How many documents were read because no outline of them was cached. */
  readonly read: number;
  /** A document with its nodes: read again, unless it is the one that was asked for last. */
  document(path: string): Document;
  /** Documents that are not valid UTF-8, or too deep. */
  readonly unreadable: readonly Unreadable[];
}

/** What reading may begin with, and what becomes of it. */
export interface Reading {
  /** Reads all, whatever is in the cache. */
  readonly force?: boolean;
  /** Outlines that are in memory, by path. */
  readonly known?: KnownOutlines;
  /** Is told which documents are read next. */
  readonly onBatch?: (paths: readonly string[]) => Promise<void>;
  /** Is given every document that is read now, with its nodes, before the next one is read; says whether it will be asked for again. */
  readonly onRead?: (path: string, document: Document) => Promise<boolean> | boolean;
  /** Is told how many documents are done. */
  readonly onProgress?: (documents: number) => void;
  /** Reads very many documents in another way: on other threads. */
  readonly readMany?: (paths: readonly string[], sources: Sources) => Promise<readonly DocumentEntry[]>;
}

/** What came of reading one of very many documents. */
export interface DocumentEntry {
  readonly path: string;
  readonly unreadable?: Unreadable;
  /** The cache's key and value (JSON in UTF-8) of the outline; absent where the document is unreadable. */
  readonly entry?: { readonly key: string; readonly json: Uint8Array };
}

/** Outlines from an earlier build in the same process, with the blob ids that they were read from. */
export type KnownOutlines = ReadonlyMap<string, { readonly id: string; readonly outline: DocumentOutline }>;

/** A document that cannot be read: its bytes are no text (the first bad byte, counted from 0), or it is too deep for the reader. */
export interface Unreadable {
  readonly path: string;
  readonly offset?: number;
  readonly line: number;
  readonly column: number;
}

/** Gets the outline of every document, from memory or the cache where the same bytes were read before. Of large projects the nodes are not kept. */
export async function readDocuments(
  sources: Sources,
  readers: readonly Reader[],
  cache: BuildCache,
  reading: Reading = {},
): Promise<Library> {
  const outlines = new Map<string, DocumentOutline>();
  const unreadable: Unreadable[] = [];
  const kept = new KeptDocuments();
  let read = 0;
  let hasMany = false;
  for (const paths of batches([...sources.documents.keys()], DOCUMENTS_AT_ONCE)) {
    const cached = await cachedOutlines(paths, sources, readers, cache, reading);
    const writes: { key: string; value: CachedOutline | JsonBytes }[] = [];
    const lost = paths.filter(path => !cached.has(path) && sources.isLost?.(path));
    for (const path of lost) unreadable.push({ path, line: 1, column: 1 });
    const missing = paths.filter(path => !cached.has(path) && !sources.isLost?.(path));
    if (missing.length > 0) await reading.onBatch?.(missing);
    const isMany = missing.length >= VERY_MANY || (hasMany && missing.length > 0);
    if (reading.readMany && isMany) {
      hasMany = true;
      const entries = await reading.readMany(missing, sources);
      for (const { path, unreadable: reason, entry } of entries) {
        if (reason) unreadable.push(reason);
        if (!entry) continue;
        cached.set(path, (JSON.parse(textOf(entry.json)) as CachedOutline).outline);
        writes.push({ key: entry.key, value: new JsonBytes(entry.json) });
        read += 1;
      }
    }
    for (const path of paths) {
      const known = cached.get(path);
      if (!known && ((isMany && reading.readMany) || sources.isLost?.(path))) continue;
      const document = known ? undefined : readOrReport(path, sources, readers, unreadable);
      const outline = known ?? (document && outlineOf(document));
      if (!outline) continue;
      outlines.set(path, outline);
      if (!document) continue;
      read += 1;
      writes.push(cacheEntryOf(path, sources.documents.get(path) ?? '', document, readers));
      if (await reading.onRead?.(path, document)) kept.put(path, document);
      reading.onProgress?.(outlines.size);
    }
    reading.onProgress?.(outlines.size);
    await cache.setMany(writes);
  }
  let last: { path: string; document: Document } | undefined;
  return {
    outlines,
    read,
    unreadable,
    document(path) {
      if (last?.path !== path) last = { path, document: kept.take(path) ?? readDocument(path, readers, sources.bytes) };
      return last.document;
    },
  };
}

/** Documents of so many characters together stay in memory until they are asked for again: their nodes take some thirty times as much. */
const KEPT_CHARACTERS = 1_000_000;

/** Documents that will be asked for again, because their blocks name others. */
class KeptDocuments {
  readonly #documents = new Map<string, Document>();
  #left = KEPT_CHARACTERS;

  put(path: string, document: Document): void {
    this.#left -= document.text.length;
    if (this.#left >= 0) this.#documents.set(path, document);
  }

  take(path: string): Document | undefined {
    const document = this.#documents.get(path);
    this.#documents.delete(path);
    return document;
  }
}

/** What is kept in the cache of a document that was read. */
export function cacheEntryOf(path: string, id: string, document: Document, readers: readonly Reader[]) {
  const outline = outlineOf(document);
  const value: CachedOutline = { outline, ...(outline.inclusions.length > 0 && { path }) };
  return { key: outlineKey(readerOf(readers, path), id), value };
}

/** Reads a document; undefined where it cannot be read. */
export function tryReading(
  path: string,
  sources: Sources,
  readers: readonly Reader[],
  recent?: RecentDocuments,
): Document | undefined {
  const reader = readerOf(readers, path);
  const previous = recent?.take(path);
  const again = reader.readAgain?.bind(reader);
  const read = previous && again ? { ...reader, read: (input: ReadInput) => again(previous, input) } : reader;
  const document = readOrReport(path, sources, [read], []);
  if (document) recent?.put(path, document);
  return document;
}

/** The documents that were edited last, with their nodes: who edits a document once is likely to edit it again. */
export class RecentDocuments {
  private readonly documents = new Map<string, Document>();

  /** A document, which its next reading may take apart. */
  take(path: string): Document | undefined {
    const document = this.documents.get(path);
    this.documents.delete(path);
    return document;
  }

  put(path: string, document: Document): void {
    this.documents.set(path, document);
    const [oldest] = this.documents.keys();
    if (this.documents.size > RECENT && oldest !== undefined) this.documents.delete(oldest);
  }
}

const RECENT = 4;

/** Of so many, other threads are worth their start. */
const VERY_MANY = 300;

/** So many are asked of the cache at once. */
const DOCUMENTS_AT_ONCE = 500;

/** Cuts a list into parts. */
export function batches<Item>(items: readonly Item[], size: number): Item[][] {
  const parts: Item[][] = [];
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size));
  return parts;
}

async function cachedOutlines(
  paths: readonly string[],
  sources: Sources,
  readers: readonly Reader[],
  cache: BuildCache,
  { known, force }: Reading,
): Promise<Map<string, DocumentOutline>> {
  const found = new Map<string, DocumentOutline>();
  const asked: { path: string; key: string }[] = [];
  for (const path of paths) {
    if (force && !sources.isLost?.(path)) continue;
    const id = sources.documents.get(path) ?? '';
    const outline = known?.get(path);
    if (outline?.id === id && inclusionsHold({ outline: outline.outline }, path, sources))
      found.set(path, outline.outline);
    else asked.push({ path, key: outlineKey(readerOf(readers, path), id) });
  }
  if (asked.length === 0) return found;
  const values = await cache.getMany<CachedOutline>(asked.map(({ key }) => key));
  asked.forEach(({ path }, index) => {
    const value = values[index];
    if (value && inclusionsHold(value, path, sources)) found.set(path, value.outline);
  });
  return found;
}

/** Reads a document; one that cannot be read is added to a list. */
export function readOrReport(
  path: string,
  sources: Sources,
  readers: readonly Reader[],
  unreadable: Unreadable[],
): Document | undefined {
  const source = decode(sources.bytes(path) ?? new Uint8Array());
  if (typeof source !== 'string') {
    unreadable.push({ path, ...source });
    return undefined;
  }
  const document = readOrGiveUp(readerOf(readers, path), readInput(path, source, sources));
  if (!document) unreadable.push({ path, line: 1, column: 1 });
  return document;
}

/** Parsers recurse, so a document nested many thousand levels deep is more than the stack holds. */
function readOrGiveUp(reader: Reader, input: ReadInput): Document | undefined {
  try {
    return withConflicts(reader.read(input));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Reads one document that is known to be valid UTF-8. */
export function readDocument(path: string, readers: readonly Reader[], bytes: Sources['bytes']): Document {
  const source = decode(bytes(path) ?? new Uint8Array());
  if (typeof source !== 'string') throw new RangeError(`${path} is not valid UTF-8`);
  return withConflicts(readerOf(readers, path).read(readInput(path, source, { bytes })));
}

/** The reader of a document, by the ending of its name. */
export function readerOf(readers: readonly Reader[], path: string): Reader {
  const lower = path.toLowerCase();
  const reader = readers.find(candidate => candidate.extensions.some(extension => lower.endsWith(extension)));
  if (!reader) throw new RangeError(`no reader for ${path}`);
  return reader;
}

/** A cached outline; one with inclusions holds only for the path it was read at. */
interface CachedOutline {
  readonly outline: DocumentOutline;
  readonly path?: string;
}

/** The cache key of a document's outline. */
export function outlineKey(reader: Reader, id: string): string {
  return outlineKeyOf(reader.identity, id);
}

/** The same by the reader's identity. */
export function outlineKeyOf(identity: string, id: string): string {
  const prefix = outlinePrefixes.get(identity) ?? `read:${hash('sha1', identity).slice(0, 12)}:`;
  outlinePrefixes.set(identity, prefix);
  return prefix + id;
}

/** A process has few readers, and asks for many keys. */
const outlinePrefixes = new Map<string, string>();

function inclusionsHold(cached: CachedOutline, path: string, sources: Sources): boolean {
  if (cached.path !== undefined && cached.path !== path) return false;
  if (sources.isLost?.(path)) return true;
  return cached.outline.inclusions.every(
    inclusion => inclusionDigest(includedText(sources, inclusion.path)) === inclusion.digest,
  );
}

function readInput(path: string, source: string, sources: Pick<Sources, 'bytes'>): ReadInput {
  return { path, source, include: wanted => includedText(sources, wanted) };
}

function includedText(sources: Pick<Sources, 'bytes'>, path: string): string | undefined {
  const bytes = sources.bytes(path);
  if (!bytes) return undefined;
  const text = decode(bytes);
  return typeof text === 'string' ? text : undefined;
}

function outlineOf(document: Document): DocumentOutline {
  const { text: _text, nodes: _nodes, ...outline } = document;
  return outline;
}

const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array): string | Omit<Unreadable, 'path'> {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return firstBadByte(bytes);
  }
}

/** Finds where valid UTF-8 ends, by bisection: what is decoded is valid up to an incomplete last character. */
export function firstBadByte(bytes: Uint8Array): Omit<Unreadable, 'path'> {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isValidStart(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  const before = new TextDecoder().decode(bytes.subarray(0, good));
  const lines = before.split(/\r\n|\r|\n/);
  return { offset: good, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

function isValidStart(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
