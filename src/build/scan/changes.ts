import type { FileStamp, ProjectFiles } from '../platform/files.ts';
import { inProject } from './in-project.ts';
import { type SourceIndex, type StampTable, stampText } from './source-index.ts';

/** Which rows of an index the disk differs from. */
export interface SourceChanges {
  /** Rows of folders that may hold other names, or are gone. */
  readonly folders: ReadonlySet<number>;
  /** Rows of documents that may have other bytes, or are gone. */
  readonly documents: ReadonlySet<number>;
  /** A file that decides what is a source, or how it is built, differs: nothing of the index may be believed. */
  readonly controls: boolean;
}

/** Looks at the metadata of everything in an index, and at nothing else: no folder is listed, no file is opened. */
export function changesOnDisk(files: ProjectFiles, source: string, index: SourceIndex): SourceChanges {
  return {
    folders: differing(index.folders, path => files.folderStamp(path)),
    documents: differing(index.documents, path => files.metadata(inProject(source, path))),
    controls: !controlsStand(files, index),
  };
}

/** Whether the configuration and all else that decides what is built is as it was. */
export function controlsStand(files: ProjectFiles, { controls }: SourceIndex): boolean {
  return Object.entries(controls).every(([path, text]) => stampText(files.stamp(path), LATEST) === text);
}

/**
 * The same by what a watcher saw: the rows of some paths of the project, and of the folders that they stand in. What could not be read is always
 * looked at.
 */
export function changesAmong(
  files: ProjectFiles,
  source: string,
  index: SourceIndex,
  paths: ReadonlySet<string>,
): SourceChanges {
  const folders = new Set<number>();
  const documents = new Set<number>();
  for (const path of paths) {
    const row = documentRow(source, index, path);
    if (row !== undefined) documents.add(row);
    // A document that is still there changes no list of names.
    if (row === undefined || !files.metadata(path)) addFolders(index, path, folders);
  }
  for (const path of Object.keys(index.lost?.documents ?? {})) addDocument(source, index, path, documents);
  for (const path of Object.keys(index.lost?.folders ?? {})) addFolders(index, path, folders);
  return { folders, documents, controls: Object.keys(index.controls).some(path => paths.has(path)) };
}

/** The same changes, and some documents (from the source folder) that are doubtful for another reason. */
export function changesWith(
  source: string,
  index: SourceIndex,
  changes: SourceChanges,
  doubtful: Iterable<string>,
): SourceChanges {
  const documents = new Set(changes.documents);
  for (const path of doubtful) addDocument(source, index, path, documents);
  return { ...changes, documents };
}

function addDocument(source: string, index: SourceIndex, path: string, rows: Set<number>): void {
  const row = documentRow(source, index, inProject(source, path));
  if (row !== undefined) rows.add(row);
}

/** Paths of documents are in order, so that the row of one is found by halving. */
function documentRow(source: string, { documents: { paths } }: SourceIndex, path: string): number | undefined {
  const wanted = source === '.' ? path : path.slice(source.length + 1);
  if (inProject(source, wanted) !== path) return undefined;
  let low = 0;
  let high = paths.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paths[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return paths[low] === wanted ? low : undefined;
}

/** The row of a folder, and of the nearest known folder above: what is new there is found by listing it. */
function addFolders({ folders: { paths } }: SourceIndex, path: string, rows: Set<number>): void {
  for (let folder: string | undefined = path; folder !== undefined; folder = parentOf(folder)) {
    const row = paths.indexOf(folder);
    if (row < 0) continue;
    rows.add(row);
    if (folder !== path) break;
  }
}

function parentOf(path: string): string | undefined {
  if (path === '.') return undefined;
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

/** Later than any file: whether a stamp is old enough to be believed was decided when it was noted. */
const LATEST = 1n << 63n;

function differing({ paths, stamps }: StampTable, stampOf: (path: string) => FileStamp | undefined): Set<number> {
  const rows = new Set<number>();
  for (let row = 0; row < paths.length; row += 1) {
    const stamp = stampOf(paths[row] ?? '');
    const at = row * 4;
    const same =
      stamp !== undefined &&
      stamps[at + 1] === stamp.mtime &&
      stamps[at + 2] === stamp.ctime &&
      stamps[at + 3] === stamp.inode &&
      Number(stamps[at]) === stamp.size;
    if (!same) rows.add(row);
  }
  return rows;
}
