import { PylitError } from '../core/error.ts';
import type { DocumentOutline } from '../literate/document.ts';
import type { BuildOptions, BuildParts } from './build.ts';
import { openProjectCache } from './cache/project-cache.ts';
import type { BuildCache } from './cache.ts';
import { measured, timed } from './events.ts';
import {
  hasFailure,
  INDEX_FILE,
  isNothing,
  type LastBuild,
  lastBuild,
  lastHistoryStands,
  outputStamps,
  readIndex,
  restStands,
  unchangedReport,
  usedFiles,
  withWritten,
} from './last-build.ts';
import { lastDocuments } from './last-documents.ts';
import { editLocally } from './local-edit.ts';
import { type OutputRecord, OutputWriter } from './outputs.ts';
import { lockBuild } from './platform/build-lock.ts';
import { BuildRecords } from './platform/build-records.ts';
import { ProjectFiles } from './platform/files.ts';
import { cacheProblem } from './problems.ts';
import { RecentDocuments } from './read.ts';
import { isOfAllDocuments, rebuild } from './rebuild.ts';
import { RecentPrograms } from './recent-programs.ts';
import { type BuildReport, sortMessages } from './report.ts';
import { changesAmong, changesOnDisk, changesWith } from './scan/changes.ts';
import type { LastDocuments } from './scan/lost.ts';
import { type EarlierScan, type Scan, type ScanOptions, scan } from './scan/scan.ts';
import { encodeIndex, type SourceIndex } from './scan/source-index.ts';
import { type HistoryStamps, historyStamps, type OpenedHistory, putHistory, siteFormat } from './site-history.ts';
import { type FoundEdits, findEdits, NO_EDITS } from './stitch/edited-files.ts';
import { TangledBases } from './tangled-bases.ts';

/** What one build of a session did. */
export interface SessionReport {
  readonly report: BuildReport;
  /** Files that were written, from the project's root. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/** A project that is built once or many times; what was loaded and read stays in memory between builds. */
export class ProjectSession {
  private readonly files: ProjectFiles;
  private readonly options: BuildOptions;
  private opened: { records: BuildRecords; cache: BuildCache } | undefined;
  private parts: BuildParts | undefined;
  /** What is wrong with caches, and not said yet. */
  private readonly problems: string[] = [];
  private known: Map<string, { id: string; outline: DocumentOutline }> | undefined;
  /** The index as it was written last: as long as its file is the same, it need not be read again. */
  private memory: { stamp: string; index: SourceIndex; documents: Map<string, string> } | undefined;
  private isDoubtful = false;
  /** Documents that could not be read any more after they were scanned. */
  private readonly unread = new Set<string>();
  private readonly recent = new RecentDocuments();
  private readonly programs = new RecentPrograms();
  private readonly bases: TangledBases;

  /** @throws PylitError `usage` where the folder is not there */
  constructor(options: BuildOptions) {
    this.options = options;
    this.files = measured(options.spans, 'write', new ProjectFiles(options.root), ['write', 'remove', 'writeState']);
    this.bases = new TangledBases(this.files);
  }

  /**
   * Builds what changed.
   *
   * @param changed paths from the project's root that may have changed; without it anything may have
   * @throws PylitError `store-locked` while another build goes on and on; `config`; `io`
   */
  async build(changed?: ReadonlySet<string>): Promise<SessionReport> {
    const started = performance.now();
    const unlock = lockBuild(this.files.stateFile('build.lock'), this.options.lock);
    try {
      this.files.beginBuild();
      // What a build that failed has looked at is not known.
      const done = await this.buildSettled(this.isDoubtful ? undefined : changed);
      this.isDoubtful = false;
      const report = { ...done.report, durationMs: Math.round(performance.now() - started) };
      return { ...done, report: this.withProblems(report) };
    } catch (error) {
      this.isDoubtful = true;
      this.memory = undefined;
      throw error;
    } finally {
      unlock();
    }
  }

  /**
   * Finds programs that were edited since they were tangled.
   *
   * @param changed paths from the project's root that may have changed; without it anything may have
   */
  editedPrograms(changed?: ReadonlySet<string>): FoundEdits {
    const { records } = this.open();
    if (!changed) return findEdits(this.files, records.programs(), this.bases);
    const written: Record<string, OutputRecord> = {};
    for (const path of changed) {
      const record = records.output(path);
      if (record && record[3] !== 'woven') written[path] = record;
    }
    if (Object.keys(written).length === 0) return NO_EDITS;
    return findEdits(this.files, { written, pending: records.pending() }, this.bases);
  }

  /** Ends the writing to a shared cache, too. */
  async close(): Promise<void> {
    const { opened } = this;
    this.opened = undefined;
    opened?.records.close();
    this.bases.close();
    await opened?.cache.close();
    await this.options.history?.close();
  }

  /** A report with what is wrong with caches and was not said before. It is no property of the documents, so it is not kept. */
  withProblems(report: BuildReport): BuildReport {
    const problems = this.problems.splice(0).map(problem => cacheProblem(problem, this.options.configFile));
    return problems.length === 0 ? report : { ...report, messages: sortMessages([...report.messages, ...problems]) };
  }

  /** Begins anew when a document was saved while it was built; somebody who saves all the time is told so. */
  private async buildSettled(changed: ReadonlySet<string> | undefined): Promise<SessionReport> {
    for (let left = TRIES; ; left -= 1) {
      try {
        return await this.buildLocked(left === TRIES ? changed : undefined);
      } catch (error) {
        if (left === 0 || !(error instanceof PylitError)) throw error;
        const { changed: saved, unread } = error.data;
        if (typeof unread === 'string') this.unread.add(unread);
        else if (saved === undefined) throw error;
      }
    }
  }

  private async buildLocked(changed: ReadonlySet<string> | undefined): Promise<SessionReport> {
    const { files, options } = this;
    const earlier = options.force ? undefined : timed(options.spans, 'scan', () => this.earlier(changed));
    const last = lastBuild(earlier?.index);
    const stands =
      earlier &&
      last?.identity === buildIdentity(this.options) &&
      // Of a watcher's many builds, only those that concern a failed block try it again.
      (changed !== undefined || !hasFailure(last)) &&
      this.restStands(last, earlier, changed);
    const isHistoryNew = last === undefined || !lastHistoryStands(files, last);
    if (earlier && last && stands && isNothing(earlier.changes) && !isHistoryNew)
      return { report: unchangedReport(last), written: [], removed: [] };
    const history = await this.historyNow(last);
    const isSite = history === undefined || last?.history?.pages === history.opened.pages;
    const found = timed(options.spans, 'scan', () => scan(files, this.scanOptions(), earlier));
    this.unread.clear();
    const done =
      (earlier &&
        last &&
        stands &&
        isSite &&
        (await this.editLocally(
          found,
          earlier,
          last,
          history && { ...history, isNew: last.history?.identity !== history.opened.identity },
        ))) ||
      (await this.rebuild(found, history));
    this.handOn(found, earlier?.index);
    return done;
  }

  /** What pages tell of. Where pages themselves are made from another version than before, so is the format that makes them. */
  private async historyNow(last: LastBuild | undefined): Promise<HistoryNow | undefined> {
    const { history, weave, write } = this.options;
    if (!history || !weave || !write) return undefined;
    const opened = await timed(this.options.spans, 'history', () => history.open());
    if (last?.history?.pages !== opened.pages) this.parts = undefined;
    return { opened, stamps: historyStamps(this.files, opened) };
  }

  /** Says what was built from, once that is done: a snapshot is made of it. */
  private handOn({ contents }: Scan, before: SourceIndex | undefined): void {
    const after = this.options.write ? this.memory?.index : undefined;
    if (!after) return;
    const made = lastBuild(after)?.outputs.files ?? lastBuild(before)?.outputs.files ?? {};
    this.options.onSources?.({ ...(before && { before }), after, contents, made });
  }

  /** Whether all beside the sources is as the last build left it. Where a watcher saw only documents being edited, nothing else is looked at. */
  private restStands(last: LastBuild, { changes }: EarlierScan, changed: ReadonlySet<string> | undefined): boolean {
    if (!changed || changes.folders.size > 0 || changes.documents.size < changed.size)
      return restStands(this.files, last);
    return ![...changed].some(path => path in last.used || path in last.outputs.files);
  }

  /** Builds what concerns no page but its own; undefined where more must be looked at. */
  private async editLocally(
    found: Scan,
    earlier: EarlierScan,
    last: LastBuild,
    history?: HistoryNow & { readonly isNew: boolean },
  ): Promise<SessionReport | undefined> {
    const { files, options } = this;
    if (!options.write) return undefined;
    this.parts ??= await timed(options.spans, 'load', options.load);
    const done = await editLocally({
      ...{ files, found, earlier, last, recent: this.recent },
      ...{ config: options.config, parts: this.parts, ...this.open() },
    });
    if (!done) return undefined;
    const { writer } = done;
    const beside = history && (await this.tellHistory(history, done.documents));
    const report = beside ? withMoreWritten(done.report, beside.written.length) : done.report;
    const outputs = withWritten(files, last.outputs, new Map([...writer.changed, ...(beside?.changed ?? [])]));
    const isWhole = writer.problems.length + (beside?.problems.length ?? 0) === 0;
    const stamps = history && { history: history.stamps };
    this.saveIndex(found, isWhole ? { ...last, report, outputs, ...stamps } : undefined);
    return { report, written: [...writer.written, ...(beside?.written ?? [])], removed: [] };
  }

  /** Makes what tells of the history of edited documents; where there is another history, of all. */
  private async tellHistory(
    { opened, isNew }: HistoryNow & { readonly isNew: boolean },
    edited: readonly string[],
  ): Promise<OutputWriter> {
    const { files, options, parts } = this;
    const { records } = this.open();
    const name = parts ? (siteFormat(parts.formats)?.name ?? '') : '';
    const folder = `${options.config.output}/${name}`;
    const pages = isNew
      ? [...records.pages(name)]
      : edited.flatMap(document => {
          const record = records.page(name, document);
          return record ? [[document, record] as const] : [];
        });
    const documents = pages.map(([document, { id, answers }]) => ({ document, id, page: answers.path }));
    const made = [
      ...(await opened.filesOf(documents)),
      ...(isNew ? await opened.siteFiles(pages[0]?.[1].answers.home) : []),
    ];
    const known = made.flatMap(({ path }) => {
      const record = records.output(`${folder}/${path}`);
      return record ? [[`${folder}/${path}`, record] as const] : [];
    });
    const writer = new OutputWriter(files, {
      previous: { written: Object.fromEntries(known), pending: {} },
      sources: new Set(),
      force: false,
      savePending: pending => records.savePending(pending),
    });
    const history = await putHistory({ writer, records, folder }, made);
    records.save({
      ...{ outputs: writer.changed, pending: {}, pages: new Map(), menus: new Map(), keepMenus: true, history },
    });
    return writer;
  }

  private scanOptions(): ScanOptions {
    let last: LastDocuments | undefined;
    return {
      ...scanOptions(this.options),
      last: () => {
        last ??= lastDocuments(this.memory?.index ?? readIndex(this.files), this.open().records.documents());
        return last;
      },
    };
  }

  private saveIndex(found: Scan, result: LastBuild | undefined): void {
    const index = { ...found.index, ...(result && { result }) };
    this.files.writeState(INDEX_FILE, encodeIndex(index));
    this.memory = { stamp: this.files.stateStamp(INDEX_FILE), index, documents: found.documents };
  }

  /** What the last scan found, and how the disk differs: as the disk says, or a watcher. */
  private earlier(changed: ReadonlySet<string> | undefined): EarlierScan | undefined {
    const { files, options } = this;
    const { source } = options.config;
    const stamp = files.stateStamp(INDEX_FILE);
    if (options.seen?.stamp === stamp && this.unread.size === 0) return options.seen;
    const known = this.memory?.stamp === stamp ? this.memory : undefined;
    const index = known?.index ?? readIndex(files);
    if (!index) return undefined;
    const found = changed ? changesAmong(files, source, index, changed) : changesOnDisk(files, source, index);
    const changes = changesWith(source, index, found, this.unread);
    return { index, changes, ...(known && { documents: known.documents }) };
  }

  private async rebuild(found: Scan, history: HistoryNow | undefined): Promise<SessionReport> {
    const { files, options } = this;
    this.parts ??= await timed(options.spans, 'load', options.load);
    const { records, cache } = this.open();
    const known = options.force ? undefined : this.known;
    const done = await rebuild({
      ...{ files, options, parts: this.parts, found, cache, records, history: history?.opened },
      ...{ programs: this.programs, bases: this.bases },
      ...(known && { known }),
    });
    this.known = new Map(
      [...done.documents.library.outlines].map(([path, outline]) => [
        path,
        { id: found.documents.get(path) ?? '', outline },
      ]),
    );
    if (options.write) {
      const last: LastBuild = {
        identity: buildIdentity(this.options),
        report: done.report,
        source: options.config.source,
        output: options.config.output,
        used: usedFiles(files, done.used),
        outputs: outputStamps(files, done.written),
        ...(history && { history: history.stamps }),
        ...(options.environment && { environment: options.environment }),
        remembered: options.remember,
      };
      // A build of a part says nothing of the whole. What stood in the way of a file may be gone without a trace in the sources.
      const isWhole = isOfAllDocuments(options) && options.tangle && options.weave;
      this.saveIndex(found, isWhole && done.writer?.problems.length === 0 ? last : undefined);
    }
    return { report: done.report, written: done.writer?.written ?? [], removed: done.writer?.removed ?? [] };
  }

  private open(): { records: BuildRecords; cache: BuildCache } {
    const { spans, config } = this.options;
    this.opened ??= {
      records: measured(spans, 'records', new BuildRecords(this.files.stateFile('records.db'))),
      cache: measured(
        spans,
        'cache',
        openProjectCache(this.files, config, problem => this.problems.push(problem)),
      ),
    };
    return this.opened;
  }
}

/** The history that pages tell of, and by what to see whether it is another one. */
interface HistoryNow {
  readonly opened: OpenedHistory;
  readonly stamps: HistoryStamps;
}

function withMoreWritten(report: BuildReport, count: number): BuildReport {
  const { written, unchanged, removed } = report.outputs;
  return { ...report, outputs: { written: written + count, unchanged: unchanged - count, removed } };
}

/** Names what was asked of a build: as long as it is the same, its last result stands for the next. */
export function buildIdentity({ identity, only, shard, tangle, weave, formats }: BuildOptions): string {
  return JSON.stringify([identity, only ?? null, shard ?? null, tangle, weave, ...(formats ? [formats] : [])]);
}

export function scanOptions({ config, extensions, configFiles }: BuildOptions): ScanOptions {
  return {
    source: config.source,
    exclude: config.exclude,
    skip: [config.output],
    extensions,
    ...(configFiles && { controls: configFiles }),
  };
}

const TRIES = 5;
