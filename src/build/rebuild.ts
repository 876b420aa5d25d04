import { refusePath } from '../core/path.ts';
import type { Format } from '../literate/format.ts';
import type { DocumentMessage } from '../literate/tangle/placed-part.ts';
import { BatchReading } from './batch/batch-reading.ts';
import { runHere } from './batch/batch-runner.ts';
import type { BuildOptions, BuildParts } from './build.ts';
import type { BuildCache } from './cache.ts';
import type { Config } from './config.ts';
import { EarlyWork } from './early-work.ts';
import { ProgressMeter, timed } from './events.ts';
import { FORMATS } from './format-names.ts';
import { type Output, OutputWriter } from './outputs.ts';
import { formatDigest, formatIdentity, type PageRecord } from './page-record.ts';
import type { BuildRecords } from './platform/build-records.ts';
import type { ProjectFiles } from './platform/files.ts';
import { lostSource, missingEntry, outputProblem, refused, reported, unreadable } from './problems.ts';
import { loadDocuments, type ProjectDocuments } from './project-documents.ts';
import type { KnownOutlines } from './read.ts';
import type { RecentPrograms } from './recent-programs.ts';
import { type BuildReport, sortMessages } from './report.ts';
import { saidOnce } from './said-once.ts';
import { inProject } from './scan/in-project.ts';
import { isKnownLoss, tryToRead } from './scan/lost.ts';
import type { Scan } from './scan/scan.ts';
import { inShard } from './shard.ts';
import { type OpenedHistory, putHistory, siteFormat } from './site-history.ts';
import type { TangledBases } from './tangled-bases.ts';
import { type Woven, weaveFormat } from './weave.ts';
import { weaveBook } from './weave-book.ts';

/** What a rebuild works on. */
export interface RebuildInput {
  readonly files: ProjectFiles;
  readonly options: BuildOptions;
  readonly parts: BuildParts;
  readonly found: Scan;
  readonly cache: BuildCache;
  readonly records: BuildRecords;
  readonly known?: KnownOutlines;
  readonly programs: RecentPrograms;
  readonly bases: TangledBases;
  /** What pages tell of; absent where they tell nothing. */
  readonly history?: OpenedHistory | undefined;
}

/** What a rebuild did. */
export interface Rebuilt {
  readonly report: BuildReport;
  readonly documents: ProjectDocuments;
  /** Absent where nothing was written. */
  readonly writer?: OutputWriter;
  /** Everything that pylit has written by now. */
  readonly written: ReturnType<BuildRecords['outputs']>['written'];
  /** Other files, from the project's root, that the outputs depend on. */
  readonly used: readonly string[];
}

/** Reads, links, transforms, assembles and tangles the whole project; what stands is left. */
export async function rebuild(input: RebuildInput): Promise<Rebuilt> {
  const { files, options, parts, found, cache, records } = input;
  const { config } = options;
  const formats = options.weave ? parts.formats : [];
  const pages = new Map(formats.map(format => [format.name, records.pages(format.name)]));
  const chosen = isOfAllDocuments(options) ? undefined : chosenDocuments(found.documents.keys(), options);
  const early = new EarlyWork({
    formats,
    cache,
    paths: { documents: found.documents, files: found.files },
    ids: found.documents,
    earlierIds: earlierIds([...pages.values()]),
    force: options.force,
  });
  await early.begin();
  const meter = new ProgressMeter(found.documents.size, options.onProgress);
  const batch = new BatchReading({
    setup: {
      readers: parts.readers,
      formats,
      paths: found,
      files,
      included: path => includedBytes(files, config, path),
    },
    makeRunner: parts.runner ?? runHere,
    early,
    cache,
    isWoven: path => chosen?.has(path) !== false,
    onBatch: documents => meter.add(documents, () => early.counts()),
  });
  try {
    return await rebuildWith(input, formats, pages, chosen, early, batch, meter);
  } finally {
    await batch.close();
  }
}

async function rebuildWith(
  input: RebuildInput,
  formats: readonly Format[],
  pages: ReadonlyMap<string, ReadonlyMap<string, PageRecord>>,
  chosen: ReadonlySet<string> | undefined,
  early: EarlyWork,
  batch: BatchReading,
  meter: ProgressMeter,
): Promise<Rebuilt> {
  const { files, options, parts, found, cache, records, known } = input;
  const { config, spans } = options;
  const counts = () => early.counts();
  const documents = await timed(spans, 'read', () =>
    loadDocuments(files, config, parts.readers, found, cache, {
      spans,
      linkNotation: parts.linkNotation,
      force: options.force,
      ...(known && { known }),
      onBatch: paths => early.onBatch(paths),
      readMany: (paths, sources) => batch.read(paths, sources),
      onRead: (path, document) => chosen?.has(path) !== false && early.onRead(path, document),
      onProgress: done => meter.reach(done, counts),
    }),
  );
  meter.weave(chosen?.size ?? documents.library.outlines.size);
  const writer = options.write ? makeWriter(input, documents) : undefined;
  const woven: Woven[] = [];
  for (const format of formats)
    woven.push(
      await timed(spans, 'weave', () =>
        (format.bind ? weaveBook : weaveFormat)({
          files,
          config,
          format,
          readers: parts.readers,
          documents,
          ids: found.documents,
          isLost: path => documents.sources.isLost?.(path) === true,
          chosen,
          records: pages.get(format.name) ?? new Map(),
          early,
          runner: batch.runner,
          cache,
          writer,
          force: options.force,
          savePages: changed => records.savePages(format.name, changed),
          onPages: (done, made) => meter.reach(done, () => progressOf(made())),
        }),
      ),
    );
  const tangled = options.tangle ? timed(spans, 'tangle', () => input.programs.tangle(config, documents)) : undefined;
  const history = writer && (await historyOutputs(input, formats, woven, documents, chosen, writer));
  const programs = safePrograms(input, documents, tangled?.outputs ?? []);
  if (writer && programs.length > 0 && input.bases.isLost) input.bases.keep(programs);
  writer?.putAll(programs);
  writer?.removeStale((path, kind) => mustStay(input, documents, path, kind, tangled?.failed, formats));
  // What is not made now is not missed either.
  writer?.forgetLost(path => isOfAnother(config, formats, path));
  if (writer)
    records.save({
      outputs: writer.changed,
      pending: writer.pending,
      pages: new Map(formats.map((format, index) => [format.name, woven[index]?.pages ?? new Map()])),
      menus: new Map(woven.flatMap(({ menus }) => [...menus])),
      ...(history && { history }),
      identities: new Map(
        formats.map(format => [formatDigest(format, parts.readers), formatIdentity(format, parts.readers)]),
      ),
      ...((chosen || options.formats || formats.length === 0) && { keepMenus: true }),
    });
  const outputs = writer?.index ?? records.outputs();
  if (writer?.hasReplacedPrograms) input.bases.forget(outputs);
  const messages = [...documents.messages, ...saidOnce(woven.map(one => one.messages)), ...(tangled?.messages ?? [])];
  return {
    documents,
    ...(writer && { writer }),
    written: outputs.written,
    used: [
      ...usedPaths(documents, woven).map(path => inProject(config.source, path)),
      ...Object.values(config.intersphinx ?? {}).map(({ inventory }) => inventory),
      ...(config.bibliography?.files ?? []),
    ],
    report: makeReport(input, documents, messages, woven, writer),
  };
}

/** Files about the history of pages. What belongs to a document that cannot be read stays as it is. */
async function historyOutputs(
  { history, options, records, found }: RebuildInput,
  formats: readonly Format[],
  woven: readonly Woven[],
  { library, sources }: ProjectDocuments,
  chosen: ReadonlySet<string> | undefined,
  writer: OutputWriter,
): Promise<ReadonlyMap<string, string> | undefined> {
  const format = siteFormat(formats);
  const site = format && woven[formats.indexOf(format)];
  const pagePath = site?.pagePath;
  if (!history || !format || !pagePath) return undefined;
  const documents = [...library.outlines.keys()]
    .filter(document => chosen?.has(document) !== false)
    .map(document => ({ document, id: found.documents.get(document) ?? '', page: pagePath(document) }));
  const folder = `${options.config.output}/${format.name}`;
  const isLost = ({ document }: { document: string }) => sources.isLost?.(document) === true;
  const kept = await history.filesOf(documents.filter(isLost));
  for (const { path } of kept)
    if (records.historyKey(path) !== undefined) writer.keep({ path: `${folder}/${path}`, kind: 'woven' });
  const files = await history.filesOf(documents.filter(document => !isLost(document)));
  return putHistory({ writer, records, folder }, [...files, ...(await history.siteFiles(site.home))]);
}

function progressOf({ total, transformed }: Woven['blocks']): { blocks: number; transformed: number } {
  return { blocks: total, transformed };
}

function includedBytes(files: ProjectFiles, config: Config, path: string): Uint8Array | undefined {
  if (refusePath(path)) return undefined;
  const read = tryToRead(() => files.read(inProject(config.source, path)));
  return 'value' in read ? read.value : undefined;
}

function earlierIds(pages: readonly ReadonlyMap<string, PageRecord>[]): Map<string, string> {
  return new Map(pages.flatMap(format => [...format].map(([document, { id }]): [string, string] => [document, id])));
}

function makeWriter({ files, options, records, bases }: RebuildInput, { library }: ProjectDocuments): OutputWriter {
  const { source } = options.config;
  const documents = new Set([...library.outlines.keys()].map(path => inProject(source, path)));
  return new OutputWriter(files, {
    previous: records.outputs(),
    sources: { has: path => path === options.configFile || documents.has(path) },
    force: options.force,
    savePending: pending => records.savePending(pending),
    beforeWrite: programs => bases.keep(programs),
  });
}

/** A program that was made before, perhaps with code of a document of which now nothing is known, is left as it is. */
function safePrograms(
  { found, records }: RebuildInput,
  { library, sources }: ProjectDocuments,
  programs: readonly Output[],
) {
  const isSafe = isKnownLoss(found.index.lost) && !library.unreadable.some(({ path }) => sources.isLost?.(path));
  return isSafe ? programs : programs.filter(({ path }) => !records.output(path));
}

/** Nothing is removed whose source could not be looked at, or was not asked for. */
function mustStay(
  { options, found }: RebuildInput,
  { library }: ProjectDocuments,
  path: string,
  kind: string,
  failed: ReadonlySet<string> | undefined,
  formats: readonly Format[],
): boolean {
  if (library.unreadable.length > 0 || !isKnownLoss(found.index.lost)) return true;
  if (kind === 'tangled') return !options.tangle || failed?.has(path) === true;
  return !options.weave || !isOfAllDocuments(options) || isOfAnother(options.config, formats, path);
}

/** Whether a path is in the folder of a format that is not woven now. */
function isOfAnother({ output }: Config, formats: readonly Format[], path: string): boolean {
  return FORMATS.some(name => path.startsWith(`${output}/${name}/`) && !formats.some(format => format.name === name));
}

/** What to weave: some documents or folders, a share, or all. */
type Choice = Pick<BuildOptions, 'only' | 'shard'>;

export function isOfAllDocuments({ only, shard }: Choice): boolean {
  return only === undefined && shard === undefined;
}

/** The documents among paths as a person names them, documents or folders, where '' is all; and of these, the share. */
export function chosenDocuments(documents: Iterable<string>, { only, shard }: Choice): Set<string> {
  const isChosen = (path: string) =>
    (only?.some(wanted => wanted === '' || path === wanted || path.startsWith(`${wanted}/`)) ?? true) &&
    (shard === undefined || inShard(path, shard));
  return new Set([...documents].filter(isChosen));
}

function usedPaths({ library }: ProjectDocuments, woven: readonly Woven[]): string[] {
  const included = [...library.outlines.values()].flatMap(outline => outline.inclusions.map(({ path }) => path));
  return [...woven.flatMap(({ assets }) => [...assets]), ...included].filter(path => !refusePath(path));
}

function makeReport(
  { options, found }: RebuildInput,
  { library, order, sources, outsideProblems }: ProjectDocuments,
  messages: readonly DocumentMessage[],
  woven: readonly Woven[],
  writer: OutputWriter | undefined,
): BuildReport {
  const { config, configFile } = options;
  const where = (document: string) => inProject(config.source, document);
  const total = woven.reduce((sum, { blocks }) => sum + blocks.total, 0);
  const transformed = woven.reduce((sum, { blocks }) => sum + blocks.transformed, 0);
  return {
    documents: { total: found.index.documents.paths.length, read: library.read },
    blocks: { total, transformed, reused: total - transformed },
    outputs: {
      written: writer?.written.length ?? 0,
      unchanged: writer?.unchanged ?? 0,
      removed: writer?.removed.length ?? 0,
    },
    messages: sortMessages([
      ...messages.map(message => reported(message, where)),
      ...library.unreadable.filter(({ path }) => !sources.isLost?.(path)).map(bad => unreadable(bad, where(bad.path))),
      ...found.lost.map(lostSource),
      ...outsideProblems,
      ...order.missing.map(entry => missingEntry(entry, configFile)),
      ...found.refused.map(({ path, reason }) => refused({ path: where(path), reason })),
      ...(writer?.problems ?? []).map(outputProblem),
    ]),
    durationMs: 0,
  };
}
