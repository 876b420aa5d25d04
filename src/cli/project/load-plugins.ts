import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config } from '../../build/config.ts';
import { PylitError, quote } from '../../core/error.ts';
import { nearest } from '../../literate/nearest.ts';
import type { Plugin } from '../../literate/plugin.ts';
import { resolvePylitHere } from '../own-modules.ts';
import { moduleUrl } from './module-graph.ts';

/** A plugin with its options checked and completed. */
export interface ConfiguredPlugin {
  readonly plugin: Plugin;
  readonly options: unknown;
}

/** The plugins that come with pylit, all on unless the configuration lists others. */
const SHIPPED: Readonly<Record<string, () => Promise<{ default: unknown }>>> = {
  admonition: () => import('../../../plugins/admonition/index.ts'),
  highlight: () => import('../../../plugins/highlight/index.ts'),
  math: () => import('../../../plugins/math/index.ts'),
  oz: () => import('../../../plugins/oz/index.ts'),
  graphviz: () => import('../../../plugins/graphviz/index.ts'),
};

/** The order in which the shipped plugins are asked: drawings and notations before highlighting, which takes any code. */
const DEFAULT_PLUGINS = ['admonition', 'math', 'oz', 'graphviz', 'highlight'];

/**
 * Loads the configured plugins in order.
 *
 * @throws PylitError `plugin` or `config`
 */
export async function loadPlugins(config: Config, root: string, configFile: string): Promise<ConfiguredPlugin[]> {
  const entries = config.plugins ?? DEFAULT_PLUGINS;
  const loaded: ConfiguredPlugin[] = [];
  for (const entry of entries) {
    const [wanted, options] = Array.isArray(entry) ? entry : [entry, undefined];
    const plugin = typeof wanted === 'string' ? await loadPlugin(wanted, root) : (wanted as Plugin);
    loaded.push({ plugin, options: await checkOptions(plugin, options, configFile) });
  }
  return loaded;
}

async function loadPlugin(name: string, root: string): Promise<Plugin> {
  const module = await (SHIPPED[name]?.() ?? importPlugin(name, root));
  const plugin = module.default;
  if (isPlugin(plugin)) return plugin;
  throw new PylitError('plugin', `${quote(name)} does not export a plugin.`, {
    hint: 'Its default export must be what definePlugin({ ... }) returns.',
  });
}

async function importPlugin(name: string, root: string): Promise<{ default: unknown }> {
  const file = name.startsWith('.') ? path.resolve(root, name) : findPackage(name, root);
  if (file === undefined || !existsSync(file)) throw unknownPlugin(name);
  resolvePylitHere();
  try {
    return (await import(
      name.startsWith('.') ? moduleUrl(pathToFileURL(file), file).href : pathToFileURL(file).href
    )) as { default: unknown };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PylitError('plugin', `The plugin ${quote(name)} cannot be loaded: ${reason}`, { cause: error });
  }
}

function findPackage(name: string, root: string): string | undefined {
  try {
    return createRequire(path.join(root, 'package.json')).resolve(name);
  } catch {
    return undefined;
  }
}

function unknownPlugin(name: string): PylitError {
  const [near] = nearest(name, Object.keys(SHIPPED));
  const hint = near === undefined ? 'A path starts with "./"; a package must be installed.' : `Did you mean "${near}"?`;
  return new PylitError('plugin', `There is no plugin ${quote(name)}; pylit has ${DEFAULT_PLUGINS.join(', ')}.`, {
    hint,
  });
}

function isPlugin(value: unknown): value is Plugin {
  return typeof value === 'object' && value !== null && 'name' in value && 'version' in value && 'transforms' in value;
}

async function checkOptions(plugin: Plugin, options: unknown, configFile: string): Promise<unknown> {
  if (!plugin.options) {
    if (options === undefined) return undefined;
    throw new PylitError('config', `${configFile}: the plugin "${plugin.name}" takes no options.`);
  }
  const result = await plugin.options['~standard'].validate(options ?? {});
  if (!result.issues) return result.value;
  const [issue] = result.issues;
  const where = (issue?.path ?? []).map(part => String(typeof part === 'object' ? part.key : part)).join('.');
  throw new PylitError(
    'config',
    `${configFile}: plugin "${plugin.name}", option ${where || '(all)'}: ${issue?.message}`,
    {
      hint: `The plugin's own page lists its options.`,
      data: { key: where },
    },
  );
}
