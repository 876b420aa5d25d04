import path from 'node:path';
import { inProject } from '../../build/scan/in-project.ts';
import { chunkParts } from '../../build/tangle.ts';
import { PylitError, quote } from '../../core/error.ts';
import { nearest } from '../../literate/nearest.ts';
import { type ProgramOverview, programOverview } from '../../literate/overview/program-overview.ts';
import type { Chunk } from '../../literate/tangle/chunk-graph.ts';
import type { SourcePlace } from '../../literate/tangle/placed-part.ts';
import { stageParts } from '../../literate/tangle/stages.ts';
import { type OpenedDocuments, openDocuments } from '../project/open-documents.ts';
import { openProject, type Project } from '../project/project.ts';
import { oneLine } from './chunk-text.ts';

/** The program of a project as its documents say it now. */
export interface OpenedProgram {
  readonly project: Project;
  readonly documents: OpenedDocuments;
  readonly overview: ProgramOverview;
  /** Writes a place as a path of the project and a line. */
  readonly place: (place: Pick<SourcePlace, 'document' | 'line'>) => string;
  /** What is said when there is no chunk at all. */
  readonly empty: string;
}

/** Reads the documents of a project and looks at its program. */
export async function openProgram(root: string): Promise<OpenedProgram> {
  const project = await openProject(root);
  const { config } = project;
  const documents = await openDocuments(project);
  const parts = chunkParts(documents);
  return {
    project,
    documents,
    overview: programOverview(stageParts(parts, config.stages).parts, config.tangle.references === 'strict'),
    place: ({ document, line }) => `${oneLine(inProject(config.source, document))}:${line}`,
    empty: 'No chunks: no code block has a name or a file.',
  };
}

/**
 * The chunks that the command line names: by a file of the program (from the current folder or the project's), or by a name as in references.
 *
 * @throws PylitError `usage`
 */
export function rootsOf(program: OpenedProgram, target: string): readonly Chunk[] {
  const { overview } = program;
  const files = filesNamed(program, target);
  if (files.length > 0) return files;
  const name = /^<<(.+)>>$/.exec(target)?.[1] ?? target;
  const { chunk, candidates = [] } = overview.find(name);
  if (chunk) return [chunk];
  const scoped = [...overview.chunks.keys()].filter(other => other.scope !== undefined && other.name === name);
  if (scoped.length > 0) return scoped;
  if (candidates.length > 1)
    throw new PylitError('usage', `${quote(target)} may be ${candidates.map(each => quote(each.name)).join(', ')}.`, {
      hint: 'Write more of the name.',
    });
  const known = [...overview.files.map(file => file.path), ...[...overview.chunks.keys()].map(each => each.name)];
  const near = nearest(name, new Set(known));
  throw new PylitError('usage', `There is no chunk and no tangled file ${quote(target)}.`, {
    hint: near.length > 0 ? `Did you mean ${near.map(quote).join(' or ')}?` : 'pylit chunks lists all of them.',
  });
}

function filesNamed({ project, overview }: OpenedProgram, target: string): readonly Chunk[] {
  const { root, config } = project;
  const places = new Set([
    path.resolve(target),
    path.resolve(root, target),
    path.resolve(root, config.tangle.root, target),
  ]);
  const isNamed = (file: string) => places.has(path.resolve(root, config.tangle.root, file));
  return [...new Set(overview.files.filter(file => isNamed(file.path)).map(file => file.chunk))];
}
