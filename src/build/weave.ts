import type { Artifact } from '../literate/artifact.ts';
import type { DocumentOutline } from '../literate/document.ts';
import type { Format, NavigationNode, OutputFile, Site } from '../literate/format.ts';
import type { DocumentMessage } from '../literate/tangle/placed-part.ts';
import type { Reader } from '../reader/reader.ts';
import { type BatchRunner, inOrder } from './batch/batch-runner.ts';
import type { PageTask } from './batch/batch-work.ts';
import type { BuildCache } from './cache.ts';
import { knownDefinitions } from './code/definitions.ts';
import type { Config } from './config.ts';
import { type EarlyWork, type FormatWork, finishBlocks, type MadeInBatch } from './early-work.ts';
import { MenuIds } from './menu-ids.ts';
import { namesOf, type PartialNames } from './names.ts';
import { siteInventory } from './objects/site-inventory.ts';
import type { ComingOutput, Output, OutputWriter } from './outputs.ts';
import { blocksStand, formatDigest, outwardDigest, type PageRecord } from './page-record.ts';
import type { PlacedOutput } from './place-output.ts';
import type { ProjectFiles } from './platform/files.ts';
import { lostSource } from './problems.ts';
import type { ProjectDocuments } from './project-documents.ts';
import { batches, outlineKey, readerOf } from './read.ts';
import { inProject } from './scan/in-project.ts';
import { tryToRead } from './scan/lost.ts';
import { makeSite } from './site.ts';
import { answersHold, answersTo, recordingSite, type SiteAnswers } from './site-answers.ts';
import { type Bundle, bundleKey, bundleOf, messagesOf, type Trace, uniqueLookups } from './transform.ts';
import { hadList, listHead } from './woven-blocks.ts';

/** What weaving one format needs. */
export interface WeaveInput {
  readonly files: ProjectFiles;
  readonly config: Config;
  readonly format: Format;
  readonly readers: readonly Reader[];
  readonly documents: ProjectDocuments;
  /** Blob ids of the documents. */
  readonly ids: ReadonlyMap<string, string>;
  /** Whether a document cannot be read now: its page stays as it is. */
  readonly isLost?: (document: string) => boolean;
  /** The documents to weave; all are linked. */
  readonly chosen: ReadonlySet<string> | undefined;
  /** What is remembered of the pages, by document. */
  readonly records: ReadonlyMap<string, PageRecord>;
  /** Blocks that were transformed while their documents were read. */
  readonly early: EarlyWork;
  /** What works on the pages of documents that were read in batches. */
  readonly runner?: BatchRunner | undefined;
  readonly cache: BuildCache;
  /** Absent when nothing is to be written. */
  readonly writer: OutputWriter | undefined;
  readonly force: boolean;
  /** Saves records of pages before the build is at its end: a page that is recorded and not written is made again. */
  readonly savePages?: (pages: ReadonlyMap<string, PageRecord | undefined>) => void;
  /** Is told how many pages are done, with the blocks in them. */
  readonly onPages?: (done: number, counts: () => Woven['blocks']) => void;
}

/** What came of weaving one format. */
export interface Woven {
  /** Changed records by document; undefined for pages that are gone. */
  readonly pages: ReadonlyMap<string, PageRecord | undefined>;
  /** Menus as JSON by id. */
  readonly menus: ReadonlyMap<string, string>;
  readonly messages: readonly DocumentMessage[];
  /** Other files that the pages show or link to, by source path. */
  readonly assets: ReadonlySet<string>;
  readonly blocks: { readonly total: number; readonly transformed: number };
  /** Output path of a document's page. */
  readonly pagePath: (document: string) => string;
  /** Output path of the page that the site begins with. */
  readonly home: string | undefined;
}

/** So many pages are made before what they cost is kept in the cache. */
const PAGES_AT_ONCE = 200;

const PAGES_IN_A_BATCH = 32;

const RECORDS_AT_ONCE = 1000;

/** Makes the pages of one format that are not there as they would be made, and the files that the site needs. */
export async function weaveFormat(input: WeaveInput): Promise<Woven> {
  const { config, format, documents, writer, ids } = input;
  const { site, assets, programs, index } = makeSite(
    config,
    documents.table,
    documents.order,
    format,
    await knownDefinitions(config, documents, input.cache),
  );
  const work = new Weaving(input, site);
  const chosen = [...documents.library.outlines.keys()].filter(path => !input.chosen || input.chosen.has(path));
  const wanted = chosen.filter(path => !input.isLost?.(path));
  const keptAssets = chosen.filter(path => input.isLost?.(path)).flatMap(path => work.leave(path));
  const toMake = wanted.filter(path => !work.stands(path));
  const claimed = writer?.claim(toMake.map(path => work.output(path)));
  const mayWrite = new Set(claimed?.map(({ path }) => path));
  const finished = toMake.filter(path => work.isFinished(path));
  const left = new Set(toMake);
  const tell = () => input.onPages?.(wanted.length - left.size, () => work.counts());
  tell();
  await inOrder(
    batches(finished, PAGES_IN_A_BATCH),
    input.runner?.width ?? 1,
    paths => work.makeBatch(paths, mayWrite),
    results => {
      for (const result of results) if (work.noteMade(result)) left.delete(result.document);
      tell();
    },
  );
  for (const paths of batches([...left], PAGES_AT_ONCE)) {
    await work.make(paths, mayWrite);
    for (const path of paths) left.delete(path);
    tell();
  }
  for (const path of input.records.keys()) if (!ids.has(path)) work.pages.set(path, undefined);
  const used = new Set([...assets, ...keptAssets]);
  const siteFiles = await format.siteFiles(site, await programs?.(), index?.());
  const inventory = format.name === 'html' ? siteInventory(config, documents.table, site.title, site.pagePath) : [];
  writer?.putAll(siteOutputs(input, [...siteFiles, ...inventory], used));
  return {
    pages: work.pages,
    menus: work.menus.all(),
    messages: work.messages,
    assets: used,
    blocks: work.counts(),
    pagePath: site.pagePath,
    home: site.home,
  };
}

/** A page that the runner was asked for. */
interface MadePage {
  readonly document: string;
  readonly blocks: MadeInBatch;
  readonly answers: SiteAnswers;
  readonly placed: PlacedOutput | undefined;
  readonly isMade: boolean;
}

class Weaving {
  readonly pages = new Map<string, PageRecord | undefined>();
  readonly messages: DocumentMessage[] = [];
  readonly menus = new MenuIds();
  total = 0;
  transformed = 0;
  private readonly input: WeaveInput;
  private readonly site: Site;
  private readonly work: FormatWork;
  private readonly digest: string;

  constructor(input: WeaveInput, site: Site) {
    this.input = input;
    this.site = site;
    this.work = input.early.of(input.format);
    this.digest = formatDigest(input.format, input.readers);
  }

  counts(): Woven['blocks'] {
    return { total: this.total, transformed: this.transformed };
  }

  output(document: string): ComingOutput {
    const { config, format } = this.input;
    const path = `${config.output}/${format.name}/${this.site.pagePath(document)}`;
    return { path, kind: 'woven', origin: { file: inProject(config.source, document), line: 1 } };
  }

  /** Whether a page lies there as it would be made; then it is counted and left. */
  stands(document: string): boolean {
    const { documents, ids, records, writer, force } = this.input;
    const outline = documents.library.outlines.get(document);
    const record = records.get(document);
    if (!outline || force || this.work.has(document)) return false;
    const expected = { id: ids.get(document) ?? '', format: this.digest, outline };
    if (!blocksStand(record, expected, this.names(document))) return false;
    if (this.listHead(document) !== undefined && !hadList(record)) return false;
    if (writer) {
      const output = this.output(document);
      if (!writer.stands(output.path) || !answersHold(record.answers, this.site, document, this.menus)) return false;
      writer.keep(output);
    }
    this.total += record.blocks;
    this.note(document, record.messages.slice(outline.messages.length));
    return true;
  }

  /** Leaves the page of a document that cannot be read now. Returns the other files that it shows or links to. */
  leave(document: string): string[] {
    const { config, format, documents, records, writer } = this.input;
    const record = records.get(document);
    if (!record) return [];
    const { answers, blocks, messages } = record;
    writer?.keep({ ...this.output(document), path: `${config.output}/${format.name}/${answers.path}` });
    this.total += blocks;
    this.note(document, messages.slice(documents.library.outlines.get(document)?.messages.length ?? 0));
    return Object.values(answers.places).flatMap(place =>
      place && documents.table.files.has(place.path) ? [place.path] : [],
    );
  }

  /** Whether all blocks of a document were transformed in a batch. */
  isFinished(document: string): boolean {
    const isFinished = this.work.madeInBatch(document)?.isUnfinished === false;
    return this.input.runner !== undefined && isFinished && this.listHead(document) === undefined;
  }

  /** Has some pages made by the runner. */
  async makeBatch(documents: readonly string[], mayWrite: ReadonlySet<string>): Promise<MadePage[]> {
    const { cache, format, ids, documents: project, readers, runner, writer } = this.input;
    const id = (path: string) => ids.get(path) ?? '';
    const outlines = cache.localJson(documents.map(path => outlineKey(readerOf(readers, path), id(path))));
    const bundles = cache.localJson(documents.map(path => bundleKey(format, id(path))));
    const tasks: PageTask[] = [];
    const menus: Record<string, readonly NavigationNode[]> = {};
    const made: MadePage[] = [];
    for (const [index, document] of documents.entries()) {
      const blocks = this.work.madeInBatch(document);
      const [outline, bundle] = [outlines[index], bundles[index]];
      const isHere = project.library.unreadable.length === 0 && blocks && outline !== undefined && bundle !== undefined;
      if (!isHere) continue;
      const answers = answersTo(blocks.questions, this.site, document, this.menus);
      const { path, origin } = this.output(document);
      made.push({ document, blocks, answers, placed: undefined, isMade: !writer || !mayWrite.has(path) });
      if (!writer || !mayWrite.has(path)) continue;
      const known = writer.known(path);
      if (answers.menu !== undefined) menus[answers.menu] = this.site.menu(document);
      tasks.push({
        ...{ document, outline, bundle, answers, format: format.name, output: path },
        ...(origin && { origin }),
        ...(known && { known }),
      });
    }
    const results = new Map((await runner?.make({ tasks, menus }))?.map(result => [result.document, result.placed]));
    return made.map(page => {
      const placed = results.get(page.document);
      return placed ? { ...page, placed, isMade: true } : page;
    });
  }

  /** Notes a page that the runner made; false where it could not be made so. */
  noteMade({ document, blocks, answers, placed, isMade }: MadePage): boolean {
    const { ids, writer, documents } = this.input;
    const outline = documents.library.outlines.get(document);
    if (!isMade || !outline) return false;
    if (placed) writer?.note(this.output(document), placed);
    this.total += outline.blocks.length;
    this.transformed += blocks.transformed;
    this.note(document, blocks.messages);
    this.work.forget(document);
    if (writer)
      this.keep(document, {
        id: ids.get(document) ?? '',
        format: this.digest,
        outward: blocks.outward,
        ...(outline.inclusions.length > 0 && { inclusions: outline.inclusions }),
        blocks: outline.blocks.length,
        lookups: blocks.lookups,
        answers,
        messages: [...outline.messages, ...blocks.messages],
      });
    return true;
  }

  /** Makes some pages, and keeps what their blocks cost. */
  async make(documents: readonly string[], mayWrite: ReadonlySet<string>): Promise<void> {
    const { cache, format, ids } = this.input;
    const ready = await this.work.load(documents.filter(path => !this.work.holds(path)));
    const writes: { key: string; value: Bundle }[] = [];
    for (const document of documents) {
      const outline = this.input.documents.library.outlines.get(document);
      if (!outline) continue;
      const { blocks, traces, transformed, pool } = await finishBlocks(this.work, ready, document, {
        outline,
        names: this.names(document),
        nodes: () => this.input.documents.library.document(document).nodes,
        check: this.input.documents.library.unreadable.length > 0,
        list: this.listHead(document),
      });
      this.total += traces.length;
      this.transformed += transformed + (this.work.madeInBatch(document)?.transformed ?? 0);
      if (transformed > 0 || !ready.isCached(document))
        writes.push({ key: bundleKey(format, ids.get(document) ?? ''), value: bundleOf(blocks, traces, pool) });
      const messages = messagesOf(blocks, traces);
      this.note(document, messages);
      const record = this.write(document, outline, traces, mayWrite);
      if (record) this.pages.set(document, { ...record, messages: [...outline.messages, ...messages] });
    }
    await cache.setMany(writes);
  }

  private write(
    document: string,
    outline: DocumentOutline,
    traces: readonly Trace[],
    mayWrite: ReadonlySet<string>,
  ): PageRecord | undefined {
    const { writer, format, ids } = this.input;
    if (!writer) return undefined;
    const output = this.output(document);
    const { site, answers } = recordingSite(this.site, document, this.menus);
    const artifacts: Artifact[] = traces.map(trace => trace.artifact);
    const content = format.assemble({ document, outline, artifacts, site });
    if (mayWrite.has(output.path)) writer.put({ ...output, content });
    return {
      id: ids.get(document) ?? '',
      format: this.digest,
      outward: outwardDigest(outline, format),
      ...(outline.inclusions.length > 0 && { inclusions: outline.inclusions }),
      blocks: traces.length,
      lookups: uniqueLookups(traces),
      answers,
      messages: [],
      ...(traces.some(trace => trace.failed) && { failed: true }),
    };
  }

  /** Records of very many pages do not wait in memory for the end. */
  private keep(document: string, record: PageRecord): void {
    this.pages.set(document, record);
    if (this.pages.size < RECORDS_AT_ONCE || !this.input.savePages) return;
    this.input.savePages(new Map(this.pages));
    this.pages.clear();
  }

  private listHead(document: string) {
    return listHead(this.input.documents.table.bibliography, document);
  }

  private names(document: string): PartialNames {
    return namesOf(this.input.documents.table, document);
  }

  private note(document: string, messages: readonly Omit<DocumentMessage, 'document'>[]): void {
    for (const message of messages) this.messages.push({ ...message, document });
  }
}

function siteOutputs(input: WeaveInput, siteFiles: readonly OutputFile[], assets: ReadonlySet<string>): Output[] {
  const { files, config, format, writer } = input;
  const folder = `${config.output}/${format.name}`;
  const outputs: Output[] = [];
  for (const file of siteFiles) outputs.push({ path: `${folder}/${file.path}`, content: file.content, kind: 'woven' });
  for (const asset of [...assets].sort()) {
    const source = inProject(config.source, asset);
    const read = tryToRead(() => files.read(source));
    const content = 'value' in read ? read.value : undefined;
    if ('failure' in read)
      writer?.leave(
        { path: `${folder}/${asset}`, kind: 'woven' },
        lostSource({ place: source, kind: 'document', ...read.failure }),
      );
    if (content) outputs.push({ path: `${folder}/${asset}`, content, kind: 'woven' });
  }
  return outputs;
}
