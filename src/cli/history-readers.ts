import { parseConfig } from '../build/config.ts';
import type { Reader } from '../reader/reader.ts';
import { loadReaders, openProject } from './project.ts';

/**
 * The readers for documents of a history: the project's own; in a git repository that may be anybody's, pylit's without any configuration,
 * since looking at history must run nothing that was committed.
 */
export async function historyReaders(root: string, documents: 'pylit' | 'git'): Promise<readonly Reader[]> {
  if (documents === 'pylit') return loadReaders(await openProject(root));
  return loadReaders({ config: parseConfig({}, 'the defaults'), identity: '' });
}
