import type { ChunkPart } from '../../literate/chunk.ts';
import { nearestBase } from '../../literate/stitch/edits.ts';
import { spliceCode } from '../../literate/stitch/splice.ts';
import { type EditedFile, type PartChange, type StitchConflict, stitch } from '../../literate/stitch/stitch.ts';
import { withoutAnnotation } from '../../literate/tangle/annotated-text.ts';
import type { Annotation } from '../../literate/tangle/annotation.ts';
import type { PlacedPart } from '../../literate/tangle/placed-part.ts';
import { stageParts } from '../../literate/tangle/stages.ts';
import { type TangledFile, tangle } from '../../literate/tangle/tangle.ts';
import type { Reader } from '../../reader/reader.ts';
import type { Config } from '../config.ts';
import type { Output } from '../outputs.ts';
import type { ProjectDocuments } from '../project-documents.ts';
import { readDocument } from '../read.ts';
import { inProject } from '../scan/in-project.ts';
import { chunkParts, programOutputs, tangleOptions } from '../tangle.ts';
import type { EditedOutput } from './edited-files.ts';

/** A document with edits carried back to it. */
export interface StitchedDocument {
  /** From the project's root. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** The blocks that changed: names of their chunks, and lines from 1. */
  readonly blocks: readonly { readonly chunk: string; readonly line: number }[];
}

/** What is to be done to carry edits back. */
export interface StitchPlan {
  readonly documents: readonly StitchedDocument[];
  /** All programs as they are then. */
  readonly programs: readonly Output[];
  /** The edited files. */
  readonly edited: readonly EditedOutput[];
  /** What else is to be said, a sentence each. */
  readonly notes?: readonly string[];
  /** With these, nothing is done. Files and documents are named from the project's root. */
  readonly conflicts: readonly PlannedConflict[];
}

/** A conflict; kinds that only a project knows are added. */
export interface PlannedConflict extends Omit<StitchConflict, 'kind'> {
  readonly kind: StitchConflict['kind'] | 'no-base' | 'not-held';
}

/** All documents of a project, read. */
type ReadDocuments = Pick<ProjectDocuments, 'sources' | 'library' | 'order'>;

/** What a plan is made from. */
export interface PlanInput {
  readonly config: Config;
  readonly documents: ReadDocuments;
  readonly readers: readonly Reader[];
  readonly edited: readonly EditedOutput[];
}

/** Says what carrying edits back would do; nothing is written. */
export function planStitch({ config, documents, readers, edited }: PlanInput): StitchPlan {
  const { parts } = stageParts(chunkParts(documents), config.stages);
  const none = (conflicts: readonly PlannedConflict[]): StitchPlan => ({
    ...{ documents: [], programs: [], edited, conflicts: conflicts.map(conflict => placed(config, conflict)) },
  });
  const baseless = edited.filter(({ bases }) => bases.length === 0);
  if (baseless.length > 0)
    return none(
      baseless.map(({ path: file }) => ({ kind: 'no-base', file: below(config, file), line: 1, versions: [] })),
    );
  const { annotation } = tangleOptions(config);
  const bare = edited
    .filter(({ path }) => !isMap(path, annotation, parts))
    .map(one => bareFile(config, annotation, one, documents.order.documents));
  const { changes, conflicts, files } = stitch(parts, bare, tangleOptions(config));
  if (conflicts.length > 0) return none(conflicts.map(conflict => inAnnotated(conflict, bare)));
  const changed = changedDocuments(config, documents, readers, changes);
  const refused = changed.flatMap(one => ('conflict' in one ? [one.conflict] : []));
  if (refused.length > 0) return none(refused);
  const stitched = changed.flatMap(one => ('conflict' in one ? [] : [one]));
  const after = annotation ? annotatedFiles(config, documents, stitched) : files;
  return {
    documents: stitched.map(({ chunks: _chunks, ...document }) => document),
    programs: programOutputs(config, parts, after),
    edited,
    notes: bare.flatMap(({ note }) => note ?? []),
    conflicts: [],
  };
}

/** Whether a file is the source map beside another: nobody edits it, and it is written again. */
function isMap(path: string, annotation: Annotation | undefined, parts: readonly PlacedPart[]): boolean {
  return annotation?.form === 'lines' && path.endsWith('.map') && parts.every(({ file }) => !file?.endsWith('.map'));
}

/** An edited file without annotation, and the lines that its lines have with it. */
interface BareFile extends EditedFile {
  readonly lines: readonly number[];
  readonly note?: string;
}

function bareFile(
  config: Config,
  annotation: Annotation | undefined,
  { path, ours, bases }: EditedOutput,
  documents: readonly string[],
): BareFile {
  const base = nearestBase(bases, ours);
  const bare = (text: string) => withoutAnnotation(text, annotation, below(config, path), documents);
  const [was, is] = [bare(base), bare(ours)];
  const gone = was.annotations.length - is.annotations.length;
  const note = `${path}: ${gone === 1 ? 'a marker is gone; it is' : `${gone} markers are gone; they are`} written again.`;
  const isTold = annotation?.form === 'markers' && gone > 0;
  const marked = annotation?.form === 'markers' && { marked: { base, ours } };
  return {
    ...{ path: below(config, path), ours: is.text, base: was.text, lines: is.lines },
    ...marked,
    ...(isTold && { note }),
  };
}

/** A conflict with the lines of the annotated file. */
function inAnnotated(conflict: StitchConflict, files: readonly BareFile[]): StitchConflict {
  const lineOf = (path: string, line: number) =>
    (files.find(file => file.path === path)?.lines[line - 1] ?? line - 1) + 1;
  const versions = conflict.versions.map(version =>
    version.label === 'file' ? { ...version, line: lineOf(version.file, version.line) } : version,
  );
  return { ...conflict, line: lineOf(conflict.file, conflict.line), versions };
}

/** The programs as they are tangled from the documents to come. */
function annotatedFiles(
  config: Config,
  documents: ReadDocuments,
  stitched: readonly ReadDocument[],
): readonly TangledFile[] {
  const { source } = config;
  const read = new Map(stitched.map(({ path, chunks }) => [path, chunks]));
  const parts = documents.order.documents.flatMap(document => {
    const chunks = read.get(inProject(source, document)) ?? documents.library.outlines.get(document)?.exports.chunks;
    return (chunks ?? []).map(part => ({ ...part, document }));
  });
  return tangle(stageParts(parts, config.stages).parts, tangleOptions(config)).files;
}

/** A document with edits carried back to it, and its chunks then. */
interface ReadDocument extends StitchedDocument {
  readonly chunks: readonly ChunkPart[];
}

/** A path of the project as chunks name it. */
function below({ tangle: { root } }: Config, path: string): string {
  return root === '.' ? path : path.slice(root.length + 1);
}

function placed(config: Config, conflict: PlannedConflict): PlannedConflict {
  const file = (path: string) => inProject(config.tangle.root, path);
  const { source } = conflict;
  return {
    ...conflict,
    file: file(conflict.file),
    ...(source && { source: { ...source, document: inProject(config.source, source.document) } }),
    versions: conflict.versions.map(version => ({ ...version, file: file(version.file) })),
  };
}

function changedDocuments(
  config: Config,
  { library, sources }: ReadDocuments,
  readers: readonly Reader[],
  changes: readonly PartChange[],
): (ReadDocument | { readonly conflict: PlannedConflict })[] {
  return [...Map.groupBy(changes, ({ part }) => part.document)].map(([path, group]) => {
    const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(sources.bytes(path));
    const after = spliceCode(before, group);
    const bytes = (wanted: string) => (wanted === path ? new TextEncoder().encode(after) : sources.bytes(wanted));
    const codes = new Map(group.map(({ part, code }) => [part.line, code]));
    const wanted = (library.outlines.get(path)?.exports.chunks ?? []).map(part => ({
      ...part,
      code: codes.get(part.line) ?? part.code,
    }));
    const found = readDocument(path, readers, bytes).exports.chunks;
    const bad = wanted.findIndex((part, index) => unplaced(part) !== unplaced(found[index]));
    if (bad < 0 && found.length === wanted.length) {
      const blocks = group.map(({ part }) => ({ chunk: part.name, line: part.line }));
      return { path: inProject(config.source, path), before, after, blocks, chunks: found };
    }
    const change = group.find(({ part }) => part.line === wanted[bad]?.line) ?? group[0];
    return { conflict: notHeld(change) };
  });
}

/** A part of a chunk without its place, to be compared. */
function unplaced(part: object | undefined): string {
  return JSON.stringify({ ...part, block: 0, line: 0, column: 0 }, Object.keys(part ?? {}).sort());
}

/** Code that, written into its block, would be read as something else. */
function notHeld(change: PartChange | undefined): PlannedConflict {
  const { part, code = '' } = change ?? {};
  return {
    kind: 'not-held',
    file: part?.file ?? part?.name ?? '',
    line: 1,
    ...(part && { source: part }),
    versions: [{ label: 'file', file: part?.file ?? part?.name ?? '', line: 1, lines: code.split('\n') }],
  };
}
