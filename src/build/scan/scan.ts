import { blobId } from '../../bytes/object-id.ts';
import { PylitError, quote } from '../../core/error.ts';
import type { FileStamp, ProjectFiles } from '../platform/files.ts';
import { isUtf8 } from '../platform/utf8.ts';
import type { SourceChanges } from './changes.ts';
import { inProject } from './in-project.ts';
import { type LastDocuments, type LostSource, type LostSources, NO_ID } from './lost.ts';
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
import { reading, type Walk, walk, walkedBefore } from './walk.ts';

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
