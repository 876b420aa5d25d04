import { openCache } from '../../build/cache.ts';
import type { ProjectFiles } from '../../build/platform/files.ts';
import { SqliteCache } from '../../build/platform/sqlite-cache.ts';
import { loadUnlinked, type ProjectDocuments } from '../../build/project-documents.ts';
import type { Scan } from '../../build/scan/scan.ts';
import type { EditedOutput } from '../../build/stitch/edited-files.ts';
import {
  canLookUp,
  lookUp,
  makeProgramTable,
  type ProgramTable,
  readProgramTable,
  shapesStand,
  withDocuments,
  writeProgramTable,
} from '../../build/stitch/program-table.ts';
import type { Reader } from '../../reader/reader.ts';
import { scanNow } from '../project/open-documents.ts';
import type { Project } from '../project/project.ts';

/** Documents, read: of a project all, or those that some files come from. */
export interface DocumentsOfFiles extends Pick<ProjectDocuments, 'sources' | 'library' | 'order'> {
  readonly scan: Scan;
}

/** Reads the documents that edited files come from: only these, where it is known which they are, else all. */
export async function openForFiles(
  project: Project,
  files: ProjectFiles,
  readers: readonly Reader[],
  edited: readonly EditedOutput[],
): Promise<DocumentsOfFiles> {
  const { config } = project;
  const scan = scanNow(project, files);
  const cache = openCache({ store: new SqliteCache(files.stateFile('cache.db')) });
  const read = (found: Scan) => loadUnlinked(files, config, readers, found, cache);
  try {
    const identity = JSON.stringify([project.identity, readers.map(reader => reader.identity)]);
    const isKnown = canLookUp(config) && scan.lost.length === 0;
    const table = isKnown ? readProgramTable(files, identity) : undefined;
    const some =
      table && !edited.some(mayRefer) ? await readSome(table, scan, read, pathsOf(project, edited)) : undefined;
    if (some && table) {
      const now = withDocuments(table, scan.documents);
      if (now.ids !== table.ids) writeProgramTable(files, now);
      return { ...some, scan };
    }
    const all = await read(scan);
    const made = isKnown ? makeProgramTable(identity, scan.documents, all) : undefined;
    if (made) writeProgramTable(files, made);
    return { ...all, scan };
  } finally {
    await cache.close();
  }
}

/** New code that looks like a reference is escaped where some chunk has that name: all names must be known then. */
function mayRefer({ ours }: EditedOutput): boolean {
  return ours.includes('<<');
}

/** As chunks name files. */
function pathsOf({ config }: Project, edited: readonly EditedOutput[]): string[] {
  const { root } = config.tangle;
  return edited.map(({ path }) => (root === '.' ? path : path.slice(root.length + 1)));
}

/** Undefined where the table holds no longer. */
async function readSome(
  table: ProgramTable,
  scan: Scan,
  read: (found: Scan) => Promise<Omit<DocumentsOfFiles, 'scan'>>,
  paths: readonly string[],
): Promise<Omit<DocumentsOfFiles, 'scan'> | undefined> {
  const found = lookUp(table, scan.documents, paths);
  if (!found) return undefined;
  const wanted = new Set([...found.related, ...found.doubtful]);
  const some = new Map([...scan.documents].filter(([path]) => wanted.has(path)));
  const { sources, library, order } = await read({ ...scan, documents: some });
  if (library.outlines.size !== wanted.size || !shapesStand(table, library.outlines)) return undefined;
  return { sources, library, order: { ...order, documents: found.related } };
}
