import { hash } from '../bytes/hash.ts';
import { refusePath } from '../core/path.ts';
import type { DocumentOutline } from '../literate/document.ts';
import type { Format } from '../literate/format.ts';
import type { Names } from '../literate/names.ts';
import type { DocumentMessage } from '../literate/tangle/placed-part.ts';
import type { Reader } from '../reader/reader.ts';
import { type BuildCache, openCache } from './cache.ts';
import type { Config } from './config.ts';
import type { SymbolTable } from './link.ts';
import { namesOf } from './names.ts';
import { type Output, type OutputResult, outputsStand, writeOutputs } from './outputs.ts';
import { lockBuild } from './platform/build-lock.ts';
import { ProjectFiles } from './platform/files.ts';
import { SqliteCache } from './platform/sqlite-cache.ts';
import { missingEntry, outputProblem, refused, reported, unreadable } from './problems.ts';
import { loadDocuments, type ProjectDocuments } from './project-documents.ts';
import { type BuildReport, sortMessages } from './report.ts';
import { inProject, type Scan, scan } from './scan.ts';
import { type BuildState, loadState, saveState } from './state.ts';
import { tangleDocuments } from './tangle.ts';
import { type TransformRunner, transformDocuments } from './transform.ts';
import { usedFiles, usedFilesStand } from './used-files.ts';
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
  /** Name of the configuration file, for messages. */
  readonly configFile: string;
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
  /** False to find problems only: nothing is written but the cache. */
  readonly write: boolean;
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
  if (
    !options.force &&
    inputs === state.inputs &&
    usedFilesStand(files, state.used) &&
    outputsStand(files, state.outputs)
  )
    return unchanged(files, state, found);
  const cache = openCache({ store: new SqliteCache(files.stateFile('cache.db')) });
  try {
    const { report, outputs, used } = await rebuild(files, options, state, found, cache);
    const woven = wovenIds(options, state, found);
    if (options.write) saveState(files, { version: 1, inputs, scan: found.index, woven, report, outputs, used });
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
  const parts = await options.load();
  const documents = await loadDocuments(files, config, parts.readers, found, cache, options.force);
  const woven = options.weave ? await weave(files, options, state, found, cache, parts, documents) : NOTHING_WOVEN;
  const tangled = options.tangle ? tangleDocuments(config, documents) : undefined;
  const outputs = [...woven.outputs, ...(tangled?.outputs ?? [])];
  const written = options.write ? write(files, options, state, documents, outputs, tangled?.failed) : notWritten(state);
  const where = (document: string) => inProject(config.source, document);
  const messages = [...documents.messages, ...woven.messages, ...(tangled?.messages ?? [])].map(message =>
    reported(message, where),
  );
  messages.push(
    ...documents.library.unreadable.map(bad => unreadable(bad, where(bad.path))),
    ...documents.order.missing.map(entry => missingEntry(entry, options.configFile)),
    ...found.refused.map(({ path, reason }) => refused({ path: where(path), reason })),
    ...written.problems.map(outputProblem),
  );
  const report: BuildReport = {
    documents: { total: found.documents.size, read: documents.library.read },
    blocks: { ...woven.blocks, reused: woven.blocks.total - woven.blocks.transformed },
    outputs: { written: written.written, unchanged: written.unchanged, removed: written.removed },
    messages: sortMessages(messages),
    durationMs: 0,
  };
  return { report, outputs: written.index, used: usedFiles(files, usedPaths(documents, woven.assets).map(where)) };
}

/** What this build wove has its present id; what it did not, the id of its last weaving. */
function wovenIds(options: BuildOptions, state: BuildState, found: Scan): Record<string, string> {
  const earlier = Object.entries(state.woven).filter(([path]) => found.documents.has(path));
  return Object.fromEntries([...earlier, ...(options.weave ? chosen(found.documents, options.only) : [])]);
}

/** The pages of all formats, before they are written. */
interface Woven {
  readonly outputs: Output[];
  readonly messages: DocumentMessage[];
  readonly assets: Set<string>;
  readonly blocks: { total: number; transformed: number };
}

const NOTHING_WOVEN: Woven = { outputs: [], messages: [], assets: new Set(), blocks: { total: 0, transformed: 0 } };

async function weave(
  files: ProjectFiles,
  options: BuildOptions,
  state: BuildState,
  found: Scan,
  cache: BuildCache,
  { formats, runner }: BuildParts,
  { library, order, table, sources }: ProjectDocuments,
): Promise<Woven> {
  const woven: Woven = { outputs: [], messages: [], assets: new Set(), blocks: { total: 0, transformed: 0 } };
  const project: LinkedProject = {
    outlines: library.outlines,
    order: order.documents,
    files: found.files,
    bytes: sources.bytes,
  };
  for (const format of formats) {
    const pages = await transformDocuments({
      format,
      cache,
      outlines: chosen(library.outlines, options.only),
      ids: found.documents,
      previousIds: new Map(Object.entries(state.woven)),
      document: path => library.document(path),
      names: memoizedNames(table),
      force: options.force,
      ...(runner && { run: runner(project, format) }),
    });
    for (const [document, page] of pages) {
      woven.messages.push(...page.messages.map(message => ({ ...message, document })));
      woven.blocks.total += page.artifacts.length;
      woven.blocks.transformed += page.transformed;
    }
    const { outputs, assets } = await weavePages({ files, config: options.config, table, order, format, pages });
    woven.outputs.push(...outputs);
    for (const asset of assets) woven.assets.add(asset);
  }
  return woven;
}

/** Nothing is removed whose source could not be looked at, or was not asked for. */
function write(
  files: ProjectFiles,
  options: BuildOptions,
  state: BuildState,
  { library }: ProjectDocuments,
  outputs: readonly Output[],
  failed: ReadonlySet<string> | undefined,
): OutputResult {
  const isPartial = library.unreadable.length > 0;
  return writeOutputs(files, outputs, {
    previous: state.outputs,
    keep: (path, kind) =>
      isPartial ||
      (kind === 'tangled'
        ? !options.tangle || failed?.has(path) === true
        : !options.weave || options.only !== undefined),
    sources: new Set([
      options.configFile,
      ...[...library.outlines.keys()].map(path => inProject(options.config.source, path)),
    ]),
    force: options.force,
    save: index => saveState(files, { ...state, inputs: '', outputs: index }),
  });
}

function notWritten(state: BuildState): OutputResult {
  return { index: state.outputs, written: 0, unchanged: 0, removed: 0, problems: [] };
}

function usedPaths({ library }: ProjectDocuments, assets: ReadonlySet<string>): string[] {
  const included = [...library.outlines.values()].flatMap(outline => outline.inclusions.map(({ path }) => path));
  return [...assets, ...included].filter(path => !refusePath(path));
}

function chosen<Value>(
  documents: ReadonlyMap<string, Value>,
  only: readonly string[] | undefined,
): ReadonlyMap<string, Value> {
  if (only === undefined) return documents;
  return new Map(
    [...documents].filter(([path]) =>
      only.some(wanted => wanted === '' || path === wanted || path.startsWith(`${wanted}/`)),
    ),
  );
}

function memoizedNames(table: SymbolTable): (path: string) => Names {
  const known = new Map<string, Names>();
  return path => {
    const names = known.get(path) ?? namesOf(table, path);
    known.set(path, names);
    return names;
  };
}
