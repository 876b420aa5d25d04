import type { DocumentOutline } from '../literate/document.ts';
import type { Format } from '../literate/format.ts';
import type { Message } from '../literate/message.ts';
import type { BuildParts } from './build.ts';
import type { BuildCache } from './cache.ts';
import type { Config } from './config.ts';
import type { LastBuild } from './last-build.ts';
import { type Lookup, ownNames } from './names.ts';
import { type Output, OutputWriter } from './outputs.ts';
import { formatDigest, outwardDigest, type PageRecord } from './page-record.ts';
import type { BuildRecords } from './platform/build-records.ts';
import type { ProjectFiles } from './platform/files.ts';
import { LOST_RULES, lostSource, outputProblem, reported } from './problems.ts';
import { sourcesOf } from './project-documents.ts';
import { cacheEntryOf, type RecentDocuments, type Sources, tryReading } from './read.ts';
import { type BuildReport, type ReportMessage, sortMessages } from './report.ts';
import { saidOnce } from './said-once.ts';
import { inProject } from './scan/in-project.ts';
import { NO_ID } from './scan/lost.ts';
import { type EarlierScan, type Scan, sameList } from './scan/scan.ts';
import { idAt } from './scan/source-index.ts';
import { siteFromAnswers, Unanswered } from './site-answers.ts';
import {
  type Bundle,
  bundleKey,
  bundleOf,
  messagesOf,
  type Trace,
  TracePool,
  transformBlocks,
  uniqueLookups,
} from './transform.ts';
import { listHeadBefore, wovenBlocks } from './woven-blocks.ts';

/** What editing documents without a view of the others needs. */
export interface LocalEditInput {
  readonly files: ProjectFiles;
  readonly config: Config;
  readonly parts: BuildParts;
  readonly found: Scan;
  readonly earlier: EarlierScan;
  /** The last complete build, on which all other pages stand. */
  readonly last: LastBuild;
  readonly cache: BuildCache;
  readonly records: BuildRecords;
  /** Documents that were edited before, where the process goes on. */
  readonly recent?: RecentDocuments;
}

/** What came of it. */
export interface LocalEdit {
  readonly report: BuildReport;
  /** The documents that were edited. */
  readonly documents: readonly string[];
  readonly writer: OutputWriter;
}

/** Of more documents than these at once, the whole project is looked at. */
const MOST_DOCUMENTS = 20;

/**
 * Builds edits that concern no page but the documents' own: what others may see of them is as it was, and nothing is asked of the project
 * that was not asked, and answered, before. So the cost of an edit does not grow with the project.
 *
 * @returns undefined where the whole project must be looked at; then nothing was written
 */
export async function editLocally(input: LocalEditInput): Promise<LocalEdit | undefined> {
  const changed = changedDocuments(input);
  // A book is made of all documents.
  if (input.parts.formats.some(({ bind }) => bind)) return undefined;
  if (!changed || Object.keys(input.records.pending()).length > 0) return undefined;
  const pages: EditedPage[] = [];
  for (const format of input.parts.formats) {
    const pool = await poolOf(input, changed, format);
    for (const document of changed) {
      const page = await editPage(input, document, format, pool.copy());
      if (!page) return undefined;
      pages.push(page);
    }
  }
  const messages = newMessages(input, pages);
  return messages && writePages(input, changed, pages, messages);
}

/** The documents with other bytes, or undefined where documents or other files came or went, or too many changed. */
function changedDocuments({ found, earlier, last }: LocalEditInput): string[] | undefined {
  const { index } = earlier;
  const sameNames =
    sameList(index.documents.paths, found.index.documents.paths) &&
    sameList(index.others, found.index.others) &&
    index.refused.length === found.refused.length;
  if (!sameNames || earlier.changes.controls || !sameLosses(found, last)) return undefined;
  const changed = [...earlier.changes.documents].flatMap(row => {
    const path = index.documents.paths[row] ?? '';
    return (found.documents.get(path) ?? NO_ID) === idAt(index, row) ? [] : [path];
  });
  return changed.length <= MOST_DOCUMENTS ? changed : undefined;
}

/** Whether what cannot be read now is what could not be read then. */
function sameLosses({ lost }: Scan, { report }: LastBuild): boolean {
  const before = report.messages.filter(({ rule }) => LOST_RULES.has(rule));
  return JSON.stringify(sortMessages(lost.map(lostSource)).map(sorted)) === JSON.stringify(before.map(sorted));
}

/** A page as it was and as it is. */
interface EditedPage {
  readonly document: string;
  readonly format: Format;
  readonly before: PageRecord;
  readonly after: PageRecord;
  readonly output: Output;
  readonly transformed: number;
  readonly entries: readonly { key: string; value: unknown }[];
}

/** The traces of all changed documents as they were and, should they be known, as they are: blocks may have moved between them. */
async function poolOf(
  { earlier, found, cache }: LocalEditInput,
  changed: readonly string[],
  format: Format,
): Promise<TracePool> {
  const { index } = earlier;
  const rows = [...earlier.changes.documents].filter(row => changed.includes(index.documents.paths[row] ?? ''));
  const before = rows.map(row => idAt(index, row));
  const after = changed.map(document => found.documents.get(document) ?? '');
  const keys = [...new Set([...before, ...after])].map(id => bundleKey(format, id));
  const pool = new TracePool();
  for (const bundle of await cache.getMany<Bundle>(keys)) if (bundle) pool.add(bundle);
  return pool;
}

async function editPage(
  input: LocalEditInput,
  document: string,
  format: Format,
  pool: TracePool,
): Promise<EditedPage | undefined> {
  const { files, config, parts, found, records } = input;
  const before = records.page(format.name, document);
  const digest = formatDigest(format, parts.readers);
  if (!before || before.failed || before.inclusions || before.format !== digest) return undefined;
  const sources: Sources = sourcesOf(files, config, found);
  const read = tryReading(document, sources, parts.readers, input.recent);
  if (!read || read.inclusions.length > 0 || outwardDigest(read, format) !== before.outward) return undefined;
  const id = found.documents.get(document) ?? '';
  const names = ownNames(document, read, found, answeredBefore(before));
  const { blocks, list } = wovenBlocks(read, listHeadBefore(before));
  const node = (index: number) => read.nodes[index] ?? list;
  const { traces, transformed } = await transformBlocks(format, blocks, node, names, pool);
  if (!traces.every(trace => trace !== undefined)) return undefined;
  const content = assemble(input, document, format, read, before, traces);
  if (content === undefined) return undefined;
  const messages: Message[] = [...read.messages, ...messagesOf(blocks, traces)];
  return {
    document,
    format,
    before,
    after: {
      ...before,
      id,
      blocks: blocks.length,
      lookups: uniqueLookups(traces),
      messages,
      ...(traces.some(trace => trace.failed) && { failed: true }),
    },
    output: {
      path: `${config.output}/${format.name}/${before.answers.path}`,
      kind: 'woven',
      origin: { file: inProject(config.source, document), line: 1 },
      content,
    },
    transformed,
    entries: [
      cacheEntryOf(document, id, read, parts.readers),
      { key: bundleKey(format, id), value: bundleOf(blocks, traces, pool) },
    ],
  };
}

function answeredBefore({ lookups }: PageRecord): Map<string, Lookup> {
  return new Map(lookups.map(lookup => [`${lookup[0]} ${lookup[1]}`, lookup]));
}

/** The page in the surroundings that it had; undefined where it needs to know more of them. */
function assemble(
  { records }: LocalEditInput,
  document: string,
  format: Format,
  outline: DocumentOutline,
  { answers }: PageRecord,
  traces: readonly Trace[],
): string | undefined {
  const menu = answers.menu === undefined ? [] : records.menu(answers.menu);
  if (!menu) return undefined;
  try {
    const artifacts = traces.map(trace => trace.artifact);
    return format.assemble({ document, outline, artifacts, site: siteFromAnswers(answers, menu) });
  } catch (error) {
    if (error instanceof Unanswered) return undefined;
    throw error;
  }
}

/** All messages of the project, or undefined where one about the project as a whole speaks of an edited document. */
function newMessages({ config, last }: LocalEditInput, pages: readonly EditedPage[]): ReportMessage[] | undefined {
  const where = (document: string) => inProject(config.source, document);
  const of = (page: EditedPage, record: PageRecord) =>
    record.messages.map(message => reported({ ...message, document: page.document }, where));
  const gone = new Set(pages.flatMap(page => of(page, page.before)).map(message => JSON.stringify(sorted(message))));
  const kept = last.report.messages.filter(message => !gone.has(JSON.stringify(sorted(message))));
  const concerns = (message: ReportMessage) =>
    pages.some(({ document }) => message.file === where(document) || message.message.includes(document));
  if (kept.some(concerns)) return undefined;
  const byFormat = Map.groupBy(pages, ({ format }) => format.name).values();
  return [...kept, ...saidOnce([...byFormat].map(all => all.flatMap(page => of(page, page.after))))];
}

function sorted(message: ReportMessage): unknown[] {
  return [message.file, message.line, message.column, message.severity, message.rule, message.message];
}

function writePages(
  { files, records, cache, last }: LocalEditInput,
  changed: readonly string[],
  pages: readonly EditedPage[],
  messages: readonly ReportMessage[],
): LocalEdit {
  const known = pages.flatMap(({ output: { path } }) => {
    const record = records.output(path);
    return record ? [[path, record] as const] : [];
  });
  const writer = new OutputWriter(files, {
    previous: { written: Object.fromEntries(known), pending: {} },
    sources: new Set(),
    force: false,
    savePending: pending => records.savePending(pending),
  });
  const claimed = new Set(writer.claim(pages.map(({ output }) => output)).map(({ path }) => path));
  for (const { output } of pages) if (claimed.has(output.path)) writer.put(output);
  const formats = Map.groupBy(pages, ({ format }) => format.name);
  records.save({
    outputs: writer.changed,
    pending: {},
    pages: new Map([...formats].map(([name, all]) => [name, new Map(all.map(page => [page.document, page.after]))])),
    menus: new Map(),
    keepMenus: true,
  });
  void cache.setMany(pages.flatMap(({ entries }) => entries));
  return { writer, documents: changed, report: makeReport(last.report, changed, pages, messages, writer) };
}

function makeReport(
  last: BuildReport,
  changed: readonly string[],
  pages: readonly EditedPage[],
  messages: readonly ReportMessage[],
  writer: OutputWriter,
): BuildReport {
  const more = pages.reduce((sum, { before, after }) => sum + after.blocks - before.blocks, 0);
  const total = last.blocks.total + more;
  const transformed = pages.reduce((sum, page) => sum + page.transformed, 0);
  return {
    documents: { total: last.documents.total, read: changed.length },
    blocks: { total, transformed, reused: total - transformed },
    outputs: {
      written: writer.written.length,
      unchanged: last.outputs.written + last.outputs.unchanged - writer.written.length,
      removed: 0,
    },
    messages: sortMessages([...messages, ...writer.problems.map(outputProblem)]),
    durationMs: 0,
  };
}
