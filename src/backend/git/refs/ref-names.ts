/** How names of refs in the store correspond to names in the repository. */
export interface RefNames {
  /** The prefix of all names in the repository, or nothing. */
  readonly namespace: string;
  /** The folder, below that of the repository, for what only pylit knows. */
  readonly ownFolder: string;
  /** The name in the repository: below `refs/`, or else the path of a file. */
  toGit(name: string): string;
  /** The name in the store; undefined for what is not of the namespace. */
  fromGit(name: string): string | undefined;
}

/**
 * Maps names of refs below a prefix, so that a repository can hold another history beside its own: `refs/heads/main` is
 * `refs/pylit/heads/main`. What stands beside `refs/`, as `HEAD`, belongs to one person's work, and is kept in a file of our own
 * where it is neither pushed nor fetched with the rest. Without a prefix each name is itself.
 *
 * @param namespace such as `refs/pylit/`
 */
export function refNames(namespace = ''): RefNames {
  if (namespace === '') {
    return { namespace, ownFolder: 'pylit/repository', toGit: name => name, fromGit: name => name };
  }
  const prefix = namespace.endsWith('/') ? namespace : `${namespace}/`;
  const ownFolder = `pylit/${prefix.slice(0, -1).replaceAll('/', '-')}`;
  return {
    namespace: prefix,
    ownFolder,
    toGit: name => (name.startsWith('refs/') ? prefix + name.slice('refs/'.length) : `${ownFolder}/${name}`),
    fromGit: name => {
      if (name.startsWith(`${ownFolder}/`)) return name.slice(ownFolder.length + 1);
      return name.startsWith(prefix) && name !== headAnchor(prefix) ? `refs/${name.slice(prefix.length)}` : undefined;
    },
  };
}

/** The ref that keeps git from removing what a detached HEAD leads to. */
export function headAnchor(namespace: string): string {
  return `${namespace}HEAD`;
}
