import type { ProjectFiles } from '../../build/platform/files.ts';
import { inProject } from '../../build/scan/in-project.ts';
import { type SourceIndex, stampText } from '../../build/scan/source-index.ts';
import { blobId } from '../../bytes/object-id.ts';
import type { RecordedState } from './platform/pending-records.ts';
import type { RecordedFile } from './snapshot-record.ts';
import { idsByPath, type KnownDocuments, sourcesDigest } from './sources-digest.ts';

/** What the disk is compared with, and where bytes come from. */
export interface SourceView {
  readonly files: ProjectFiles;
  /** The source folder, from the project's root. */
  readonly source: string;
  readonly index: Pick<SourceIndex, 'documents' | 'ids' | 'others' | 'lost'>;
  /** Bytes that are in memory, by path from the source root. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  /** Whether pylit made a file; its path from the project's root. */
  readonly isMade: (path: string) => boolean;
}

/** Documents that changed since others were known. */
export interface ChangedDocuments {
  readonly files: readonly RecordedFile[];
  /** Whether each has the bytes that its id names: one may have been saved again meanwhile. */
  readonly isExact: boolean;
}

/** The documents that differ from those known; all of them where none is. */
export function changedDocuments(view: SourceView, known?: KnownDocuments): ChangedDocuments {
  const { index, source } = view;
  const files: RecordedFile[] = [];
  let isExact = true;
  for (const { path, id } of differingDocuments(index, known)) {
    if (id === undefined) {
      files.push({ path: inProject(source, path), kind: 'document' });
      continue;
    }
    const bytes = view.contents.get(path) ?? bytesAt(view.files, inProject(source, path));
    if (bytes) files.push({ path: inProject(source, path), kind: 'document', bytes });
    // The index has another version of what the build could not read.
    if (!index.lost || !(path in index.lost.documents)) isExact &&= bytes !== undefined && blobId(bytes) === id;
  }
  return { files, isExact };
}

/** Documents that came or changed, with their ids, and those that went. */
function* differingDocuments(
  now: KnownDocuments,
  known: KnownDocuments | undefined,
): Generator<{ path: string; id?: string }> {
  const { paths } = now.documents;
  const idOf = (row: number) => now.ids.slice(row * 40, row * 40 + 40);
  if (known?.documents.paths === paths) {
    // Nothing came or went, as with nearly every save.
    for (let row = 0; row < paths.length; row += 1)
      if (!known.ids.startsWith(idOf(row), row * 40)) yield { path: paths[row] ?? '', id: idOf(row) };
    return;
  }
  const before = known ? idsByPath(known) : new Map<string, string>();
  for (const [row, path] of paths.entries()) {
    if (before.get(path) !== idOf(row)) yield { path, id: idOf(row) };
    before.delete(path);
  }
  for (const path of before.keys()) yield { path };
}

/** What cannot be read stays in the log as it was. */
function bytesAt(files: ProjectFiles, path: string): Uint8Array | undefined {
  try {
    return files.read(path);
  } catch {
    return undefined;
  }
}

/** The documents that a state stands for, if an index, or the state itself, holds them. */
export function knownDocuments(
  state: RecordedState | undefined,
  source: string,
  before: KnownDocuments | undefined,
): KnownDocuments | undefined {
  if (!state) return undefined;
  if (before && sourcesDigest(source, before) === state.sources) return before;
  if (!state.documents) return undefined;
  return { documents: { paths: Object.keys(state.documents) }, ids: Object.values(state.documents).join('') };
}

/** Other files that changed, and their stamps now. */
export interface ChangedOthers {
  readonly files: readonly RecordedFile[];
  readonly stamps: Readonly<Record<string, string>>;
}

/** All other files that are somebody's work, from the project's root. */
export function otherPaths({ index, source, isMade }: SourceView): string[] {
  return index.others.map(path => inProject(source, path)).filter(path => !isMade(path));
}

/** The other files whose stamps differ from those known; no more than so many bytes of them, the rest another time. */
export function changedOthers(view: SourceView, known: RecordedState['others'], budget: number): ChangedOthers {
  const { files } = view;
  const now = BigInt(Date.now()) * 1_000_000n;
  const found: RecordedFile[] = [];
  const stamps: Record<string, string> = {};
  const places = otherPaths(view);
  let left = budget;
  for (const path of places) {
    const stamp = files.stamp(path);
    const text = stampText(stamp, now) ?? '';
    const isSame = known[path] === text && text !== 'racy';
    const bytes = isSame || !stamp || stamp.size > left ? undefined : bytesAt(files, path);
    if (isSame || bytes) stamps[path] = text;
    if (!bytes) continue;
    left -= bytes.length;
    found.push({ path, kind: 'file', bytes, ...((files.mode(path) & 0o100) !== 0 && { executable: true }) });
  }
  const there = new Set(places);
  for (const path of Object.keys(known)) if (!there.has(path)) found.push({ path, kind: 'file' });
  return { files: found, stamps };
}
