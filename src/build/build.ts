import { hash } from '../bytes/hash.ts';
import { refusePath } from '../core/path.ts';
import type { DocumentOutline } from '../literate/document.ts';
import type { Format } from '../literate/format.ts';
import type { Names } from '../literate/names.ts';
import type { Reader } from '../reader/reader.ts';
import { type BuildCache, openCache } from './cache.ts';
import type { Config } from './config.ts';
import { type DocumentMessage, link, type SymbolTable } from './link.ts';
import { namesOf } from './names.ts';
import { type Output, type OutputProblem, outputsStand, writeOutputs } from './outputs.ts';
import { lockBuild } from './platform/build-lock.ts';
import { ProjectFiles } from './platform/files.ts';
import { SqliteCache } from './platform/sqlite-cache.ts';
import { readDocuments, type Sources } from './read.ts';
import { readingOrder } from './reading-order.ts';
import { type BuildReport, type ReportMessage, sortMessages } from './report.ts';
import { inProject, type Scan, scan } from './scan.ts';
import { type BuildState, loadState, saveState } from './state.ts';
import { usedFiles, usedFilesStand } from './used-files.ts';
import { tangleDocuments } from './tangle.ts';
import { type TransformRunner, transformDocuments } from './transform.ts';
import { weavePages } from './weave.ts';

/** The parts that a build needs only when something changed. */
export interface BuildParts {
  readonly readers: readonly Reader[];
  readonly formats: readonly Format[];
  /** Makes what runs transforms on other threads; without it they run here. */
  readonly runner?: (project: LinkedProject, format: Format) => TransformRunner;
}

/** What another thread needs to know of a project: plain data. */
export interface LinkedProject {
  readonly outlines: ReadonlyMap<string, DocumentOutline>;
  readonly order: readonly string[];
  readonly files: ReadonlySet<string>;
  /** The bytes of a document. */
  readonly bytes: (path: string) => Uint8Array | undefined;
}

/** What to build, and with what. */
export interface BuildOptions {
  /** The project's folder. */
  readonly root: string;
  readonly config: Config;
  /** Digest of the configuration and of pylit's own version: another one, and everything is looked at again. */
  readonly identity: string;
  /** Loads readers and formats; called only when something changed. */
  readonly load: () => Promise<BuildParts>;
  /** File name endings of documents. */
  readonly extensions: readonly string[];
  /** Weave only these documents (paths from the source root); all are linked. */
  readonly only?: readonly string[];
  readonly tangle: boolean;
  readonly weave: boolean;
  /** Look at nothing remembered, and take over files that are not pylit's. */
  readonly force: boolean;
}

/** scan → read → link → transform → assemble, and tangle: does what changed, and says what it did. */
export async function build(options: BuildOptions): Promise<BuildReport> {
  const started = performance.now();
  const files = new ProjectFiles(options.root);
  const unlock = lockBuild(files.stateFile('build.lock'));
  try {
    files.clearTemporaries();
    const report = await buildLocked(files, options);
    return { ...report, durationMs: Math.round(performance.now() - started) };
  } finally {
    unlock();
  }
}

async function buildLocked(files: ProjectFiles, options: BuildOptions): Promise<BuildReport> {
  const state = loadState(files);
  const found = scan(files, scanOptions(options), options.force ? undefined : state.scan);
  const inputs = inputsDigest(options, found);
  if (!options.force && inputs === state.inputs && usedFilesStand(files, state.used) && outputsStand(files, state.outputs))
    return unchanged(files, state, found);
  const cache = openCache({ store: new SqliteCache(files.stateFile('cache.db')) });
  try {
    const { report, outputs, used } = await rebuild(files, options, state, found, cache);
    saveState(files, { version: 1, inputs, scan: found.index, report, outputs, used });
    return report;
  } finally {
    await cache.close();
  }
}

function scanOptions({ config, extensions }: BuildOptions) {
  return { source: config.source, exclude: config.exclude, skip: [config.output], extensions };
}

/** Everything that decides the outputs, apart from the files that documents include or show (see `usedFiles`). */
function inputsDigest(options: BuildOptions, found: Scan): string {
  const asked = [options.identity, options.only ?? null, options.tangle, options.weave];
  return hash('sha1', JSON.stringify([asked, [...found.documents], [...found.files], found.refused]));
}

function unchanged(files: ProjectFiles, state: BuildState, found: Scan): BuildReport {
  const { report } = state;
  // Stamps younger than the last scan were not trusted and read again: remember that they are old now.
  if (found.contents.size > 0) saveState(files, { ...state, scan: found.index });
  const outputs = { written: 0, unchanged: Object.keys(state.outputs.written).length, removed: 0 };
  const blocks = { total: report.blocks.total, transformed: 0, reused: report.blocks.total };
  return { ...report, documents: { total: report.documents.total, read: 0 }, blocks, outputs };
}

async function rebuild(files: ProjectFiles, options: BuildOptions, state: BuildState, found: Scan, cache: BuildCache) {
  const { config } = options;
  const { readers, formats, runner } = await options.load();
  const messages: ReportMessage[] = [];
  const sources = sourcesOf(files, config, found);
  const library = await readDocuments(sources, readers, cache);
  const order = readingOrder(library.outlines, config.contents, library.outlines);
  const linked: DocumentMessage[] = [];
  const table = link(library.outlines, order.documents, found.files, linked);
  const outputs: Output[] = [];
  const shown = new Set<string>();
  const blocks = { total: 0, transformed: 0, reused: 0 };
  if (options.weave)
    for (const format of formats) {
      const pages = await transformDocuments({
        format,
        cache,
        outlines: chosen(library.outlines, options.only),
        ids: found.documents,
        previousIds: new Map(Object.entries(state.scan.files).map(([path, record]) => [path, record[4]])),
        document: path => library.document(path),
        names: memoizedNames(table),
        force: options.force,
        ...(runner && { run: runner({ outlines: library.outlines, order: order.documents, files: found.files, bytes: sources.bytes }, format) }),
      });
      for (const [document, page] of pages) {
        linked.push(...page.messages.map(message => ({ ...message, document })));
        blocks.total += page.artifacts.length;
        blocks.transformed += page.transformed;
      }
      const woven = await weavePages({ files, config, table, order, format, pages });
      outputs.push(...woven.outputs);
      for (const asset of woven.assets) shown.add(asset);
    }
  blocks.reused = blocks.total - blocks.transformed;
  const tangled = options.tangle ? tangleDocuments(config, library.outlines, order.documents) : undefined;
  outputs.push(...(tangled?.outputs ?? []));
  const written = writeOutputs(files, outputs, {
    previous: state.outputs,
    keep: (path, kind) =>
      kind === 'tangled'
        ? !options.tangle || library.unreadable.length > 0 || (tangled?.failed.has(path) ?? false)
        : !options.weave || options.only !== undefined || library.unreadable.length > 0,
    force: options.force,
    save: index => saveState(files, { ...state, inputs: '', outputs: index }),
  });
  const where = (document: string) => inProject(config.source, document);
  for (const outline of library.outlines) linked.push(...outline[1].messages.map(message => ({ ...message, document: outline[0] })));
  for (const message of [...linked, ...(tangled?.messages ?? [])]) messages.push(reported(message, where));
  messages.push(...library.unreadable.map(bad => unreadable(bad, where(bad.path))));
  messages.push(...order.missing.map(missingEntry), ...found.refused.map(refused), ...written.problems.map(outputProblem));
  const report: BuildReport = {
    documents: { total: found.documents.size, read: library.read },
    blocks,
    outputs: { written: written.written, unchanged: written.unchanged, removed: written.removed },
    messages: sortMessages(messages),
    durationMs: 0,
  };
  const included = [...library.outlines.values()].flatMap(outline => outline.inclusions.map(inclusion => inclusion.path));
  const used = usedFiles(files, [...shown, ...included].filter(path => !refusePath(path)).map(where));
  return { report, outputs: written.index, used };
}

function sourcesOf(files: ProjectFiles, config: Config, found: Scan): Sources {
  return {
    documents: found.documents,
    // An include may name any path: one that is refused is as good as absent.
    bytes: path => found.contents.get(path) ?? (refusePath(path) ? undefined : files.read(inProject(config.source, path))),
  };
}

function chosen<Value>(documents: ReadonlyMap<string, Value>, only: readonly string[] | undefined): ReadonlyMap<string, Value> {
  if (only === undefined) return documents;
  return new Map([...documents].filter(([path]) => only.some(wanted => path === wanted || path.startsWith(`${wanted}/`))));
}

function memoizedNames(table: SymbolTable): (path: string) => Names {
  const known = new Map<string, Names>();
  return path => {
    const names = known.get(path) ?? namesOf(table, path);
    known.set(path, names);
    return names;
  };
}

function reported(message: DocumentMessage, where: (document: string) => string): ReportMessage {
  const { document, file, ...rest } = message;
  return { ...rest, file: where(file ?? document) };
}

function unreadable(bad: { offset: number; line: number; column: number }, file: string): ReportMessage {
  return {
    file,
    line: bad.line,
    column: bad.column,
    severity: 'error',
    rule: 'invalid-utf8',
    message: `Not valid UTF-8 at byte ${bad.offset}; the document is left out.`,
    hint: 'Save the file as UTF-8.',
  };
}

function missingEntry({ entry, near }: { entry: string; near: readonly string[] }): ReportMessage {
  return {
    file: 'pylit.config.ts',
    severity: 'error',
    rule: 'unknown-document',
    message: `contents names "${entry}", but there is no such document.`,
    ...(near.length > 0 && { hint: `Did you mean ${near.map(name => `"${name}"`).join(' or ')}?` }),
  };
}

function refused({ path, reason }: { path: string; reason: string }): ReportMessage {
  return { file: path, severity: 'warning', rule: 'refused-path', message: `Left out: ${reason}.`, hint: 'Rename the file.' };
}

function outputProblem(problem: OutputProblem): ReportMessage {
  return { file: problem.path, severity: 'error', rule: problem.rule, message: problem.message, hint: problem.hint };
}
