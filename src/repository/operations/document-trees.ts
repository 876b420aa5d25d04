import { openCache } from '../../build/cache.ts';
import type { ProjectFiles } from '../../build/platform/files.ts';
import { SqliteCache } from '../../build/platform/sqlite-cache.ts';
import { readDocuments } from '../../build/read.ts';
import { inProject } from '../../build/scan/in-project.ts';
import { blobId } from '../../bytes/object-id.ts';
import { refusePath } from '../../core/path.ts';
import { type DocumentTreeEntry, documentTree } from '../../literate/document-tree.ts';
import { normalizeSource } from '../../literate/lines.ts';
import type { Reader } from '../../reader/reader.ts';

/** Makes the trees of documents from their bytes, by path from the project's root; one that cannot be read has none. */
export type ReadTrees = (
  documents: ReadonlyMap<string, Uint8Array>,
) => Promise<ReadonlyMap<string, readonly DocumentTreeEntry[]>>;

/** Reads documents as a build does; what a build has read before comes from its cache. */
export function treeReader(files: ProjectFiles, source: string, readers: () => Promise<readonly Reader[]>): ReadTrees {
  return async documents => {
    if (documents.size === 0) return new Map();
    const loaded = await readers();
    const bytes = new Map([...documents].map(([path, content]) => [inSource(source, path), content]));
    const known = [...bytes].filter(([path]) => hasReader(loaded, path));
    const sources = {
      documents: new Map(known.map(([path, content]) => [path, blobId(content)])),
      bytes: (path: string) => bytes.get(path) ?? (refusePath(path) ? undefined : files.read(inProject(source, path))),
    };
    const cache = openCache({ store: new SqliteCache(files.stateFile('cache.db')) });
    try {
      const { outlines } = await readDocuments(sources, loaded, cache);
      return new Map(
        [...outlines].map(([path, outline]) => {
          const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.get(path));
          return [inProject(source, path), documentTree(outline, normalizeSource(text).text)];
        }),
      );
    } finally {
      await cache.close();
    }
  };
}

function hasReader(readers: readonly Reader[], path: string): boolean {
  return readers.some(({ extensions }) => extensions.some(extension => path.toLowerCase().endsWith(extension)));
}

function inSource(source: string, path: string): string {
  return source !== '.' && path.startsWith(`${source}/`) ? path.slice(source.length + 1) : path;
}
