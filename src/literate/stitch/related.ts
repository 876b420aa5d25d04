import { type Chunk, joinChunks } from '../tangle/chunk-graph.ts';
import { type ChunkNames, chunkNames } from '../tangle/chunk-names.ts';
import { lineTokens } from '../tangle/line-token.ts';
import type { PlacedPart } from '../tangle/placed-part.ts';
import { collectTargets, fileKey, targetsOf } from '../tangle/targets.ts';

/** The parts that some files are made of, with all that share a chunk with them. */
export interface RelatedParts {
  /** In their order. */
  readonly parts: readonly PlacedPart[];
  /** Of the whole program. */
  readonly names: ChunkNames;
}

/**
 * Finds all parts that an edit of some files may concern: those that the files are made of, what else is made of these, and so on. What has
 * nothing in common with the files need not be tangled.
 *
 * @param parts of all documents, in the order of documents and lines
 * @param files as in `TangledFile`
 */
export function relatedParts(parts: readonly PlacedPart[], files: ReadonlySet<string>): RelatedParts {
  const chunks = joinChunks(parts);
  const names = chunkNames(chunks);
  const neighbours = neighboursOf(chunks, names);
  const { targets } = collectTargets(chunks.filter(mayTouch(files)));
  const found = new Set(targets.filter(({ path }) => files.has(path)).map(({ chunk }) => chunk));
  for (const chunk of found) for (const next of neighbours.get(chunk) ?? []) found.add(next);
  const wanted = new Set([...found].flatMap(chunk => chunk.definitions));
  return { parts: parts.filter(part => wanted.has(part)), names };
}

/**
 * For each file that is tangled, the documents of all parts that an edit of it may concern, and of those that name it too, or are in its way:
 * what stitching the file needs to read.
 */
export function documentsByFile(parts: readonly PlacedPart[]): Map<string, ReadonlySet<string>> {
  const chunks = joinChunks(parts);
  const neighbours = neighboursOf(chunks, chunkNames(chunks));
  const join = joiner(neighbours);
  const byKey = Map.groupBy(
    chunks.flatMap(chunk => targetsOf(chunk).map(({ path }) => ({ key: fileKey(path), chunk }))),
    ({ key }) => key,
  );
  for (const [key, same] of byKey)
    for (const { chunk } of [key, ...foldersOf(key)].flatMap(one => byKey.get(one) ?? []))
      if (same[0] && same[0].chunk !== chunk) join(same[0].chunk, chunk);
  const found = new Map<string, ReadonlySet<string>>();
  const seen = new Set<Chunk>();
  for (const chunk of chunks) {
    if (seen.has(chunk)) continue;
    const group = new Set([chunk]);
    for (const one of group) for (const next of neighbours.get(one) ?? []) group.add(next);
    const documents = new Set([...group].flatMap(one => one.definitions.map(part => part.document)));
    for (const one of group) {
      seen.add(one);
      for (const { path } of targetsOf(one)) found.set(path, documents);
    }
  }
  return found;
}

/** Whether a chunk names one of some files, or what is in the way of one. */
function mayTouch(files: ReadonlySet<string>): (chunk: Chunk) => boolean {
  const keys = new Set([...files].map(fileKey));
  const folders = new Set([...keys].flatMap(foldersOf));
  const touches = (key: string) => keys.has(key) || folders.has(key) || foldersOf(key).some(folder => keys.has(folder));
  return chunk => targetsOf(chunk).some(({ path }) => touches(fileKey(path)));
}

function foldersOf(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

/** The chunks that a chunk refers to, and those that refer to it. An abbreviation that fits several leads to all of them. */
function neighboursOf(chunks: readonly Chunk[], names: ChunkNames): Map<Chunk, Chunk[]> {
  const neighbours = new Map<Chunk, Chunk[]>();
  const join = joiner(neighbours);
  for (const chunk of chunks)
    for (const part of chunk.definitions)
      for (const name of referencesIn(part)) {
        const { chunk: one, candidates = [] } = names.resolve(name, part.document);
        for (const other of one ? [one] : candidates) join(chunk, other);
      }
  return neighbours;
}

/** Makes two chunks neighbours of each other. */
function joiner(neighbours: Map<Chunk, Chunk[]>): (a: Chunk, b: Chunk) => void {
  const add = (a: Chunk, b: Chunk) => {
    const known = neighbours.get(a);
    if (known) known.push(b);
    else neighbours.set(a, [b]);
  };
  return (a, b) => {
    add(a, b);
    add(b, a);
  };
}

/** The references in a part's code, in their order. */
export function* referencesIn({ code, noexpand }: Pick<PlacedPart, 'code' | 'noexpand'>): Generator<string> {
  if (noexpand) return;
  for (let at = code.indexOf('<<'); at >= 0; ) {
    const start = code.lastIndexOf('\n', at) + 1;
    const newline = code.indexOf('\n', at);
    const end = newline < 0 ? code.length : newline;
    for (const token of lineTokens(code.slice(start, end))) if (token.kind === 'reference') yield token.name;
    at = code.indexOf('<<', end);
  }
}
