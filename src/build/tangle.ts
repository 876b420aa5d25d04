import { chunkTable, unusedChunks } from '../literate/tangle/chunk-table.ts';
import { withoutImpliedParts } from '../literate/tangle/implied-parts.ts';
import type { DocumentMessage, PlacedPart } from '../literate/tangle/placed-part.ts';
import { stageParts } from '../literate/tangle/stages.ts';
import { type TangledFile, type TangleOptions, tangle } from '../literate/tangle/tangle.ts';
import type { Config } from './config.ts';
import type { Output, OutputOrigin } from './outputs.ts';
import type { ProjectDocuments } from './project-documents.ts';
import { inProject } from './scan/in-project.ts';

/** The programs of a project, before they are written. */
export interface TangledDocuments {
  readonly outputs: readonly Output[];
  /** Paths of the project that could not be made: what is there from an earlier build stays. */
  readonly failed: ReadonlySet<string>;
  readonly messages: readonly DocumentMessage[];
}

/** Tangles all chunks of a project. */
export function tangleDocuments(config: Config, documents: ProjectDocuments): TangledDocuments {
  const parts = chunkParts(documents);
  const staged = stageParts(parts, config.stages);
  const { files, failed, messages } = tangle(staged.parts, tangleOptions(config));
  const place = (path: string) => inProject(config.tangle.root, path);
  return {
    outputs: programOutputs(config, parts, files),
    failed: new Set(failed.map(place)),
    messages: [...staged.messages, ...messages, ...unusedChunks(chunkTable(parts))],
  };
}

/** How a project wants its programs tangled. */
export function tangleOptions({ source, tangle: { root, references, annotate } }: Config): TangleOptions {
  return { references, ...(annotate !== 'none' && { annotation: { form: annotate, source, root } }) };
}

/** Tangled files as a build writes them. */
export function programOutputs(
  config: Config,
  parts: readonly PlacedPart[],
  files: readonly TangledFile[],
): readonly Output[] {
  const origins = originsOf(config, parts);
  return files.map(({ path, content, mode }) => {
    const origin = origins.get(path);
    return {
      path: inProject(config.tangle.root, path),
      content,
      ...(mode !== undefined && { mode }),
      kind: 'tangled',
      ...(origin && { origin }),
    };
  });
}

/** The code blocks that name files, the first of each: messages about the file are shown there. */
function originsOf(config: Config, parts: readonly PlacedPart[]): ReadonlyMap<string, OutputOrigin> {
  const origins = new Map<string, OutputOrigin>();
  for (const { file, document, line } of parts) {
    const path = file?.replace(/^(?:\.\/+)+/, '');
    if (path === undefined || origins.has(path)) continue;
    origins.set(path, { file: inProject(config.source, document), line: Math.max(1, line - 1) });
  }
  return origins;
}

/** All parts of chunks, in reading order. */
export function chunkParts({ library, order }: Pick<ProjectDocuments, 'library' | 'order'>): readonly PlacedPart[] {
  const all = order.documents.flatMap(document =>
    (library.outlines.get(document)?.exports.chunks ?? []).map(part => ({ ...part, document })),
  );
  return withoutImpliedParts(all);
}
