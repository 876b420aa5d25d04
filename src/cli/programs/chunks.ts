import { inProject } from '../../build/scan/in-project.ts';
import { chunkParts } from '../../build/tangle.ts';
import { type ChunkEntry, chunkTable } from '../../literate/tangle/chunk-table.ts';
import type { PlacedPart } from '../../literate/tangle/placed-part.ts';
import { openDocuments } from '../project/open-documents.ts';
import { openProject } from '../project/project.ts';

/** `pylit chunks`: each chunk with the file it makes, where it is written and who uses it. */
export async function listChunks(root: string, flags: { json?: boolean }): Promise<void> {
  const project = await openProject(root);
  const table = chunkTable(chunkParts(await openDocuments(project)));
  const place = (part: PlacedPart) => `${inProject(project.config.source, part.document)}:${part.line}`;
  if (flags.json) process.stdout.write(`${JSON.stringify({ chunks: table.map(chunk => asData(chunk, place)) })}\n`);
  else for (const chunk of table) printChunk(chunk, place);
}

function asData(chunk: ChunkEntry, place: (part: PlacedPart) => string) {
  return {
    name: chunk.name,
    files: chunk.files,
    definitions: chunk.definitions.map(place),
    uses: chunk.uses.map(part => ({ chunk: part.name, place: place(part) })),
  };
}

function printChunk(chunk: ChunkEntry, place: (part: PlacedPart) => string): void {
  const files = chunk.files.length > 0 ? ` → ${chunk.files.join(', ')}` : '';
  console.log(`<<${chunk.name}>>${chunk.files.includes(chunk.name) ? '' : files}`);
  console.log(`    defined  ${chunk.definitions.map(place).join(', ')}`);
  if (chunk.uses.length > 0)
    console.log(`    used in  ${chunk.uses.map(part => `<<${part.name}>> ${place(part)}`).join(', ')}`);
  else if (chunk.files.length === 0) console.log('    never used');
}
