import { existsSync } from 'node:fs';
import path from 'node:path';
import { lastBuild, readIndex } from '../../build/last-build.ts';
import { ProjectFiles } from '../../build/platform/files.ts';
import { controlsStand } from '../../build/scan/changes.ts';
import { CONFIG_NAMES } from './config-names.ts';
import type { Project } from './project.ts';
import { rememberedProject } from './remembered-project.ts';

/**
 * A project with its configuration: as the last build remembers it where that still holds, which takes no time, else read again. Undefined
 * where there is no configuration.
 *
 * @throws PylitError `config`
 */
export async function readProject(root: string, files = new ProjectFiles(root)): Promise<Project | undefined> {
  if (!CONFIG_NAMES.some(name => existsSync(path.join(root, name)))) return undefined;
  const index = readIndex(files);
  const remembered = index && controlsStand(files, index) ? lastBuild(index)?.remembered : undefined;
  return rememberedProject(root, remembered) ?? (await import('./project.ts')).openProject(root);
}
