import { blobId } from '../bytes/object-id.ts';
import { PylitError } from '../core/error.ts';
import { refusePath } from '../core/path.ts';
import type { DocumentMessage } from '../literate/tangle/placed-part.ts';
import type { Reader } from '../reader/reader.ts';
import { loadBibliography } from './bibliography.ts';
import type { BuildCache } from './cache.ts';
import type { Config } from './config.ts';
import { type Spans, timed } from './events.ts';
import { link, type SymbolTable } from './link.ts';
import { type LinkNotation, placedNotations } from './notations.ts';
import { loadInventories } from './objects/inventories.ts';
import type { ProjectFiles } from './platform/files.ts';
import { type Library, type Reading, readDocuments, type Sources } from './read.ts';
import { type ReadingOrder, readingOrder } from './reading-order.ts';
import type { ReportMessage } from './report.ts';
import { inProject } from './scan/in-project.ts';
import { tryToRead } from './scan/lost.ts';
import type { Scan } from './scan/scan.ts';

/** All documents of a project, read and linked. */
export interface ProjectDocuments {
  readonly sources: Sources;
  readonly library: Library;
  readonly order: ReadingOrder;
  readonly table: SymbolTable;
  /** What readers and linking found. */
  readonly messages: readonly DocumentMessage[];
  /** What is wrong with the inventories of other projects, and with the works that are cited. */
  readonly outsideProblems: readonly ReportMessage[];
}

/** Reads what was scanned (from the cache where it was read before), for those who ask for no names. */
export async function loadUnlinked(
  files: ProjectFiles,
  config: Config,
  readers: readonly Reader[],
  found: Scan,
  cache: BuildCache,
  reading: Reading = {},
): Promise<Pick<ProjectDocuments, 'sources' | 'library' | 'order'>> {
  const sources = sourcesOf(files, config, found);
  const library = await readDocuments(sources, readers, cache, reading);
  return { sources, library, order: readingOrder(library.outlines, config.contents, library.outlines) };
}

/** Reads what was scanned (from the cache where it was read before) and links it. */
export async function loadDocuments(
  files: ProjectFiles,
  config: Config,
  readers: readonly Reader[],
  found: Scan,
  cache: BuildCache,
  reading: Reading & { readonly spans?: Spans | undefined; readonly linkNotation?: LinkNotation | undefined } = {},
): Promise<ProjectDocuments> {
  const sources = sourcesOf(files, config, found);
  const library = await readDocuments(sources, readers, cache, reading);
  const linked: DocumentMessage[] = [];
  const { inventories, problems } = loadInventories(files, config);
  const rules = { stages: config.stages, isStrict: config.tangle.references === 'strict' };
  const { order, table } = timed(reading.spans, 'link', () => {
    const order = readingOrder(library.outlines, config.contents, library.outlines);
    return { order, table: link(library.outlines, order.documents, found.files, linked, rules, inventories) };
  });
  const notations = reading.linkNotation && placedNotations(library.outlines, order.documents);
  const declarations = notations && reading.linkNotation?.(notations);
  const works = await loadBibliography(files, config, library.outlines, order.documents);
  const read = [...library.outlines].flatMap(([document, outline]) =>
    outline.messages.map(message => ({ ...message, document })),
  );
  return {
    sources,
    library,
    order,
    table: { ...table, declarations, bibliography: works.bibliography },
    messages: [...read, ...linked],
    outsideProblems: [...problems, ...works.problems],
  };
}

/** The bytes of documents: those that were scanned, else those on the disk. */
export function sourcesOf(files: ProjectFiles, config: Config, found: Scan): Sources {
  const lost = found.index.lost?.documents ?? {};
  return {
    documents: found.documents,
    release: path => found.contents.delete(path),
    // An include may name any path: one that is refused is as good as absent.
    bytes: path =>
      found.contents.get(path) ??
      (refusePath(path) ? undefined : unchanged(path, readNow(files, config, path, found), found)),
    isLost: path => path in lost,
  };
}

/** What is no document is as good as absent where it cannot be read; whoever includes it says so. */
function readNow(files: ProjectFiles, config: Config, path: string, found: Scan): Uint8Array | undefined {
  const read = tryToRead(() => files.read(inProject(config.source, path)));
  if ('value' in read) return read.value;
  if (!found.documents.has(path) || found.index.lost?.documents[path] !== undefined) return undefined;
  throw new PylitError('io', `Cannot read ${path}.`, { data: { unread: path } });
}

/** A document that was saved since it was scanned has another id: nothing may be remembered of the new bytes under the old one. */
function unchanged(path: string, bytes: Uint8Array | undefined, found: Scan): Uint8Array | undefined {
  const id = found.documents.get(path);
  if (id === undefined || found.index.lost?.documents[path] !== undefined || (bytes && blobId(bytes) === id))
    return bytes;
  throw new PylitError('io', `${path} changed while it was built.`, { data: { changed: path } });
}
