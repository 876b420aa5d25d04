import ignore, { type Ignore } from 'ignore';
import { blobId } from '../../bytes/object-id.ts';
import { PylitError, quote } from '../../core/error.ts';
import { refusePath } from '../../core/path.ts';
import type { FileStamp, FolderEntry, ProjectFiles } from '../platform/files.ts';
import { isUtf8 } from '../platform/utf8.ts';
import type { SourceChanges } from './changes.ts';
import { isEditorFile } from './editor-files.ts';
import { inProject } from './in-project.ts';
import { type Attempt, type LastDocuments, type LostSource, type LostSources, NO_ID, tryToRead } from './lost.ts';
import {
  DOUBTFUL,
  EMPTY_INDEX,
  idAt,
  type RefusedName,
  type SourceIndex,
  stampAt,
  stampTable,
  stampText,
  trustedStamp,
  withIds,
  withStamps,
} from './source-index.ts';

/** All files of the project's source folder. */
export interface Scan {
  /** Paths of documents from the source root, in byte order, with their blob ids; of those that cannot be read now, the id that they had. */
  readonly documents: Map<string, string>;
  /** Paths of all other files from the source root. */
  readonly files: ReadonlySet<string>;
  /** Bytes that were read on the way, by path. */
  readonly contents: Map<string, Uint8Array>;
  readonly index: SourceIndex;
  readonly refused: readonly RefusedName[];
  /** What cannot be read. */
  readonly lost: readonly LostSource[];
}

export interface ScanOptions {
  /** The source folder, from the project's root. */
  readonly source: string;
  /** Patterns, in the syntax of `.gitignore`, from the source folder. */
  readonly exclude: readonly string[];
  /** Folders of the project never looked into: the output. */
  readonly skip: readonly string[];
  readonly extensions: readonly string[];
  /** Files of the project, there or not, that decide how it is built: the configuration and what it imports. */
  readonly controls?: readonly string[];
  /** Asked where a document cannot be read or is not UTF-8: it is taken to be as it was. Without this option it is an error, or taken as it is. */
  readonly last?: () => LastDocuments;
}

/** What an earlier scan found, and where the disk differs from it. */
export interface EarlierScan {
  readonly index: SourceIndex;
  readonly changes: SourceChanges;
  /** The ids of its documents by path, where they are at hand; it is changed to what is found. */
  readonly documents?: Map<string, string>;
}

/**
 * Walks the source folder; lists only the folders, and opens only the documents, whose metadata changed since an earlier scan.
 *
 * @throws PylitError `config`; `io` where something cannot be read, and it is not known how to do without
 */
export function scan(files: ProjectFiles, options: ScanOptions, earlier?: EarlierScan): Scan {
  if (!files.hasFolder(options.source))
    throw new PylitError('config', `source is ${quote(options.source)}, but there is no such folder in the project.`, {
      hint: 'Make the folder, or name the one that holds your documents.',
    });
  const now = BigInt(Date.now()) * 1_000_000n;
  const known = earlier && !earlier.changes.controls ? earlier : undefined;
  const found = known?.changes.folders.size === 0 ? walkedBefore(known.index) : walk(files, options, known, now);
  const controls = { ...found.controls };
  for (const path of options.controls ?? []) controls[path] = stampText(files.stamp(path), now);
  const rest = { others: found.others, refused: found.refused, controls };
  return known && sameList(found.documents, known.index.documents.paths) && sameFolders(found, known.index)
    ? patched(files, options, known, found, rest, now)
    : remade(files, options, earlier, found, rest, now);
}

type RestOfIndex = Pick<SourceIndex, 'others' | 'refused' | 'controls'>;

/** Makes the index anew: documents or folders came or went. */
function remade(
  files: ProjectFiles,
  options: ScanOptions,
  earlier: EarlierScan | undefined,
  found: Walk,
  rest: RestOfIndex,
  now: bigint,
): Scan {
  const rows = readRows(files, options, earlier, found, found.documents, now);
  const folders = [...found.folders].sort(([a], [b]) => (a < b ? -1 : 1));
  const hasUnread = [...rows.ids.values()].includes(NO_ID);
  return {
    documents: hasUnread ? new Map([...rows.ids].filter(([, id]) => id !== NO_ID)) : rows.ids,
    files: new Set(rest.others),
    contents: rows.contents,
    refused: rest.refused,
    lost: [...found.lost, ...rows.lost],
    index: {
      folders: stampTable(folders),
      documents: stampTable(rows.stamps),
      ids: [...rows.ids.values()].join(''),
      ...rest,
      ...lostSources(rows, found),
    },
  };
}

/** Changes the rows of the index that differ, which are few in a large project. */
function patched(
  files: ProjectFiles,
  options: ScanOptions,
  { index, changes, documents }: EarlierScan,
  found: Walk,
  rest: RestOfIndex,
  now: bigint,
): Scan {
  const paths = [...changes.documents].map(row => index.documents.paths[row] ?? '');
  const before = [...changes.documents].map(row => idAt(index, row));
  const rows = readRows(files, options, { index, changes }, found, paths, now);
  // One is gone, or is read for the first time, so that the list of documents is another.
  const isOther = paths.some((path, nth) => isUnread(rows.ids.get(path)) !== isUnread(before[nth]));
  if (isOther) return remade(files, options, { index, changes }, found, rest, now);
  const stamps = new Map([...changes.documents].map((row, nth) => [row, rows.stamps[nth]?.[1] ?? DOUBTFUL]));
  const ids = new Map([...changes.documents].map((row, nth) => [row, rows.ids.get(paths[nth] ?? '') ?? '']));
  const folders = new Map(
    [...changes.folders].map(row => [row, found.folders.get(index.folders.paths[row] ?? '') ?? DOUBTFUL]),
  );
  const all = documents ?? knownIds(index);
  for (const [path, id] of rows.ids) if (id !== NO_ID) all.set(path, id);
  return {
    documents: all,
    files: new Set(rest.others),
    contents: rows.contents,
    refused: rest.refused,
    lost: [...found.lost, ...rows.lost],
    index: {
      folders: withStamps(index.folders, folders),
      documents: withStamps(index.documents, stamps),
      ids: withIds(index.ids, ids),
      ...rest,
      ...lostSources(rows, found),
      ...(index.encodedNames && rest.others === index.others && { encodedNames: index.encodedNames }),
    },
  };
}

function knownIds(index: SourceIndex): Map<string, string> {
  const ids = index.documents.paths.map((path, row): [string, string] => [path, idAt(index, row)]);
  return new Map(index.lost ? ids.filter(([, id]) => id !== NO_ID) : ids);
}

function isUnread(id: string | undefined): boolean {
  return id === undefined || id === NO_ID;
}

function lostSources({ lostDocuments }: Rows, { lostFolders }: Walk): { lost?: LostSources } {
  if (lostDocuments.size + lostFolders.size === 0) return {};
  return { lost: { documents: Object.fromEntries(lostDocuments), folders: Object.fromEntries(lostFolders) } };
}

function sameFolders({ folders }: Walk, index: SourceIndex): boolean {
  return folders.size === index.folders.paths.length && index.folders.paths.every(path => folders.has(path));
}

/** Whether two lists hold the same, in the same order. */
export function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

interface Rows {
  readonly ids: Map<string, string>;
  readonly stamps: [string, FileStamp][];
  readonly contents: Map<string, Uint8Array>;
  readonly lost: LostSource[];
  /** Whether it is known what they were. */
  readonly lostDocuments: Map<string, boolean>;
}

/** Opens the documents whose bytes are not known. The stamp is taken first, so that a later change is seen as one. */
function readRows(
  files: ProjectFiles,
  options: ScanOptions,
  earlier: EarlierScan | undefined,
  walk: Walk,
  paths: readonly string[],
  now: bigint,
): Rows {
  const rows: Rows = { ids: new Map(), stamps: [], contents: new Map(), lost: [], lostDocuments: new Map() };
  const index = earlier?.index ?? EMPTY_INDEX;
  const rowOf = new Map(index.documents.paths.map((path, row) => [path, row]));
  for (const path of paths) {
    const row = rowOf.get(path);
    if (row !== undefined && !earlier?.changes.documents.has(row)) {
      rows.ids.set(path, idAt(index, row));
      rows.stamps.push([path, stampAt(index.documents, row)]);
      continue;
    }
    const place = inProject(options.source, path);
    const stamp = files.stamp(place);
    const read = reading(options, () => files.read(place));
    const bytes = 'value' in read ? read.value : undefined;
    const failure = 'failure' in read ? read.failure : bytes && options.last && !isUtf8(bytes) && { reason: bytes };
    if (failure) {
      loseRow(rows, path, options.last?.());
      if (!walk.lost.some(folder => place.startsWith(`${folder.place}/`)))
        rows.lost.push({ place, kind: 'document', ...failure });
    } else if (bytes) {
      rows.ids.set(path, blobId(bytes));
      rows.stamps.push([path, trustedStamp(stamp, now)]);
      rows.contents.set(path, bytes);
    }
  }
  return rows;
}

/** A document that cannot be read is as it was. */
function loseRow(rows: Rows, path: string, last: LastDocuments | undefined): void {
  const id = last?.ids.get(path);
  rows.ids.set(path, id ?? NO_ID);
  rows.stamps.push([path, DOUBTFUL]);
  rows.lostDocuments.set(path, id !== undefined || last?.isNew(path) === true);
}

/** Reads what may be done without. */
function reading<Value>({ last }: ScanOptions, read: () => Value): Attempt<Value> {
  return last ? tryToRead(read) : { value: read() };
}

interface Walk {
  readonly documents: readonly string[];
  readonly others: readonly string[];
  readonly folders: ReadonlyMap<string, FileStamp>;
  readonly controls: Record<string, string | null>;
  readonly refused: readonly RefusedName[];
  readonly lost: readonly LostSource[];
  /** Whether it is known which documents were in them. */
  readonly lostFolders: ReadonlyMap<string, boolean>;
}

/** A walk that goes on. */
interface GrowingWalk extends Walk {
  readonly documents: string[];
  readonly others: string[];
  readonly folders: Map<string, FileStamp>;
  readonly refused: RefusedName[];
  readonly lost: LostSource[];
  readonly lostFolders: Map<string, boolean>;
}

/** One `.gitignore` and the folder whose paths it speaks of. */
interface IgnoreRules {
  readonly base: string;
  readonly rules: Ignore;
}

/** What a walk knows everywhere. */
interface Walking {
  readonly files: ProjectFiles;
  readonly options: ScanOptions;
  readonly earlier: EarlierScan | undefined;
  readonly now: bigint;
  readonly result: GrowingWalk;
}

function walk(files: ProjectFiles, options: ScanOptions, earlier: EarlierScan | undefined, now: bigint): Walk {
  const result: GrowingWalk = {
    ...{ documents: [], others: [], folders: new Map(), controls: {} },
    ...{ refused: [], lost: [], lostFolders: new Map() },
  };
  const walking: Walking = { files, options, earlier, now, result };
  const known = earlier ? knownFolders(options.source, earlier) : NOTHING_KNOWN;
  const configured: IgnoreRules = { base: options.source, rules: ignore().add([...options.exclude]) };
  walkFolder(walking, options.source, [configured, ...rulesAbove(walking, options.source)], known);
  result.documents.sort((a, b) => (a < b ? -1 : 1));
  result.others.sort((a, b) => (a < b ? -1 : 1));
  return result;
}

function walkFolder(walking: Walking, folder: string, above: readonly IgnoreRules[], known: KnownFolders): void {
  const { files, result, now } = walking;
  const unchanged = known.get(folder);
  const own = rulesOf(walking, folder);
  const rules = [...above, ...own];
  if (unchanged) {
    result.folders.set(folder, unchanged.stamp);
    result.documents.push(...unchanged.documents);
    result.others.push(...unchanged.others);
    result.refused.push(...unchanged.refused);
    for (const inner of unchanged.folders) walkFolder(walking, inner, rules, known);
    return;
  }
  const stamp = files.folderStamp(folder);
  const listed = reading(walking.options, () => files.list(folder));
  if ('failure' in listed) {
    loseFolder(walking, folder, listed.failure);
    return;
  }
  const entries = listed.value;
  // Where a link leads may change without a trace in its folder.
  const isDoubtful = entries.some(entry => entry.isLink);
  result.folders.set(folder, trustedStamp(isDoubtful ? undefined : stamp, now));
  const below = own.length > 0 && isNewControl(walking, folder) ? NOTHING_KNOWN : known;
  for (const entry of entries) walkEntry(walking, folder, entry, rules, below);
}

/** A folder that cannot be listed holds what it held. */
function loseFolder({ options, earlier, result }: Walking, folder: string, failure: Pick<LostSource, 'reason'>): void {
  const last = options.last?.();
  result.lost.push({ place: folder, kind: 'folder', ...failure });
  result.lostFolders.set(folder, last?.knowsFolder(folder) === true);
  result.folders.set(folder, DOUBTFUL);
  const isBelow = (path: string) => folder === '.' || inProject(options.source, path).startsWith(`${folder}/`);
  result.documents.push(...[...(last?.ids.keys() ?? [])].filter(isBelow));
  result.others.push(...(earlier?.index.others.filter(isBelow) ?? []));
}

/** New rules may hide or show what lies in folders that did not change themselves. */
function isNewControl({ earlier }: Walking, folder: string): boolean {
  return earlier?.index.controls[inProject(folder, '.gitignore')] === undefined;
}

function walkEntry(
  walking: Walking,
  folder: string,
  entry: FolderEntry,
  rules: readonly IgnoreRules[],
  known: KnownFolders,
): void {
  const { options, result } = walking;
  if (entry.name.startsWith('.') || entry.name === 'node_modules' || isEditorFile(entry.name)) return;
  const place = inProject(folder, entry.name);
  if (options.skip.includes(place) || isIgnored(rules, place, entry.kind)) return;
  const path = options.source === '.' ? place : place.slice(options.source.length + 1);
  // Node writes U+FFFD for bytes of a name that are no UTF-8: such a file cannot even be opened.
  const reason = path.includes('\uFFFD') ? 'its name is not valid UTF-8' : refusePath(path);
  if (reason !== undefined) result.refused.push({ path, reason });
  else if (entry.kind === 'folder') walkFolder(walking, place, rules, known);
  else if (options.extensions.some(extension => entry.name.toLowerCase().endsWith(extension)))
    result.documents.push(path);
  else result.others.push(path);
}

/** A folder whose stamp stands: it holds what it held. */
interface KnownFolder {
  readonly stamp: FileStamp;
  readonly documents: string[];
  readonly others: string[];
  readonly refused: RefusedName[];
  /** Folders in it that were walked, from the project's root. */
  readonly folders: string[];
}

type KnownFolders = ReadonlyMap<string, KnownFolder>;

const NOTHING_KNOWN: KnownFolders = new Map();

/** What a walk would find when no folder changed. */
function walkedBefore(index: SourceIndex): Walk {
  return {
    documents: index.documents.paths,
    others: index.others,
    folders: new Map(index.folders.paths.map((path, row) => [path, stampAt(index.folders, row)])),
    controls: { ...index.controls },
    refused: index.refused,
    lost: [],
    lostFolders: new Map(),
  };
}

/** Sorts an index by folders, and leaves out the folders that changed. */
function knownFolders(source: string, { index, changes }: EarlierScan): KnownFolders {
  const all = new Map<string, KnownFolder>();
  index.folders.paths.forEach((path, row) => {
    all.set(path, { stamp: stampAt(index.folders, row), documents: [], others: [], refused: [], folders: [] });
  });
  const folderOf = (path: string) => all.get(parentOf(inProject(source, path)));
  for (const path of index.documents.paths) folderOf(path)?.documents.push(path);
  for (const path of index.others) folderOf(path)?.others.push(path);
  for (const name of index.refused) folderOf(name.path)?.refused.push(name);
  for (const path of index.folders.paths) if (path !== source) all.get(parentOf(path))?.folders.push(path);
  index.folders.paths.forEach((path, row) => {
    if (changes.folders.has(row)) all.delete(path);
  });
  return all;
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

/** Folders above the source are not watched, so that a `.gitignore` may appear there is noted too. */
function rulesAbove(walking: Walking, source: string): IgnoreRules[] {
  if (source === '.') return [];
  const parents = source.split('/').map((_, index, parts) => (index === 0 ? '.' : parts.slice(0, index).join('/')));
  return parents.flatMap(parent => {
    walking.result.controls[inProject(parent, '.gitignore')] = null;
    return rulesOf(walking, parent);
  });
}

function rulesOf({ files, options, result, now }: Walking, folder: string): IgnoreRules[] {
  const path = inProject(folder, '.gitignore');
  const stamp = files.stamp(path);
  if (!stamp) return [];
  result.controls[path] = stampText(stamp, now);
  const read = reading(options, () => files.read(path));
  if ('value' in read) return [{ base: folder, rules: ignore().add(new TextDecoder().decode(read.value)) }];
  result.controls[path] = 'racy';
  result.lost.push({ place: path, kind: 'rules', ...read.failure });
  return [];
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
