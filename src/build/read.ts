import { hash } from '../bytes/hash.ts';
import type { Document, DocumentOutline } from '../literate/document.ts';
import { inclusionDigest } from '../literate/inclusion.ts';
import type { Reader, ReadInput } from '../reader/reader.ts';
import type { BuildCache } from './cache.ts';

/** Where documents come from: their bytes and ids, and the files that they include. */
export interface Sources {
  /** Blob ids of the documents by path. */
  readonly documents: ReadonlyMap<string, string>;
  bytes(path: string): Uint8Array | undefined;
}

/** The documents of a project, read once at most, and only when an outline is not in the cache or a block must be transformed. */
export interface Library {
  readonly outlines: ReadonlyMap<string, DocumentOutline>;
  /** How many documents were read because no outline of them was cached. */
  readonly read: number;
  /** A document with its nodes; read now if it was not. */
  document(path: string): Document;
  /** Documents that are not valid UTF-8. */
  readonly unreadable: readonly Unreadable[];
}

/** A document that cannot be read: its bytes are no text (the first bad byte, counted from 0), or it is too deep for the reader. */
export interface Unreadable {
  readonly path: string;
  readonly offset?: number;
  readonly line: number;
  readonly column: number;
}

/**
 * Gets the outline of every document, from the cache where the same bytes were read before.
 *
 * @param force reads all, whatever is in the cache
 */
export async function readDocuments(
  sources: Sources,
  readers: readonly Reader[],
  cache: BuildCache,
  force = false,
): Promise<Library> {
  const paths = [...sources.documents.keys()];
  const keys = paths.map(path => outlineKey(readerOf(readers, path), sources.documents.get(path) ?? ''));
  const cached = force ? [] : await cache.getMany<CachedOutline>(keys);
  const outlines = new Map<string, DocumentOutline>();
  const fresh = new Map<string, Document>();
  const unreadable: Unreadable[] = [];
  const writes: { key: string; value: CachedOutline }[] = [];
  paths.forEach((path, index) => {
    const known = cached[index];
    if (known && inclusionsHold(known, path, sources)) {
      outlines.set(path, known.outline);
      return;
    }
    const bytes = sources.bytes(path) ?? new Uint8Array();
    const source = decode(bytes);
    if (typeof source !== 'string') {
      unreadable.push({ path, ...source });
      return;
    }
    const document = readOrGiveUp(readerOf(readers, path), readInput(path, source, sources));
    if (!document) {
      unreadable.push({ path, line: 1, column: 1 });
      return;
    }
    fresh.set(path, document);
    const outline = outlineOf(document);
    outlines.set(path, outline);
    writes.push({ key: keys[index] ?? '', value: { outline, ...(outline.inclusions.length > 0 && { path }) } });
  });
  await cache.setMany(writes);
  return {
    outlines,
    read: fresh.size,
    unreadable,
    document(path) {
      const known = fresh.get(path);
      if (known) return known;
      const document = readDocument(path, readers, sources.bytes);
      fresh.set(path, document);
      return document;
    },
  };
}

/** Parsers recurse, so a document nested many thousand levels deep is more than the stack holds. */
function readOrGiveUp(reader: Reader, input: ReadInput): Document | undefined {
  try {
    return reader.read(input);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Reads one document that is known to be valid UTF-8. */
export function readDocument(path: string, readers: readonly Reader[], bytes: Sources['bytes']): Document {
  const source = decode(bytes(path) ?? new Uint8Array());
  if (typeof source !== 'string') throw new RangeError(`${path} is not valid UTF-8`);
  return readerOf(readers, path).read(readInput(path, source, { bytes }));
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

function outlineKey(reader: Reader, id: string): string {
  return `read:${hash('sha1', reader.identity).slice(0, 12)}:${id}`;
}

function inclusionsHold(cached: CachedOutline, path: string, sources: Sources): boolean {
  if (cached.path !== undefined && cached.path !== path) return false;
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
function firstBadByte(bytes: Uint8Array): Omit<Unreadable, 'path'> {
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
