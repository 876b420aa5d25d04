import path from 'node:path';
import { runHere } from '../../build/batch/batch-runner.ts';
import { type BuildOptions, type BuildParts, build } from '../../build/build.ts';
import type { Config } from '../../build/config.ts';
import type { FormatName } from '../../build/format-names.ts';
import type { BuildReport } from '../../build/report.ts';
import type { Shard } from '../../build/shard.ts';
import type { SiteHistory } from '../../build/site-history.ts';
import type { HistoryPages } from '../../output/html/history/options.ts';
import type { Profile } from '../building/profile.ts';
import { recordBuilds } from '../building/record-builds.ts';
import { sayWaiting } from '../building/waiting.ts';
import { packageVersion } from '../version.ts';
import { type EnvironmentReads, environmentRead } from './environment.ts';
import type { ConfiguredPlugin } from './load-plugins.ts';
import { loadReaders } from './load-readers.ts';

/** File name endings of documents, known without loading a reader. */
export const DOCUMENT_EXTENSIONS = ['.md', '.markdown', '.rst', '.nw'];

/** The same with what a project adds. */
export function documentExtensions({ rst }: Pick<Config, 'rst'>): readonly string[] {
  return [...DOCUMENT_EXTENSIONS, ...(rst.extensions ?? [])];
}

/** A project on disk with its configuration. */
export interface Project {
  readonly root: string;
  readonly config: Config;
  readonly configFile: string;
  /** Files that decide the configuration, there or not: paths from the root. */
  readonly configFiles: readonly string[];
  readonly identity: string;
  /** Whether the configuration is the same whenever its files are: it asks nothing of its surroundings. */
  readonly isPure: boolean;
  /** The environment variables that the configuration read, and their digests. */
  readonly environment?: EnvironmentReads;
}

export async function openProject(root: string): Promise<Project> {
  const { loadConfig } = await import('./load-config.ts');
  const { config, file, digest, files, isPure, environment } = await loadConfig(root);
  return {
    root,
    config,
    configFile: file ?? 'pylit.config.ts',
    configFiles: files,
    identity: `pylit ${packageVersion()} ${digest}`,
    isPure,
    ...(environment && { environment }),
  };
}

/** What the next build may take instead of the configuration: plain data, or nothing where it holds code, or an address with a password. */
export function toRemember({ root: _root, ...project }: Project): unknown {
  const { isPure, config } = project;
  return isPure && config.cache === undefined && isPlain(config) ? project : undefined;
}

function isPlain(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return typeof value !== 'function';
  const prototype = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || Array.isArray(value)) && Object.values(value).every(isPlain);
}

/** What pages tell of their history. Whoever builds gives it, since looking at history needs more than building does. */
export interface HistoryUse {
  readonly site: SiteHistory;
  readonly pages: () => Promise<HistoryPages | undefined>;
}

/** Which parts of a build are wanted; all by default. */
export interface BuildRequest {
  readonly only?: readonly string[];
  readonly shard?: Shard;
  /** In place of the formats of the configuration. */
  readonly formats?: readonly FormatName[];
  readonly tangle?: boolean;
  readonly weave?: boolean;
  readonly force?: boolean;
  /** False to find problems only. */
  readonly write?: boolean;
  /** Absent where pages tell nothing of their history. */
  readonly history?: HistoryUse;
  /** What was seen of the disk just now. */
  readonly seen?: BuildOptions['seen'];
  /** Threads that transform blocks; 0 is this one. */
  readonly workers?: number;
  /** Measures where time goes. */
  readonly profile?: Profile;
  readonly onProgress?: BuildOptions['onProgress'];
}

/** Builds a project with pylit's readers and formats. */
export function buildProject(project: Project, request: BuildRequest = {}): Promise<BuildReport> {
  return build(buildOptions(project, request));
}

/** What a build with pylit's readers and formats is told. */
export function buildOptions(asked: Project, request: BuildRequest = {}): BuildOptions {
  const { formats } = request;
  const project = dated(formats ? inFormats(asked, formats) : asked);
  return {
    root: project.root,
    config: project.config,
    ...(formats && { formats }),
    configFile: project.configFile,
    configFiles: project.configFiles,
    identity: project.identity,
    remember: toRemember(asked),
    ...(project.environment && { environment: project.environment }),
    extensions: documentExtensions(project.config),
    load: () => loadParts(project, request.workers ?? project.config.workers, request.profile, request.history),
    ...recordBuilds(project),
    ...(request.history && { history: request.history.site }),
    ...(request.profile && { spans: request.profile }),
    ...(request.onProgress && { onProgress: request.onProgress }),
    ...(request.seen && { seen: request.seen }),
    ...(request.only !== undefined && { only: request.only }),
    ...(request.shard !== undefined && { shard: request.shard }),
    lock: { onWait: sayWaiting },
    tangle: request.tangle ?? true,
    weave: request.weave ?? true,
    force: request.force ?? false,
    write: request.write ?? true,
  };
}

/** Formats that name a day. */
const DATED: ReadonlySet<string> = new Set(['epub', 'latex', 'man', 'pdf']);

/** The day of reproducible builds is an input, too. */
function dated(project: Project): Project {
  if (!project.config.formats.some(name => DATED.has(name))) return project;
  const epoch = environmentRead('SOURCE_DATE_EPOCH');
  const isSet = process.env.SOURCE_DATE_EPOCH !== undefined;
  return {
    ...project,
    ...(isSet && { identity: `${project.identity} ${Object.values(epoch)}` }),
    environment: { ...project.environment, ...epoch },
  };
}

/** The project as it would be with other formats in its configuration. */
export function inFormats(project: Project, formats: readonly FormatName[]): Project {
  return { ...project, config: { ...project.config, formats: [...formats] } };
}

/** The project as a website and nothing else. */
export function asWebsite(project: Project): Project {
  return inFormats(project, ['html']);
}

/** Loads readers, formats and plugins: the heavy part, needed only when something changed. */
export async function loadParts(
  project: Project,
  workers?: number,
  profile?: Profile,
  history?: Pick<HistoryUse, 'pages'>,
): Promise<BuildParts> {
  const [readers, { loadFormats }, { loadPlugins }] = await Promise.all([
    loadReaders(project),
    import('./load-formats.ts'),
    import('./load-plugins.ts'),
  ]);
  const { config } = project;
  const measured = profile && new (await import('../building/profile-parts.ts')).MeasuredParts(profile);
  const plugins = await loadPlugins(config, project.root, project.configFile);
  const formats = await loadFormats(project, {
    plugins: measured?.plugins(plugins) ?? plugins,
    digest: await pluginDigest(project),
    history,
  });
  return {
    readers: measured?.readers(readers) ?? readers,
    formats: measured ? formats.map(format => measured.format(format)) : formats,
    linkNotation: notationLinker(plugins),
    async runner(setup) {
      const { defaultWorkers, workerRunner } = await import('../building/workers.ts');
      const threads = workers ?? defaultWorkers();
      return threads === 0 ? runHere(setup) : workerRunner(project, setup, threads, profile);
    },
  };
}

function notationLinker(plugins: readonly ConfiguredPlugin[]): BuildParts['linkNotation'] {
  for (const { plugin, options } of plugins) {
    const { linkNotation } = plugin;
    if (linkNotation) return all => linkNotation(all, options);
  }
  return undefined;
}

/**
 * What identifies plugins that are code of the project: functions in the configuration cannot be compared, so all of it counts for them; of a
 * plugin named by path, its modules.
 */
async function pluginDigest({ config, identity, root }: Project): Promise<string> {
  const plugins = (config.plugins ?? []).map(entry => (Array.isArray(entry) ? entry[0] : entry));
  const isCode = plugins.some(plugin => typeof plugin !== 'string') || hasUnifiedPlugins(config);
  if (isCode) return identity;
  const local = plugins.filter(plugin => typeof plugin === 'string' && plugin.startsWith('.'));
  if (local.length === 0) return '';
  const { moduleGraphDigest } = await import('./load-config.ts');
  return local.map(plugin => moduleGraphDigest(path.resolve(root, String(plugin)), root)).join(' ');
}

function hasUnifiedPlugins({ markdown }: Config): boolean {
  return markdown.remarkPlugins.length + markdown.rehypePlugins.length > 0;
}
