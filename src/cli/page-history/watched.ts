import path from 'node:path';
import { refNames } from '../../backend/git/refs/ref-names.ts';
import { locateRepository } from '../../backend/git/repository/locate.ts';
import { STORE_PATH, surroundingRepository } from '../../repository/open.ts';
import { storeLocation } from '../project/project-repository.ts';

/**
 * Lists files, there or not, of which one changes whenever a commit is made or a ref is moved.
 *
 * @param root the project's folder
 * @param branch the current one, without `refs/heads/`
 * @param names of the commits and tags that matter besides
 */
export async function watchedFiles(
  root: string,
  branch: string | undefined,
  names: readonly string[],
): Promise<readonly string[]> {
  const refs = [
    'HEAD',
    ...(branch === undefined ? [] : [`refs/heads/${branch}`]),
    ...names.flatMap(name => [`refs/tags/${name}`, `refs/heads/${name}`]),
  ];
  const store = path.join(root, STORE_PATH);
  const location = await storeLocation(root);
  const own = location === 'native' ? [store, `${store}-wal`] : await ownRefs(root, location, refs);
  // As long as nothing is committed with pylit, the commits of git are looked at.
  const around = upwards(root).find(folder => locateRepository(folder));
  return [...own, ...(around === undefined ? [] : refFiles(around, undefined, refs))];
}

async function ownRefs(root: string, location: 'git' | { git: string }, refs: readonly string[]): Promise<string[]> {
  if (location !== 'git') return refFiles(path.resolve(root, location.git), undefined, refs);
  const { path: repository, namespace } = await surroundingRepository(root);
  return refFiles(repository, namespace, refs);
}

/** Refs stand in files of their own, or many in one. */
function refFiles(repository: string, namespace: string | undefined, refs: readonly string[]): string[] {
  const found = locateRepository(repository);
  const { toGit } = refNames(namespace);
  const { own, common } = found ?? { own: repository, common: repository };
  const files = refs.map(toGit).map(name => path.join(name === 'HEAD' ? own : common, name));
  return [path.join(common, 'packed-refs'), ...files];
}

function upwards(folder: string): readonly string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...upwards(parent)];
}
