import ignore, { type Ignore } from 'ignore';
import { blobId } from '../bytes/object-id.ts';
import { PylitError, quote } from '../core/error.ts';
import { refusePath } from '../core/path.ts';
import type { FileStamp, ProjectFiles } from './platform/files.ts';

/** What is remembered of a file between builds: size, times and inode as text (JSON has no bigint), and the blob id. */
export type ScanRecord = readonly [size: number, mtime: string, ctime: string, inode: string, id: string];

/** The metadata cache: what a scan found, and when it began. */
export interface ScanIndex {
  /** Nanoseconds since 1970, as text. */
  readonly time: string;
  readonly files: Readonly<Record<string, ScanRecord>>;
}

/** All files of the project's source folder. */
export interface Scan {
  /** Paths of documents from the source root, in byte order, with their blob ids. */
  readonly documents: ReadonlyMap<string, string>;
  /** Paths of all other files from the source root. */
  readonly files: ReadonlySet<string>;
  /** Bytes that were read on the way, by path. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  readonly index: ScanIndex;
  /** Names that no operating system or store could hold, with the reason. */
  readonly refused: readonly { readonly path: string; readonly reason: string }[];
}

export interface ScanOptions {
  /** The source folder, from the project's root. */
  readonly source: string;
  /** Patterns, in the syntax of `.gitignore`, from the source folder. */
  readonly exclude: readonly string[];
  /** Folders of the project never looked into: the output. */
  readonly skip: readonly string[];
  readonly extensions: readonly string[];
}

/** git's racy rule: a file changed less than this before the scan may change again without a new time stamp. */
const RACY_NANOSECONDS = 50_000_000n;

/** Walks the source folder; reads and hashes only the documents whose metadata changed since `previous`. */
export function scan(files: ProjectFiles, options: ScanOptions, previous: ScanIndex | undefined): Scan {
  if (!files.hasFolder(options.source))
    throw new PylitError('config', `source is ${quote(options.source)}, but there is no such folder in the project.`, {
      hint: 'Make the folder, or name the one that holds your documents.',
    });
  const time = BigInt(Date.now()) * 1_000_000n;
  const found = walk(files, options);
  const documents = new Map<string, string>();
  const contents = new Map<string, Uint8Array>();
  const records: Record<string, ScanRecord> = {};
  for (const path of found.documents) {
    const place = inProject(options.source, path);
    const stamp = files.stamp(place);
    if (!stamp) continue;
    const known = knownId(previous, path, stamp);
    const bytes = known === undefined ? files.read(place) : undefined;
    const id = known ?? (bytes && blobId(bytes));
    if (id === undefined) continue;
    if (bytes) contents.set(path, bytes);
    documents.set(path, id);
    records[path] = record(stamp, id);
  }
  return {
    documents,
    files: found.files,
    contents,
    refused: found.refused,
    index: { time: String(time), files: records },
  };
}

/** A path of the source folder as a path of the project. */
export function inProject(source: string, path: string): string {
  return source === '.' ? path : `${source}/${path}`;
}

function knownId(previous: ScanIndex | undefined, path: string, stamp: FileStamp): string | undefined {
  const known = previous?.files[path];
  if (!previous || !known) return undefined;
  const same =
    known[0] === stamp.size &&
    known[1] === String(stamp.mtime) &&
    known[2] === String(stamp.ctime) &&
    known[3] === String(stamp.inode);
  // Both times must be older than the scan that read the file: the clock of a file system ticks coarsely.
  const newest = latest(stamp.mtime, stamp.ctime);
  return same && newest + RACY_NANOSECONDS < BigInt(previous.time) ? known[4] : undefined;
}

/** `Math.max` knows no bigints. */
function latest(a: bigint, b: bigint): bigint {
  if (a > b) return a;
  return b;
}

function record(stamp: FileStamp, id: string): ScanRecord {
  return [stamp.size, String(stamp.mtime), String(stamp.ctime), String(stamp.inode), id];
}

interface Walk {
  readonly documents: string[];
  readonly files: Set<string>;
  readonly refused: { path: string; reason: string }[];
}

/** One `.gitignore` and the folder whose paths it speaks of. */
interface IgnoreRules {
  readonly base: string;
  readonly rules: Ignore;
}

function walk(files: ProjectFiles, options: ScanOptions): Walk {
  const result: Walk = { documents: [], files: new Set(), refused: [] };
  const configured: IgnoreRules = { base: options.source, rules: ignore().add([...options.exclude]) };
  walkFolder(files, options.source, [configured, ...rulesAbove(files, options.source)], options, result);
  result.documents.sort((a, b) => (a < b ? -1 : 1));
  return result;
}

function walkFolder(
  files: ProjectFiles,
  folder: string,
  above: readonly IgnoreRules[],
  options: ScanOptions,
  result: Walk,
): void {
  const rules = [...above, ...rulesOf(files, folder)];
  for (const entry of files.list(folder)) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const place = inProject(folder, entry.name);
    if (options.skip.includes(place) || isIgnored(rules, place, entry.kind)) continue;
    const path = options.source === '.' ? place : place.slice(options.source.length + 1);
    // Node writes U+FFFD for bytes of a name that are no UTF-8: such a file cannot even be opened.
    const reason = path.includes('\uFFFD') ? 'its name is not valid UTF-8' : refusePath(path);
    if (reason !== undefined) result.refused.push({ path, reason });
    else if (entry.kind === 'folder') walkFolder(files, place, rules, options, result);
    else if (options.extensions.some(extension => entry.name.toLowerCase().endsWith(extension)))
      result.documents.push(path);
    else result.files.add(path);
  }
}

function rulesAbove(files: ProjectFiles, source: string): IgnoreRules[] {
  if (source === '.') return [];
  const parents = source.split('/').map((_, index, parts) => (index === 0 ? '.' : parts.slice(0, index).join('/')));
  return parents.flatMap(parent => rulesOf(files, parent));
}

function rulesOf(files: ProjectFiles, folder: string): IgnoreRules[] {
  const text = files.read(inProject(folder, '.gitignore'));
  return text ? [{ base: folder, rules: ignore().add(new TextDecoder().decode(text)) }] : [];
}

/** The nearest rule that speaks of a path decides, as in git. */
function isIgnored(rules: readonly IgnoreRules[], place: string, kind: 'file' | 'folder'): boolean {
  let ignored = false;
  for (const { base, rules: patterns } of rules) {
    const relative = base === '.' ? place : place.slice(base.length + 1);
    const verdict = patterns.test(kind === 'folder' ? `${relative}/` : relative);
    if (verdict.ignored) ignored = true;
    else if (verdict.unignored) ignored = false;
  }
  return ignored;
}
