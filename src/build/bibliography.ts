import { blobId } from '../bytes/object-id.ts';
import type { EntryTable, ReadEntries } from '../literate/citation/entry.ts';
import type { LinkedBibliography } from '../literate/citation/linked-bibliography.ts';
import type { DocumentOutline } from '../literate/document.ts';
import type { Config } from './config.ts';
import type { ProjectFiles } from './platform/files.ts';
import type { ReportMessage } from './report.ts';
import { inProject } from './scan/in-project.ts';
import { tryToRead } from './scan/lost.ts';

/** The works that documents cite, and what is wrong with their files and lists. */
export interface LoadedBibliography {
  readonly bibliography?: LinkedBibliography;
  readonly problems: readonly ReportMessage[];
}

/** Reads the files of works that the configuration names, and links what documents cite to them. Nothing is loaded where nothing is cited. */
export async function loadBibliography(
  files: ProjectFiles,
  config: Config,
  outlines: ReadonlyMap<string, DocumentOutline>,
  order: readonly string[],
): Promise<LoadedBibliography> {
  const { bibliography: configured } = config;
  const documents = order.flatMap(document => {
    const citations = outlines.get(document)?.exports.citations;
    return citations ? [{ document, citations }] : [];
  });
  if (!configured || documents.length === 0) return { problems: [] };
  const problems: ReportMessage[] = [];
  const tables: { readonly file: string; readonly entries: EntryTable }[] = [];
  for (const file of configured.files) {
    const read = await readWorks(files, file);
    problems.push(
      ...read.problems.map(({ text, ...problem }) => ({ file, rule: 'bibliography', message: text, ...problem })),
    );
    problems.push(...repeated(file, read.entries, tables));
    tables.push({ file, entries: read.entries });
  }
  problems.push(...misplacedLists(config, outlines, documents));
  const { linkBibliography } = await import('../literate/citation/linked-bibliography.ts');
  return {
    bibliography: linkBibliography(joined(tables.map(({ entries }) => entries)), documents, {
      ...configured,
      language: config.language,
    }),
    problems,
  };
}

/** What was read last, by file and blob id: a session builds many times. */
const recent = new Map<string, { readonly id: string; readonly read: ReadEntries }>();

const RECENT = 16;

async function readWorks(files: ProjectFiles, file: string): Promise<ReadEntries> {
  const found = tryToRead(() => files.read(file));
  const bytes = 'value' in found ? found.value : undefined;
  if (!bytes) return failed(`There is no file "${file}".`, 'The configuration names it in `bibliography`.');
  const id = blobId(bytes);
  const known = recent.get(file);
  if (known?.id === id) return known.read;
  const read = await readText(file, new TextDecoder('utf-8').decode(bytes));
  if (recent.size >= RECENT) recent.clear();
  recent.set(file, { id, read });
  return read;
}

async function readText(file: string, text: string): Promise<ReadEntries> {
  if (file.toLowerCase().endsWith('.json')) {
    const { readCslJson } = await import('../literate/citation/csl-json.ts');
    return readCslJson(text);
  }
  const { readBibtex } = await import('../literate/citation/bibtex/read-bibtex.ts');
  return readBibtex(text);
}

function failed(text: string, hint: string): ReadEntries {
  return { entries: new Map(), problems: [{ severity: 'error', line: 1, column: 1, text, hint }] };
}

/** Keys that earlier files have, too. */
function repeated(
  file: string,
  entries: EntryTable,
  earlier: readonly { readonly file: string; readonly entries: EntryTable }[],
): ReportMessage[] {
  if (earlier.length === 0) return [];
  return [...entries.keys()].flatMap(key => {
    const other = earlier.find(table => table.entries.has(key));
    if (!other) return [];
    const message = `The key "${key.slice(0, 80)}" is also in ${other.file}, whose entry holds.`;
    const line = entries.get(key)?.line ?? 1;
    return [{ file, line, column: 1, severity: 'warning' as const, rule: 'bibliography', message }];
  });
}

/** Of several entries with one key the first holds. */
function joined(tables: readonly EntryTable[]): EntryTable {
  const withKey = (key: string) => tables.find(table => table.has(key));
  return {
    has: key => withKey(key) !== undefined,
    get: key => withKey(key)?.get(key),
    keys: () => new Set(tables.flatMap(table => [...table.keys()])),
  };
}

/** Of several places for one list only the first has it. */
function misplacedLists(
  { bibliography, source }: Config,
  outlines: ReadonlyMap<string, DocumentOutline>,
  documents: readonly {
    readonly document: string;
    readonly citations: NonNullable<DocumentOutline['exports']['citations']>;
  }[],
): ReportMessage[] {
  const isOne = bibliography?.list === 'project';
  const places = documents.flatMap(({ document, citations }) =>
    citations.lists.map((list, index) => ({ document, list, index, hasWorks: citations.works.length > 0 || list.all })),
  );
  return places.flatMap(({ document, list, index, hasWorks }, count) => {
    const line = outlines.get(document)?.blocks[list.block]?.line ?? 1;
    const problem = (severity: 'error' | 'warning', message: string, hint: string): ReportMessage[] => [
      { file: inProject(source, document), line, column: 1, severity, rule: 'bibliography', message, hint },
    ];
    if (isOne ? count > 0 : index > 0)
      return problem('error', 'The list of works stands at another place already.', 'Remove one of them.');
    if (!isOne && !hasWorks)
      return problem('warning', 'This document cites nothing that the list could show.', LIST_HINT);
    return [];
  });
}

const LIST_HINT =
  "List what all documents cite by `list: 'project'` in the configuration, or all works by `{all}` or `:all:`.";
