/** The paths that names in documents are looked for among. */
export interface DocumentPaths {
  has(path: string): boolean;
}

const EXTENSIONS = ['', '.md', '.markdown', '.rst', '.rest', '.txt'];
const INDEXES = [
  ...['index.md', 'README.md', 'readme.md', 'index.markdown', 'index.rst', 'README.rst'],
  ...['index.rest', 'README.rest', 'index.txt', 'README.txt'],
];

/**
 * The document that a name written in another one means: relative to it, or from the source root with a leading `/`; with or without the
 * ending; a folder means its index.
 *
 * @param from path of the document that names it; '' for the configuration
 */
export function resolveDocument(documents: DocumentPaths, from: string, name: string): string | undefined {
  const path = resolvePath(from, name);
  if (path === undefined) return undefined;
  const written = EXTENSIONS.map(extension => path + extension);
  const pages = /\.html?$/.test(path) ? EXTENSIONS.slice(1).map(extension => path.replace(/\.html?$/, extension)) : [];
  const folder = INDEXES.map(index => (path === '' ? index : `${path}/${index}`));
  return [...written, ...pages, ...folder].find(candidate => documents.has(candidate));
}

/** A file that a name written in a document means. */
export function resolveFile(files: DocumentPaths, from: string, name: string): string | undefined {
  const path = resolvePath(from, name.replace(/[?#].*$/s, ''));
  return path !== undefined && files.has(path) ? path : undefined;
}

/** Resolves a written path against the document it stands in; undefined when it leaves the source root. */
export function resolvePath(from: string, name: string): string | undefined {
  const base = name.startsWith('/') ? [] : from.split('/').slice(0, -1);
  const parts = [...base];
  for (const part of name.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
