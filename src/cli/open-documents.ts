import { openCache } from '../build/cache.ts';
import { ProjectFiles } from '../build/platform/files.ts';
import { SqliteCache } from '../build/platform/sqlite-cache.ts';
import { loadDocuments, type ProjectDocuments } from '../build/project-documents.ts';
import { scan } from '../build/scan.ts';
import { loadState } from '../build/state.ts';
import { DOCUMENT_EXTENSIONS, loadReaders, type Project } from './project.ts';

/** All documents of a project as they are on disk now, read and linked; nothing is built. */
export async function openDocuments(project: Project): Promise<ProjectDocuments> {
  const files = new ProjectFiles(project.root);
  const { config } = project;
  const options = {
    source: config.source,
    exclude: config.exclude,
    skip: [config.output],
    extensions: DOCUMENT_EXTENSIONS,
  };
  const found = scan(files, options, loadState(files).scan);
  const cache = openCache({ store: new SqliteCache(files.stateFile('cache.db')) });
  try {
    return await loadDocuments(files, config, await loadReaders(), found, cache);
  } finally {
    await cache.close();
  }
}
