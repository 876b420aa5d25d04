import { existsSync } from 'node:fs';
import path from 'node:path';
import type { StoreLocation } from '../build/config.ts';
import { lastBuild, readIndex } from '../build/last-build.ts';
import { ProjectFiles } from '../build/platform/files.ts';
import { controlsStand } from '../build/scan/changes.ts';
import { openRepository } from '../repository/open.ts';
import type { Repository } from '../repository/repository.ts';
import { CONFIG_NAMES } from './load-config.ts';
import { openProject, rememberedProject } from './project.ts';

/**
 * Opens the history of a project where its configuration says that it is kept. Nothing is made until the first commit.
 *
 * @throws PylitError `config`
 */
export async function projectRepository(root: string): Promise<Repository> {
  return openRepository({ root, store: await storeLocation(root) });
}

/** Where a project's configuration says that its history is kept. What the last build remembers is asked first: it takes no time. */
export async function storeLocation(root: string): Promise<StoreLocation> {
  if (!CONFIG_NAMES.some(name => existsSync(path.join(root, name)))) return 'native';
  const files = new ProjectFiles(root);
  const index = readIndex(files);
  const remembered = index && controlsStand(files, index) ? lastBuild(index)?.remembered : undefined;
  const project = rememberedProject(root, remembered) ?? (await openProject(root));
  return project.config.store ?? 'native';
}
