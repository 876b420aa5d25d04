import { openCache } from '../../build/cache.ts';
import { readIndex } from '../../build/last-build.ts';
import { BuildRecords } from '../../build/platform/build-records.ts';
import { ProjectFiles } from '../../build/platform/files.ts';
import { SqliteCache } from '../../build/platform/sqlite-cache.ts';
import { loadDocuments, loadUnlinked, type ProjectDocuments } from '../../build/project-documents.ts';
import type { KnownOutlines } from '../../build/read.ts';
import { changesOnDisk } from '../../build/scan/changes.ts';
import { type Scan, scan } from '../../build/scan/scan.ts';
import { loadReaders } from './load-readers.ts';
import { documentExtensions, type Project } from './project.ts';

/** What is on disk now. */
export interface OpenedDocuments extends ProjectDocuments {
  readonly scan: Scan;
  readonly files: ProjectFiles;
  /** Paths, from the project's root, of the files that pylit itself wrote. */
  readonly written: ReadonlySet<string>;
}

/** All documents of a project as they are on disk now, read and linked; nothing is built. */
export async function openDocuments(project: Project): Promise<OpenedDocuments> {
  const files = new ProjectFiles(project.root);
  const { config } = project;
  const found = scanNow(project, files);
  const records = new BuildRecords(files.stateFile('records.db'));
  const written = new Set(Object.keys(records.outputs().written));
  records.close();
  const cache = openCache({ store: new SqliteCache(files.stateFile('cache.db')) });
  try {
    const documents = await loadDocuments(files, config, await loadReaders(project), found, cache);
    return { ...documents, scan: found, files, written };
  } finally {
    await cache.close();
  }
}

/** The same, read and not linked: for those who look at chunks only. @param known documents that were read before */
export async function openUnlinked(
  project: Project,
  known?: KnownOutlines,
): Promise<Pick<OpenedDocuments, 'sources' | 'library' | 'order' | 'scan'>> {
  const files = new ProjectFiles(project.root);
  const found = scanNow(project, files);
  const cache = openCache({ store: new SqliteCache(files.stateFile('cache.db')) });
  try {
    const readers = await loadReaders(project);
    const read = await loadUnlinked(files, project.config, readers, found, cache, { ...(known && { known }) });
    return { ...read, scan: found };
  } finally {
    await cache.close();
  }
}

/** What the source folder holds now. */
export function scanNow({ config }: Project, files: ProjectFiles): Scan {
  const { source } = config;
  const options = { source, exclude: config.exclude, skip: [config.output], extensions: documentExtensions(config) };
  const index = readIndex(files);
  return scan(files, options, index && { index, changes: changesOnDisk(files, source, index) });
}
