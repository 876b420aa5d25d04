import { openCache } from '../build/cache.ts';
import { ProjectFiles } from '../build/platform/files.ts';
import { SqliteCache } from '../build/platform/sqlite-cache.ts';
import { loadDocuments, type ProjectDocuments } from '../build/project-documents.ts';
import { type Scan, scan } from '../build/scan.ts';
import { loadState } from '../build/state.ts';
import { DOCUMENT_EXTENSIONS, loadReaders, type Project } from './project.ts';

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
  const options = {
    source: config.source,
    exclude: config.exclude,
    skip: [config.output],
    extensions: DOCUMENT_EXTENSIONS,
  };
  const state = loadState(files);
  const found = scan(files, options, state.scan);
  const cache = openCache({ store: new SqliteCache(files.stateFile('cache.db')) });
  try {
    const documents = await loadDocuments(files, config, await loadReaders(config), found, cache);
    return { ...documents, scan: found, files, written: new Set(Object.keys(state.outputs.written)) };
  } finally {
    await cache.close();
  }
}
