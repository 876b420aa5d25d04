import { hash } from '../../bytes/hash.ts';
import type { DocumentOutline } from '../../literate/document.ts';
import { documentsByFile, referencesIn } from '../../literate/stitch/related.ts';
import type { Config } from '../config.ts';
import type { ProjectFiles } from '../platform/files.ts';
import type { ProjectDocuments } from '../project-documents.ts';
import { chunkParts } from '../tangle.ts';

/** Changes whenever the shape of the table does, or what it is made from. */
const VERSION = 1;

const FILE = 'programs.json';

/**
 * Which documents each tangled file comes from, so that stitching one reads these and no others. It holds as long as nobody changed the
 * names of chunks and files, the references between chunks, or the order of documents; edits of code and prose do not touch it.
 */
export interface ProgramTable {
  readonly version: number;
  /** Of pylit, the configuration and the readers. */
  readonly identity: string;
  /** Paths of all documents, as scans list them. */
  readonly paths: readonly string[];
  /** Their blob ids, one behind the other. */
  readonly ids: string;
  /** The digest of what each document says of chunks (see `shapeOf`). */
  readonly shapes: readonly string[];
  /** Documents in reading order, by their rows in `paths`. */
  readonly order: readonly number[];
  /** Documents that include others, so that their ids do not tell all. */
  readonly including: readonly number[];
  /** The documents that an edit of a tangled file may concern. Paths as chunks name them. */
  readonly files: Readonly<Record<string, readonly number[]>>;
}

type ReadDocuments = Pick<ProjectDocuments, 'library' | 'order'>;

/** Whether programs of such a project can be looked up: with stages and annotation, a file tells of more than its own documents. */
export function canLookUp({ stages, tangle }: Config): boolean {
  return (stages ?? []).length === 0 && tangle.annotate === 'none';
}

/** Makes the table; undefined where some code belongs to a stage, or some document cannot be read. */
export function makeProgramTable(
  identity: string,
  documents: ReadonlyMap<string, string>,
  read: ReadDocuments,
): ProgramTable | undefined {
  const { outlines } = read.library;
  const parts = chunkParts(read);
  if (outlines.size !== documents.size || parts.some(({ stage }) => stage !== undefined)) return undefined;
  const paths = [...documents.keys()];
  const rows = new Map(paths.map((path, row) => [path, row]));
  const rowsOf = (some: Iterable<string>) => Array.from(some, path => rows.get(path) ?? -1);
  return {
    version: VERSION,
    identity,
    paths,
    ids: [...documents.values()].join(''),
    shapes: paths.map(path => shapeOf(outlines.get(path))),
    order: rowsOf(read.order.documents),
    including: rowsOf(paths.filter(path => (outlines.get(path)?.inclusions.length ?? 0) > 0)),
    files: Object.fromEntries(Array.from(documentsByFile(parts), ([file, some]) => [file, rowsOf(some)])),
  };
}

/** What was found in the table. */
export interface LookedUp {
  /** The documents of the files, in reading order. */
  readonly related: readonly string[];
  /** Documents that changed since, or that may have: the table holds where their shapes are what they were. */
  readonly doubtful: readonly string[];
}

/** So many documents that changed are worth looking at; for more of them all are read. */
const MOST_DOUBTFUL = 50;

/** Looks some files up; undefined where the table does not know them, or holds no longer. */
export function lookUp(
  table: ProgramTable,
  documents: ReadonlyMap<string, string>,
  files: readonly string[],
): LookedUp | undefined {
  if (documents.size !== table.paths.length) return undefined;
  const doubtful = new Set(table.including);
  let row = 0;
  for (const [path, id] of documents) {
    if (path !== table.paths[row]) return undefined;
    if (!table.ids.startsWith(id, row * id.length)) doubtful.add(row);
    row += 1;
  }
  if (doubtful.size > MOST_DOUBTFUL) return undefined;
  const related = new Set<number>();
  for (const file of files) {
    if (!Object.hasOwn(table.files, file)) return undefined;
    for (const one of table.files[file] ?? []) related.add(one);
  }
  const pathsOf = (rows: Iterable<number>) => Array.from(rows, one => table.paths[one] ?? '');
  return { related: pathsOf(table.order.filter(one => related.has(one))), doubtful: pathsOf(doubtful) };
}

/** Whether documents say the same of chunks as when the table was made. */
export function shapesStand(table: ProgramTable, outlines: ReadonlyMap<string, DocumentOutline>): boolean {
  const rows = new Map(table.paths.map((path, row) => [path, row]));
  return [...outlines].every(([path, outline]) => table.shapes[rows.get(path) ?? -1] === shapeOf(outline));
}

/** The table for documents of other bytes and the same shapes. */
export function withDocuments(table: ProgramTable, documents: ReadonlyMap<string, string>): ProgramTable {
  return { ...table, ids: [...documents.values()].join('') };
}

/** The digest of everything in a document that decides which documents a file comes from, and in what order. */
function shapeOf(outline: DocumentOutline | undefined): string {
  if (!outline) return '';
  const { chunks, pages } = outline.exports;
  const shapes = chunks.map(({ code, block: _block, line: _line, column: _column, defs: _defs, ...part }) => [
    part,
    ...referencesIn({ code, ...part }),
  ]);
  const lists = pages.map(({ block: _block, ...list }) => list);
  return shapes.length + lists.length === 0 ? '' : hash('sha1', JSON.stringify([shapes, lists])).slice(0, 16);
}

/** The table, where there is one of this identity. */
export function readProgramTable(files: ProjectFiles, identity: string): ProgramTable | undefined {
  const bytes = files.readState(FILE);
  if (!bytes) return undefined;
  try {
    const table: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isTable(table) && table.identity === identity ? table : undefined;
  } catch {
    return undefined;
  }
}

function isTable(value: unknown): value is ProgramTable {
  const { version, paths, ids, shapes, order, including, files } = (value ?? {}) as Partial<ProgramTable>;
  return (
    version === VERSION &&
    [paths, shapes, order, including].every(Array.isArray) &&
    typeof ids === 'string' &&
    typeof files === 'object' &&
    Object.values(files ?? {}).every(Array.isArray)
  );
}

/** Keeps a table. It is no harm if that fails, as where the disk is full: then all documents are read the next time. */
export function writeProgramTable(files: ProjectFiles, table: ProgramTable): void {
  try {
    files.writeState(FILE, new TextEncoder().encode(JSON.stringify(table)));
  } catch {
    // Nothing depends on it.
  }
}
