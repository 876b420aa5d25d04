import { nearest } from '../nearest.ts';
import type { Chunk } from './chunk-graph.ts';

/** What a reference leads to: a chunk; or several, where an abbreviation fits them all; or nothing. */
interface Resolution {
  readonly chunk?: Chunk;
  readonly candidates?: readonly Chunk[];
}

/** Finds chunks by the names that references use. */
export interface ChunkNames {
  /** @param reference `name`, `beginning of a name...`, or `document::name` */
  resolve(reference: string, document: string): Resolution;
  /** The names that a document sees and that are most like a missing one. */
  nearest(reference: string, document: string): readonly string[];
}

/** Names that are looked at altogether to find the likenesses of missing ones; beyond, nobody would read the advice. */
const MAX_COMPARISONS = 500_000;

/** Indexes chunks by name. */
export function chunkNames(chunks: readonly Chunk[]): ChunkNames {
  const project = scopeOf(chunks.filter(chunk => chunk.scope === undefined));
  const own = new Map(
    [...Map.groupBy(chunks, chunk => chunk.scope)].flatMap(([document, group]) =>
      document === undefined ? [] : [[document, scopeOf(group)] as const],
    ),
  );
  const documents = documentNames(chunks);
  let searches = 0;
  const exact = (name: string, document: string) => own.get(document)?.byName.get(name) ?? project.byName.get(name);
  return {
    resolve(reference, document) {
      const name = reference.replace(/\s+/g, ' ');
      const chunk = exact(name, document);
      if (chunk) return { chunk };
      if (name.endsWith('...')) return abbreviated(name.slice(0, -3).trimEnd(), own.get(document), project);
      return across(name, document);
    },
    nearest(reference, document) {
      if ((searches += 1) * chunks.length > MAX_COMPARISONS) return [];
      const visible = [...(own.get(document)?.sorted ?? []), ...project.sorted];
      return nearest(reference.replace(/\s*\.\.\.$/, ''), visible);
    },
  };

  /** `document::name`; names hold colons too, so every `::` is tried. */
  function across(reference: string, from: string): Resolution {
    for (let at = reference.indexOf('::'); at > 0; at = reference.indexOf('::', at + 2)) {
      const document = documents.find(reference.slice(0, at).trim(), from);
      const chunk = document === undefined ? undefined : exact(reference.slice(at + 2).trim(), document);
      if (chunk?.definitions.some(part => part.document === document)) return { chunk };
    }
    return {};
  }
}

interface Scope {
  readonly byName: ReadonlyMap<string, Chunk>;
  readonly sorted: readonly string[];
}

function scopeOf(chunks: readonly Chunk[]): Scope {
  const byName = new Map(chunks.map(chunk => [chunk.name, chunk]));
  let sorted: readonly string[] | undefined;
  return {
    byName,
    get sorted() {
      sorted ??= [...byName.keys()].sort();
      return sorted;
    },
  };
}

function abbreviated(prefix: string, own: Scope | undefined, project: Scope): Resolution {
  if (prefix === '') return {};
  const found = new Map<string, Chunk>();
  for (const scope of [project, own]) {
    for (const name of scope ? namesFrom(scope.sorted, prefix) : []) {
      const chunk = scope?.byName.get(name);
      if (chunk) found.set(name, chunk);
    }
  }
  const candidates = [...found.values()];
  return candidates.length === 1 && candidates[0] ? { chunk: candidates[0] } : { candidates };
}

/** At most ten of the sorted names that begin with a prefix: more are only counted as "ambiguous". */
function namesFrom(sorted: readonly string[], prefix: string): readonly string[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  return sorted.slice(low, low + 10).filter(name => name.startsWith(prefix));
}

/** Finds documents as references name them: by path from the root or from the referring document, the extension optional. */
function documentNames(chunks: readonly Chunk[]): { find(name: string, from: string): string | undefined } {
  const paths = new Map<string, string>();
  const all = new Set(chunks.flatMap(chunk => chunk.definitions.map(part => part.document)));
  for (const path of all) paths.set(path.replace(/\.[^./]+$/, ''), path);
  for (const path of all) paths.set(path, path);
  return {
    find(name, from) {
      if (name.startsWith('/')) return paths.get(name.slice(1));
      const folder = from.split('/').slice(0, -1);
      return paths.get(joinPath(folder, name)) ?? paths.get(name);
    },
  };
}

function joinPath(folder: readonly string[], name: string): string {
  const parts = [...folder];
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
