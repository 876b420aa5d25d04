import { dirname, join, resolve } from 'node:path';
import { PylitError, quote } from '../../../core/error.ts';
import { readFileIfAny, statIfAny } from '../files.ts';

/** The folders of a repository. They are one, except in a further work tree. */
export interface GitFolders {
  /** What belongs to this work tree: `HEAD`, the index. */
  readonly own: string;
  /** What all work trees share: objects, branches, configuration. */
  readonly common: string;
}

/**
 * Finds the repository at a path: a bare one, a work tree with `.git`, or the `.git` file of a work tree or submodule.
 *
 * @returns undefined when there is none
 * @throws PylitError `store-format` for a `.git` file that leads nowhere
 */
export function locateRepository(path: string): GitFolders | undefined {
  const inside = join(path, '.git');
  for (const candidate of [inside, path]) {
    const stat = statIfAny(candidate);
    if (stat?.isFile()) return foldersOf(followGitFile(candidate));
    if (stat?.isDirectory() && isGitFolder(candidate)) return foldersOf(resolve(candidate));
  }
  return undefined;
}

function foldersOf(own: string): GitFolders {
  const common = readFileIfAny(join(own, 'commondir'))?.toString('utf8').trimEnd();
  return { own, common: common === undefined ? own : resolve(own, common) };
}

/** As git decides it: a `HEAD`, objects and refs (those may be shared). */
function isGitFolder(folder: string): boolean {
  const common = foldersOf(folder).common;
  const has = (name: string) => statIfAny(join(common, name))?.isDirectory() === true;
  return readFileIfAny(join(folder, 'HEAD')) !== undefined && has('objects') && has('refs');
}

function followGitFile(path: string): string {
  const text = readFileIfAny(path)?.toString('utf8') ?? '';
  const target = /^gitdir: (.+?)[\r\n]*$/s.exec(text)?.[1];
  const folder = target === undefined ? undefined : resolve(dirname(path), target);
  if (folder !== undefined && isGitFolder(folder)) return folder;
  throw new PylitError(
    'store-format',
    `Expected ${path} to lead to a git repository, found ${quote(target ?? text.slice(0, 40))}.`,
    {
      hint: 'Run "git worktree repair", or "git submodule update", there.',
      data: { path },
    },
  );
}
