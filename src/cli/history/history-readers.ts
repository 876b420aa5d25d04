import type { Reader } from '../../reader/reader.ts';
import { loadReaders, type ReaderSettings } from '../project/load-readers.ts';
import { mayRunConfiguration } from '../project/project-repository.ts';
import { readProject } from '../project/read-project.ts';

/** As a project without any configuration has them. */
const DEFAULTS: ReaderSettings = {
  config: { markdown: { reader: 'auto', remarkPlugins: [], rehypePlugins: [] }, rst: { prolog: '' }, language: 'en' },
  identity: '',
};

/**
 * The readers for documents of a history: the project's own; in a git repository that may be anybody's, pylit's without any configuration,
 * since looking at history must run nothing that was committed.
 */
export async function historyReaders(root: string, documents: 'pylit' | 'git'): Promise<readonly Reader[]> {
  const isOwn = documents === 'pylit' && mayRunConfiguration(root);
  return loadReaders((isOwn ? await readProject(root) : undefined) ?? DEFAULTS);
}
