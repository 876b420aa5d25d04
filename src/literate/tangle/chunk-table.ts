import { quote } from '../../core/error.ts';
import { type Chunk, joinChunks } from './chunk-graph.ts';
import { chunkNames } from './chunk-names.ts';
import { linkPart } from './linked-line.ts';
import { type DocumentMessage, messageAt, type PlacedPart } from './placed-part.ts';

/** A chunk as the woven page shows it. */
export interface ChunkEntry {
  readonly name: string;
  /** The document that alone sees it. */
  readonly scope?: string;
  /** Paths it is tangled to, as written. */
  readonly files: readonly string[];
  /** All its parts, in order. */
  readonly definitions: readonly PlacedPart[];
  /** The parts that refer to it, each once, in order. */
  readonly uses: readonly PlacedPart[];
}

/**
 * Lists the chunks of a project with their definitions and uses, in the order of their first parts.
 *
 * @param parts of all documents, in the order of documents and lines
 */
export function chunkTable(parts: readonly PlacedPart[]): readonly ChunkEntry[] {
  const chunks = joinChunks(parts);
  const names = chunkNames(chunks);
  const uses = new Map<Chunk, Set<PlacedPart>>(chunks.map(chunk => [chunk, new Set()]));
  for (const part of parts) {
    for (const line of linkPart(part, names).lines) {
      for (const token of line.tokens) if ('chunk' in token) uses.get(token.chunk)?.add(part);
    }
  }
  return chunks.map(chunk => ({
    name: chunk.name,
    ...(chunk.scope !== undefined && { scope: chunk.scope }),
    files: [...new Set(chunk.definitions.flatMap(part => part.file ?? []))],
    definitions: chunk.definitions,
    uses: [...(uses.get(chunk) ?? [])],
  }));
}

/** Reports chunks that go into no file and no other chunk: nobody sees their code but the reader. */
export function unusedChunks(table: readonly ChunkEntry[]): readonly DocumentMessage[] {
  return table.flatMap(chunk => {
    const [first] = chunk.definitions;
    if (first === undefined || !isUnused(chunk)) return [];
    const text = `The chunk ${quote(chunk.name)} is never used.`;
    return [messageAt(first, 'warning', 'unused-chunk', text, 'Use it in another chunk, or give it a file.')];
  });
}

/** Whether a chunk goes into no file and no other chunk, though it is not only to be shown. */
export function isUnused({ name, files, uses, definitions }: ChunkEntry): boolean {
  // To noweb, this is the program.
  return name !== '*' && files.length === 0 && uses.length === 0 && !definitions.every(part => part.shownOnly);
}
