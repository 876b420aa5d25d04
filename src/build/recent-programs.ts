import type { ChunkPart } from '../literate/chunk.ts';
import type { Config } from './config.ts';
import { takeDigest } from './place-output.ts';
import type { ProjectDocuments } from './project-documents.ts';
import { type TangledDocuments, tangleDocuments } from './tangle.ts';

/** The programs of the last build of a process: while no chunk changes, nothing is tangled. */
export class RecentPrograms {
  private last: { readonly chunks: Chunks; readonly tangled: TangledDocuments } | undefined;

  tangle(config: Config, documents: ProjectDocuments): TangledDocuments {
    const { last } = this;
    const chunks = chunksOf(documents);
    if (last && areSame(chunks, last.chunks)) {
      this.last = { chunks, tangled: last.tangled };
      return last.tangled;
    }
    const tangled = tangleDocuments(config, documents);
    const earlier = new Map(last?.tangled.outputs.map(output => [output.path, output]));
    for (const output of tangled.outputs) takeDigest(output, earlier.get(output.path));
    this.last = { chunks, tangled };
    return tangled;
  }
}

/** The chunks of each document that has some, in reading order. */
type Chunks = readonly { readonly document: string; readonly parts: readonly ChunkPart[] }[];

function chunksOf({ library, order }: ProjectDocuments): Chunks {
  return order.documents.flatMap(document => {
    const parts = library.outlines.get(document)?.exports.chunks ?? [];
    return parts.length === 0 ? [] : [{ document, parts }];
  });
}

/** Documents that were not read again have the very parts that they had. */
function areSame(a: Chunks, b: Chunks): boolean {
  if (a.length !== b.length) return false;
  return a.every(({ document, parts }, index) => {
    const other = b[index];
    if (other?.document !== document) return false;
    return other.parts === parts || JSON.stringify(other.parts) === JSON.stringify(parts);
  });
}
