import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { StoreLocation } from '../../build/config.ts';
import { openRepository } from '../../repository/open.ts';
import type { Repository } from '../../repository/repository.ts';
import { CONFIG_NAMES } from './config-names.ts';
import { readProject } from './read-project.ts';

/**
 * Opens the history of a project where its configuration says that it is kept. Nothing is made until the first commit.
 *
 * @throws PylitError `config`
 */
export async function projectRepository(root: string): Promise<Repository> {
  return openRepository({ root, store: await storeLocation(root) });
}

/** Where a project's configuration says that its history is kept. Where it cannot say anything of that, it is not run. */
export async function storeLocation(root: string): Promise<StoreLocation> {
  if (!mentionsStore(root)) return 'native';
  return (await readProject(root))?.config.store ?? 'native';
}

/**
 * Whether looking at history may run a project's configuration. A configuration is code, and looking must run nothing that was merely cloned: it is run
 * where pylit was at work already, or where it is plain JSON.
 */
export function mayRunConfiguration(root: string): boolean {
  return existsSync(path.join(root, '.pylit')) || configFile(root)?.endsWith('.json') === true;
}

function configFile(root: string): string | undefined {
  return CONFIG_NAMES.map(name => path.join(root, name)).find(name => existsSync(name));
}

/** Whether the configuration speaks of a store, as far as its text tells: what it imports may do so, too. */
function mentionsStore(root: string): boolean {
  const file = configFile(root);
  const text = file === undefined ? '' : readFileSync(file, 'utf8');
  return /\bstore['"]?\s*[:,}]|\brequire\b|\bimport\s*\(|\bimport\b(?![^;\n]*from\s*['"]pylit['"])/.test(text);
}
