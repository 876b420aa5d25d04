import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Config, parseConfig } from '../../build/config.ts';
import { hash } from '../../bytes/hash.ts';
import { PylitError } from '../../core/error.ts';
import { resolvePylitHere } from '../own-modules.ts';
import { CONFIG_NAMES } from './config-names.ts';
import { type EnvironmentReads, environmentReads, readingEnvironment } from './environment.ts';
import { moduleGraph, moduleUrl } from './module-graph.ts';

/** A project's configuration and what identifies it. */
export interface LoadedConfig {
  readonly config: Config;
  /** Name of the file; absent where the project has none. */
  readonly file?: string;
  /**
   * Digest of the configuration file, of the project's own modules that it imports, of the lock file that pins the others, and of the
   * environment variables that they read.
   */
  readonly digest: string;
  /** Everything that the digest is made of, there or not: paths from the root. */
  readonly files: readonly string[];
  /** Whether it is the same whenever its files are: it asks nothing of the time, the environment or other modules. */
  readonly isPure: boolean;
  /** The environment variables that were read; absent where there were none. */
  readonly environment?: EnvironmentReads;
}

/**
 * Loads `pylit.config.*` of a folder; without one, the defaults.
 *
 * @throws PylitError `config`
 */
export async function loadConfig(root: string): Promise<LoadedConfig> {
  const file = CONFIG_NAMES.find(name => existsSync(path.join(root, name)));
  if (file === undefined)
    return { config: parseConfig({}, 'the defaults'), digest: '', files: CONFIG_NAMES, isPure: true };
  const absolute = path.join(root, file);
  const modules = moduleGraphDigest(absolute, root);
  const isModule = !file.endsWith('.json');
  const value = isModule ? await readingEnvironment(() => importDefault(absolute, file)) : readJson(absolute, file);
  const environment = isModule ? environmentReads() : {};
  const isAlone = Object.keys(environment).length === 0;
  const own = moduleGraph(absolute);
  return {
    config: parseConfig(value, file),
    file,
    digest: isAlone ? modules : hash('sha256', JSON.stringify([modules, environment])).slice(0, 32),
    ...(!isAlone && { environment }),
    files: [...CONFIG_NAMES, ...LOCK_FILES, ...moduleFiles(absolute, root)],
    isPure: own.size === 1 && !ASKS.test([...own.values()].join()),
  };
}

function readJson(absolute: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(absolute, 'utf8'));
  } catch (error) {
    throw new PylitError('config', `${file} is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** A module is imported once per content, so that a watching process sees a changed configuration. */
async function importDefault(absolute: string, file: string): Promise<unknown> {
  resolvePylitHere();
  const module = await importOrExplain(moduleUrl(pathToFileURL(absolute), absolute), file);
  if (module.default === undefined)
    throw new PylitError('config', `${file} has no default export.`, {
      hint: 'End it with: export default defineConfig({ ... })',
    });
  return module.default;
}

async function importOrExplain(url: URL, file: string): Promise<{ default?: unknown }> {
  try {
    return (await import(url.href)) as { default?: unknown };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PylitError('config', `${file} cannot be loaded: ${reason}`, { cause: error });
  }
}

/** Words by which a module may come to know something that is not in it. */
const ASKS =
  /\b(?:process|globalThis|Date|Math|require|eval|Function|performance|fetch|Intl|await)\b|import\s*[(.]|from\s*['"](?!pylit['"])/;

const LOCK_FILES = ['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'];

/** The files of the project that a module is made of: paths from the root. */
export function moduleFiles(entry: string, root: string): string[] {
  return [...moduleGraph(entry).keys()].map(file => path.relative(root, file).split(path.sep).join('/'));
}

/** Identifies a module with all of the project that it imports, and the lock file that pins the rest. */
export function moduleGraphDigest(entry: string, root: string): string {
  const lock = LOCK_FILES.map(name => path.join(root, name)).find(file => existsSync(file));
  const texts = [...moduleGraph(entry)].map(([file, text]) => [path.relative(root, file), text]);
  return hash('sha256', JSON.stringify([texts, lock === undefined ? '' : readFileSync(lock, 'utf8')])).slice(0, 32);
}
