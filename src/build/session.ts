import type { DocumentOutline } from '../literate/document.ts';
import type { BuildOptions, BuildParts } from './build.ts';
import { openProjectCache } from './cache/project-cache.ts';
import type { BuildCache } from './cache.ts';
import { type LastBuild, lastBuild, outputStamps, restStands, usedFiles, withWritten } from './last-build.ts';
import { editLocally } from './local-edit.ts';
import { lockBuild } from './platform/build-lock.ts';
import { BuildRecords } from './platform/build-records.ts';
import { ProjectFiles } from './platform/files.ts';
import { cacheProblem } from './problems.ts';
import { isOfAllDocuments, rebuild } from './rebuild.ts';
import { type BuildReport, sortMessages } from './report.ts';
import { changesAmong, changesOnDisk, type SourceChanges } from './scan/changes.ts';
import { type EarlierScan, type Scan, scan } from './scan/scan.ts';
import { decodeIndex, encodeIndex, type SourceIndex } from './scan/source-index.ts';

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

  /** @throws PylitError `usage` where the folder is not there */
  constructor(options: BuildOptions) {
    this.options = options;
    this.files = new ProjectFiles(options.root);
  }

  /**
   * Builds what changed.
   *
   * @param changed paths from the project's root that may have changed; without it anything may have
   * @throws PylitError `store-locked` while another build goes on and on; `config`; `io`
   */
  async build(changed?: ReadonlySet<string>): Promise<SessionReport> {
    const started = performance.now();
    const unlock = lockBuild(this.files.stateFile('build.lock'));
    try {
      this.files.beginBuild();
      const done = await this.buildLocked(changed);
      const report = { ...done.report, durationMs: Math.round(performance.now() - started) };
      return { ...done, report: this.withProblems(report) };
    } finally {
      unlock();
    }
  }

  /** Ends the writing to a shared cache, too. */
  async close(): Promise<void> {
    const { opened } = this;
    this.opened = undefined;
    opened?.records.close();
    await opened?.cache.close();
  }

  /** A report with what is wrong with caches and was not said before. It is no property of the documents, so it is not kept. */
  withProblems(report: BuildReport): BuildReport {
    const problems = this.problems.splice(0).map(problem => cacheProblem(problem, this.options.configFile));
    return problems.length === 0 ? report : { ...report, messages: sortMessages([...report.messages, ...problems]) };
  }

  private async buildLocked(changed: ReadonlySet<string> | undefined): Promise<SessionReport> {
    const { files, options } = this;
    const earlier = options.force ? undefined : this.earlier(changed);
    const last = lastBuild(earlier?.index);
    if (earlier && last?.identity === this.identity() && isNothing(earlier.changes) && restStands(files, last))
      return { report: unchangedReport(last), written: [], removed: [] };
    const found = scan(files, this.scanOptions(), earlier);
    return (earlier && last && (await this.editLocally(found, earlier, last))) ?? this.rebuild(found);
  }

  /** Builds what concerns no page but its own; undefined where more must be looked at. */
  private async editLocally(found: Scan, earlier: EarlierScan, last: LastBuild): Promise<SessionReport | undefined> {
    const { files, options } = this;
    if (!options.write || last.identity !== this.identity() || !restStands(files, last)) return undefined;
    this.parts ??= await options.load();
    const done = await editLocally({
      ...{ files, found, earlier, last },
      ...{ config: options.config, parts: this.parts, ...this.open() },
    });
    if (!done) return undefined;
    const { report, writer } = done;
    this.saveIndex(found, { ...last, report, outputs: withWritten(files, last.outputs, writer.changed) });
    return { report, written: writer.written, removed: [] };
  }

  private saveIndex(found: Scan, result: LastBuild | undefined): void {
    this.files.writeState(INDEX_FILE, encodeIndex({ ...found.index, ...(result && { result }) }));
  }

  /** What the last scan found, and how the disk differs: as the disk says, or a watcher. */
  private earlier(changed: ReadonlySet<string> | undefined): EarlierScan | undefined {
    const { files, options } = this;
    const { source } = options.config;
    if (options.seen?.stamp === files.stateStamp(INDEX_FILE)) return options.seen;
    const index = readIndex(files);
    if (!index) return undefined;
    return { index, changes: changed ? changesAmong(source, index, changed) : changesOnDisk(files, source, index) };
  }

  private async rebuild(found: Scan): Promise<SessionReport> {
    const { files, options } = this;
    this.parts ??= await options.load();
    const { records, cache } = this.open();
    const known = options.force ? undefined : this.known;
    const done = await rebuild({ files, options, parts: this.parts, found, cache, records, ...(known && { known }) });
    this.known = new Map(
      [...done.documents.library.outlines].map(([path, outline]) => [
        path,
        { id: found.documents.get(path) ?? '', outline },
      ]),
    );
    if (options.write) {
      const last: LastBuild = {
        identity: this.identity(),
        report: done.report,
        output: options.config.output,
        used: usedFiles(files, done.used),
        outputs: outputStamps(files, done.written),
      };
      // A build of a part says nothing of the whole.
      const isWhole = isOfAllDocuments(options) && options.tangle && options.weave;
      this.saveIndex(found, isWhole ? last : undefined);
    }
    return { report: done.report, written: done.writer?.written ?? [], removed: done.writer?.removed ?? [] };
  }

  private open(): { records: BuildRecords; cache: BuildCache } {
    this.opened ??= {
      records: new BuildRecords(this.files.stateFile('records.db')),
      cache: openProjectCache(this.files, this.options.config, problem => this.problems.push(problem)),
    };
    return this.opened;
  }

  private identity(): string {
    const { identity, only, shard, tangle, weave } = this.options;
    return JSON.stringify([identity, only ?? null, shard ?? null, tangle, weave]);
  }

  private scanOptions() {
    const { config, extensions, configFiles } = this.options;
    return {
      source: config.source,
      exclude: config.exclude,
      skip: [config.output],
      extensions,
      ...(configFiles && { controls: configFiles }),
    };
  }
}

export const INDEX_FILE = 'index';

/** The metadata cache; undefined where it is absent, torn or of another version. */
export function readIndex(files: ProjectFiles): SourceIndex | undefined {
  const bytes = files.readState(INDEX_FILE);
  return bytes && decodeIndex(bytes);
}

function isNothing({ folders, documents, controls }: SourceChanges): boolean {
  return folders.size === 0 && documents.size === 0 && !controls;
}

function unchangedReport({ report }: LastBuild): BuildReport {
  const { documents, blocks, outputs } = report;
  return {
    ...report,
    documents: { total: documents.total, read: 0 },
    blocks: { total: blocks.total, transformed: 0, reused: blocks.total },
    outputs: { written: 0, unchanged: outputs.written + outputs.unchanged, removed: 0 },
  };
}
