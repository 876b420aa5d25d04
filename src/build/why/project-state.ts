import type { NavigationNode } from '../../literate/format.ts';
import type { BuildOptions, BuildParts } from '../build.ts';
import { openProjectCache } from '../cache/project-cache.ts';
import type { BuildCache, LocalStore } from '../cache.ts';
import { EarlyWork } from '../early-work.ts';
import { hasFailure, isNothing, type LastBuild, lastBuild, readIndex, restStands } from '../last-build.ts';
import { lastDocuments } from '../last-documents.ts';
import { NO_OUTPUTS, type OutputIndex } from '../outputs.ts';
import type { PageRecord } from '../page-record.ts';
import { BuildRecords } from '../platform/build-records.ts';
import { ProjectFiles } from '../platform/files.ts';
import { SqliteCache } from '../platform/sqlite-cache.ts';
import { loadDocuments, type ProjectDocuments } from '../project-documents.ts';
import { changesOnDisk, type SourceChanges } from '../scan/changes.ts';
import { type Scan, scan } from '../scan/scan.ts';
import type { SourceIndex } from '../scan/source-index.ts';
import { buildIdentity, scanOptions } from '../session.ts';

/** A project as the last builds left it and as it is on the disk: what the next build would begin with. Nothing is changed. */
export interface ProjectState {
  readonly options: BuildOptions;
  readonly files: ProjectFiles;
  readonly parts: BuildParts;
  readonly found: Scan;
  readonly documents: ProjectDocuments;
  /** Documents of which no outline is known: they are read. */
  readonly read: ReadonlySet<string>;
  readonly cache: BuildCache;
  /** Blocks that were transformed before, as a build finds them again. */
  readonly early: EarlyWork;
  readonly remembered: Remembered;
  /** What the last scan found. */
  readonly index: SourceIndex | undefined;
  readonly changes: SourceChanges | undefined;
  /** The last complete build. */
  readonly last: LastBuild | undefined;
  /** Nothing differs from what the last complete build left, so the next one looks at nothing. */
  readonly isUnchanged: boolean;
}

/** What builds noted of their outputs. */
export interface Remembered {
  readonly outputs: OutputIndex;
  /** By format and document. */
  readonly pages: ReadonlyMap<string, ReadonlyMap<string, PageRecord>>;
  identity(digest: string): string | undefined;
  menu(id: string): readonly NavigationNode[] | undefined;
  close(): void;
}

/**
 * Works with what a build would begin with.
 *
 * @throws PylitError as a build does: `config`, `plugin`, `usage`, `io`
 */
export async function withProjectState<Result>(
  options: BuildOptions,
  work: (state: ProjectState) => Promise<Result>,
): Promise<Result> {
  const files = new ProjectFiles(options.root);
  const parts = await options.load();
  const cache = openToRead(files, options);
  const remembered = remember(
    files,
    parts.formats.map(({ name }) => name),
  );
  try {
    return await work(await readState(options, files, parts, cache, remembered));
  } finally {
    remembered.close();
    await cache.close();
  }
}

async function readState(
  options: BuildOptions,
  files: ProjectFiles,
  parts: BuildParts,
  cache: BuildCache,
  remembered: Remembered,
): Promise<ProjectState> {
  const index = readIndex(files);
  const changes = index && changesOnDisk(files, options.config.source, index);
  const last = lastBuild(index);
  const stands = last !== undefined && last.identity === buildIdentity(options) && restStands(files, last);
  const earlierIds = new Map(
    [...remembered.pages.values()].flatMap(pages => [...pages].map(([path, { id }]) => [path, id])),
  );
  const hasOutputs = Object.keys(remembered.outputs.written).length > 0;
  const scanning = { ...scanOptions(options), last: () => lastDocuments(index, { ids: earlierIds, hasOutputs }) };
  const found = scan(files, scanning, index && changes && { index, changes });
  const read = new Set<string>();
  const documents = await loadDocuments(files, options.config, parts.readers, found, cache, {
    onRead(path) {
      read.add(path);
      return false;
    },
    linkNotation: parts.linkNotation,
  });
  const early = new EarlyWork({
    formats: parts.formats,
    cache,
    paths: { documents: found.documents, files: found.files },
    ids: found.documents,
    earlierIds,
    force: false,
  });
  await early.begin();
  const isUnchanged = changes !== undefined && stands && isNothing(changes) && !hasFailure(last);
  return {
    ...{ options, files, parts, found, documents, read, cache, early, remembered },
    ...{ index, changes, last, isUnchanged },
  };
}

/** The cache as a build would use it, yet nothing is written to it. */
function openToRead(files: ProjectFiles, { config }: BuildOptions): BuildCache {
  const cache = openProjectCache(files, config, () => {}, localToRead(files));
  return { ...cache, setMany: async () => {} };
}

function localToRead(files: ProjectFiles): LocalStore {
  const empty: LocalStore = { getMany: keys => keys.map(() => undefined), setMany() {}, close() {} };
  if (files.stateStamp('cache.db') === '') return empty;
  try {
    return new SqliteCache(files.stateFile('cache.db'), { readOnly: true });
  } catch {
    // A build would make a damaged one anew.
    return empty;
  }
}

function remember(files: ProjectFiles, formats: readonly string[]): Remembered {
  const records = recordsToRead(files);
  return {
    outputs: records?.outputs() ?? NO_OUTPUTS,
    pages: new Map(formats.map(format => [format, records?.pages(format) ?? new Map()])),
    identity: digest => unlessAbsent(() => records?.identity(digest)),
    menu: id => records?.menu(id),
    close: () => records?.close(),
  };
}

function recordsToRead(files: ProjectFiles): BuildRecords | undefined {
  if (files.stateStamp('records.db') === '') return undefined;
  return unlessAbsent(() => new BuildRecords(files.stateFile('records.db'), true));
}

/** Records of an earlier pylit may lack what is asked for. */
function unlessAbsent<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
