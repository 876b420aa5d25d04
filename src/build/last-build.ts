import type { OutputIndex, OutputRecord } from './outputs.ts';
import type { ProjectFiles } from './platform/files.ts';
import { type BuildReport, TRANSFORM_FAILED } from './report.ts';
import type { SourceChanges } from './scan/changes.ts';
import { type Controls, decodeIndex, type SourceIndex, stampText } from './scan/source-index.ts';
import { type HistoryStamps, historyStands } from './site-history.ts';

/** What the last complete build leaves in the index, so that the next one can see that there is nothing to do. */
export interface LastBuild {
  /** Of pylit, the configuration and what was asked for. */
  readonly identity: string;
  readonly report: BuildReport;
  /** The source and output folders, from the project's root. */
  readonly source: string;
  readonly output: string;
  /** Stamps of files that documents include or show. */
  readonly used: Controls;
  readonly outputs: OutputStamps;
  /** Absent where pages tell nothing of their history. */
  readonly history?: HistoryStamps;
  /** See `BuildOptions.environment`. */
  readonly environment?: Readonly<Record<string, string | null>>;
  /** See `BuildOptions.remember`. */
  readonly remembered?: unknown;
}

/**
 * By what to see that all outputs lie where they were written. Up to `EACH_LOOKED_AT` every file is looked at; of more pages only their
 * folders, which show whether one came or went, but not whether one was edited.
 */
export interface OutputStamps {
  /** Size and time of modification, by path. */
  readonly files: Readonly<Record<string, readonly [size: number, mtime: string]>>;
  readonly folders: Controls;
}

const EACH_LOOKED_AT = 2000;

/** The last complete build, if there was one. */
export function lastBuild(index: SourceIndex | undefined): LastBuild | undefined {
  const last = index?.result as LastBuild | undefined;
  return last?.source === undefined ? undefined : last;
}

/** Whether a block failed, which the next build tries again: what it needed may be there now. */
export function hasFailure({ report }: LastBuild): boolean {
  return report.messages.some(({ rule }) => rule === TRANSFORM_FAILED);
}

/** Whether everything beside the sources is as the last build left it. */
export function restStands(files: ProjectFiles, { used, outputs }: LastBuild): boolean {
  return usedFilesStand(files, used) && outputsStand(files, outputs);
}

/** Whether the history that pages tell of is as it was. */
export function lastHistoryStands(files: ProjectFiles, { history }: LastBuild): boolean {
  return history === undefined || historyStands(files, history);
}

/** Notes the stamps of files that documents include or show. */
export function usedFiles(files: ProjectFiles, paths: Iterable<string>): Controls {
  const now = BigInt(Date.now()) * 1_000_000n;
  return Object.fromEntries([...new Set(paths)].sort().map(path => [path, stampText(files.stamp(path), now)]));
}

function usedFilesStand(files: ProjectFiles, used: Controls): boolean {
  return Object.entries(used).every(([path, text]) => stampText(files.stamp(path), LATEST) === text);
}

const LATEST = 1n << 63n;

/** Notes by what to see that all outputs stand. */
export function outputStamps(files: ProjectFiles, written: OutputIndex['written']): OutputStamps {
  const all = Object.entries(written);
  const each = all.length <= EACH_LOOKED_AT ? all : all.filter(([, [, , , kind]]) => kind !== 'woven');
  const folders = all.length <= EACH_LOOKED_AT ? [] : all.map(([path]) => folderOf(path));
  return { files: Object.fromEntries(each.map(fileStamp)), folders: folderStamps(files, folders) };
}

/** The same after a few files were written. */
export function withWritten(
  files: ProjectFiles,
  stamps: OutputStamps,
  changed: ReadonlyMap<string, OutputRecord | undefined>,
): OutputStamps {
  const now = { ...stamps.files };
  const folders = new Set<string>();
  for (const [path, record] of changed) {
    if (record && path in now) Object.assign(now, Object.fromEntries([fileStamp([path, record])]));
    if (folderOf(path) in stamps.folders) folders.add(folderOf(path));
  }
  return { files: now, folders: { ...stamps.folders, ...folderStamps(files, folders) } };
}

function fileStamp([path, [, size, mtime]]: [string, OutputRecord]): [string, [number, string]] {
  return [path, [size, mtime]];
}

function folderStamps(files: ProjectFiles, folders: Iterable<string>): Controls {
  return Object.fromEntries(
    [...new Set(folders)].map(folder => [folder, stampText(files.folderStamp(folder), LATEST)]),
  );
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

function outputsStand(files: ProjectFiles, stamps: OutputStamps): boolean {
  for (const path in stamps.files) {
    const stamp = files.metadata(path);
    if (stamp?.size !== stamps.files[path]?.[0] || String(stamp?.mtime) !== stamps.files[path]?.[1]) return false;
  }
  for (const folder in stamps.folders)
    if (stampText(files.folderStamp(folder), LATEST) !== stamps.folders[folder]) return false;
  return true;
}

/** The file in `.pylit` that holds the metadata cache and the last build. */
export const INDEX_FILE = 'index';

/** The metadata cache; undefined where it is absent, torn or of another version. */
export function readIndex(files: ProjectFiles): SourceIndex | undefined {
  const stamp = files.stateStamp(INDEX_FILE);
  const last = recent.get(files);
  if (last?.stamp === stamp) return last.index;
  const bytes = files.readState(INDEX_FILE);
  const index = bytes && decodeIndex(bytes);
  recent.set(files, { stamp, index });
  return index;
}

/** A command asks more than once, and the file is seldom another one then. */
const recent = new WeakMap<ProjectFiles, { readonly stamp: string; readonly index: SourceIndex | undefined }>();

/** Whether the disk is as the index says. */
export function isNothing({ folders, documents, controls }: SourceChanges): boolean {
  return folders.size === 0 && documents.size === 0 && !controls;
}

/** What a build reports that finds nothing to do. */
export function unchangedReport({ report }: LastBuild): BuildReport {
  const { documents, blocks, outputs } = report;
  return {
    ...report,
    documents: { total: documents.total, read: 0 },
    blocks: { total: blocks.total, transformed: 0, reused: blocks.total },
    outputs: { written: 0, unchanged: outputs.written + outputs.unchanged, removed: 0 },
  };
}
