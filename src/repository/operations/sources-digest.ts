import { hash } from '../../bytes/hash.ts';

/** Paths and blob ids of documents, one id behind the other. */
export interface KnownDocuments {
  readonly documents: { readonly paths: readonly string[] };
  readonly ids: string;
}

/** Names the documents of a project with their bytes: the source folder, paths and blob ids. */
export function sourcesDigest(source: string, { documents, ids }: KnownDocuments): string {
  return hash('sha1', `${source}\0${namesDigest(documents.paths)}\0${ids}`);
}

/** Between two builds the list of names is mostly the very same one. */
const known = new WeakMap<readonly string[], string>();

function namesDigest(paths: readonly string[]): string {
  const digest = known.get(paths) ?? hash('sha1', paths.join('\n'));
  known.set(paths, digest);
  return digest;
}

/** Blob ids by path. */
export function idsByPath({ documents, ids }: KnownDocuments): Map<string, string> {
  return new Map(documents.paths.map((path, row) => [path, ids.slice(row * 40, row * 40 + 40)]));
}
