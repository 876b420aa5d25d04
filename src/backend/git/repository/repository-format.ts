import { join } from 'node:path';
import { PylitError, quote } from '../../../core/error.ts';
import { type HashAlgorithm, isObjectId, type ObjectId } from '../../../core/object-kind.ts';
import { damagedFile } from '../damage.ts';
import { readFileIfAny } from '../files.ts';
import { type GitConfig, isTrue, parseGitConfig } from './git-config.ts';
import type { GitFolders } from './locate.ts';

/** What a repository is and has, as its configuration says. */
export interface RepositoryFormat {
  readonly algorithm: HashAlgorithm;
  /** The remote that has promised what is missing here (a partial clone). */
  readonly promisedBy: string | undefined;
  /** Commits whose parents were left behind (a shallow clone). */
  readonly shallow: ReadonlySet<ObjectId>;
}

/**
 * Reads what kind of repository this is (git: Documentation/technical/repository-version).
 *
 * @throws PylitError `store-format` for one of a later git, saying what is unknown; `object-corrupt`
 */
export function readRepositoryFormat(folders: GitFolders): RepositoryFormat {
  const path = join(folders.common, 'config');
  const config = parseGitConfig(readFileIfAny(path)?.toString('utf8') ?? '', path);
  const version = Number(config.get('core.repositoryformatversion') ?? '0');
  if (version !== 0 && version !== 1) {
    throw unsupported(path, `the format version ${quote(config.get('core.repositoryformatversion') ?? '')}`);
  }
  for (const [name, value] of config) {
    if (name.startsWith('extensions.')) checkExtension(path, version, name.slice('extensions.'.length), value);
  }
  const algorithm = config.get('extensions.objectformat') === 'sha256' ? 'sha256' : 'sha1';
  return { algorithm, promisedBy: promisor(config), shallow: readShallow(folders, algorithm) };
}

/** Extensions that change nothing of what is read and written here, or that are understood. */
const HARMLESS = new Set(['noop', 'noop-v1', 'partialclone', 'preciousobjects', 'worktreeconfig', 'relativeworktrees']);

/** A repository of version 0 may have these; of the others git does not know then what is meant. */
const OF_VERSION_0 = new Set(['noop', 'partialclone', 'preciousobjects', 'worktreeconfig']);

function checkExtension(path: string, version: number, name: string, value: string): void {
  if (version === 0) {
    if (OF_VERSION_0.has(name) || !KNOWN.has(name)) return;
    throw unsupported(path, `the extension ${quote(name)} in a repository of version 0`);
  }
  if (HARMLESS.has(name)) return;
  if (name === 'objectformat' && (value === 'sha1' || value === 'sha256')) return;
  if (name === 'refstorage' && value === 'files') return;
  throw unsupported(path, `the extension ${quote(name)} = ${quote(value)}`);
}

const KNOWN = new Set([...HARMLESS, 'objectformat', 'refstorage', 'compatobjectformat']);

function promisor(config: GitConfig): string | undefined {
  const named = config.get('extensions.partialclone');
  if (named !== undefined) return named;
  const setting = [...config].find(([name, value]) => /^remote\..*\.promisor$/.test(name) && isTrue(value));
  return setting?.[0].slice('remote.'.length, -'.promisor'.length);
}

function readShallow(folders: GitFolders, algorithm: HashAlgorithm): ReadonlySet<ObjectId> {
  const path = join(folders.common, 'shallow');
  const lines = (readFileIfAny(path)?.toString('latin1') ?? '').split('\n').filter(line => line !== '');
  const wrong = lines.find(line => !isObjectId(line, algorithm));
  if (wrong !== undefined) throw damagedFile(path, `expected an object id, found ${quote(wrong)}`);
  return new Set(lines);
}

function unsupported(path: string, what: string): PylitError {
  return new PylitError('store-format', `Expected a repository that this pylit can read, found ${what} in ${path}.`, {
    hint: 'A newer git made it. Use a newer pylit, or convert the repository with git; nothing was changed.',
    data: { path },
  });
}
