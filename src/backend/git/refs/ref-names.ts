/** How names of refs in the store correspond to names in the repository. */
export interface RefNames {
  /** The prefix of all names in the repository, or nothing. */
  readonly namespace: string;
  /** The folders of the repository that hold its refs. */
  readonly folders: readonly string[];
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
 * where it is neither pushed nor fetched with the rest; for the same reason the log of operations is below `refs/pylit-local/`. Without a prefix each name is itself.
 *
 * @param namespace such as `refs/pylit/`
 */
export function refNames(namespace = ''): RefNames {
  if (namespace === '') {
    return {
      namespace,
      folders: ['refs'],
      ownFolder: 'pylit/repository',
      toGit: name => name,
      fromGit: name => name,
    };
  }
  const prefix = namespace.endsWith('/') ? namespace : `${namespace}/`;
  const ownFolder = `pylit/${prefix.slice(0, -1).replaceAll('/', '-')}`;
  const local = prefix.replace(/^refs\/[^/]+/, '$&-local');
  return {
    namespace: prefix,
    folders: [prefix.slice(0, -1), local.slice(0, -1)],
    ownFolder,
    toGit: name => {
      if (!name.startsWith('refs/')) return `${ownFolder}/${name}`;
      return (isLocal(name) ? local : prefix) + name.slice('refs/'.length);
    },
    fromGit: name => {
      if (name.startsWith(local)) {
        const ours = `refs/${name.slice(local.length)}`;
        return isLocal(ours) ? ours : undefined;
      }
      if (name.startsWith(`${ownFolder}/`)) return name.slice(ownFolder.length + 1);
      if (!name.startsWith(prefix) || name === headAnchor(prefix)) return undefined;
      const ours = `refs/${name.slice(prefix.length)}`;
      return isLocal(ours) ? undefined : ours;
    },
  };
}

/** What one person did is nobody else's: it must not be pushed and fetched with the history. */
function isLocal(name: string): boolean {
  return name === 'refs/operations' || name.startsWith('refs/operations/');
}

/** The ref that keeps git from removing what a detached HEAD leads to. */
export function headAnchor(namespace: string): string {
  return `${namespace}HEAD`;
}
