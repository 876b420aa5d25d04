import { quote } from '../../core/error.ts';
import type { Annotation } from './annotation.ts';
import { blockMarkers } from './block-markers.ts';
import { type Chunk, joinChunks } from './chunk-graph.ts';
import { chunkNames } from './chunk-names.ts';
import { cycleMessage, findCycles } from './cycles.ts';
import { expand } from './expand.ts';
import { type WrittenLines, withLineDirectives } from './line-directives.ts';
import { type LinkedChunks, linkChunks } from './linked-chunk.ts';
import { type DocumentMessage, messageAt, type PlacedPart } from './placed-part.ts';
import { mapComment, mapFile } from './source-map-comment.ts';
import type { SourceRun } from './source-run.ts';
import { collectTargets, fileKey, type Target } from './targets.ts';
import { TextWriter, TooLarge } from './text-writer.ts';
import { unresolvedMessage } from './undefined-references.ts';
import { unplacedMessage } from './unplaced-parts.ts';

export interface TangleOptions {
  /** `strict`: every `<<name>>` must be a chunk, in any language. */
  readonly references?: 'auto' | 'strict';
  /** Characters that one file may have. Default 64 Mi. */
  readonly maxFileSize?: number;
  /** Characters that all files may have together. Default 256 Mi. */
  readonly maxTotalSize?: number;
  /** Whether files say where they come from. */
  readonly annotation?: Annotation;
}

/** One file of a program. */
export interface TangledFile {
  /** Checked path relative to the folder that files are tangled to, with `/`. */
  readonly path: string;
  readonly content: string;
  /** Permissions such as 0o755. */
  readonly mode?: number;
  /** Where its lines come from, in the order of lines and columns. */
  readonly sources: readonly SourceRun[];
}

export interface Tangled {
  /** In the order of their chunks. */
  readonly files: readonly TangledFile[];
  /** Paths that are named but could not be made: what is there from an earlier run must stay. */
  readonly failed: readonly string[];
  readonly messages: readonly DocumentMessage[];
}

/**
 * Makes the program files of a project from its chunks. Never throws for what documents say: a file that cannot be made is left
 * out with a message, and all others are made.
 *
 * @param parts of all documents, in the order of documents and lines
 */
export function tangle(parts: readonly PlacedPart[], options: TangleOptions = {}): Tangled {
  const chunks = joinChunks(parts);
  const names = chunkNames(chunks);
  const linked = linkChunks(chunks, names);
  const { cycles, members } = findCycles(linked);
  const messages: DocumentMessage[] = cycles.flatMap(cycle => cycleMessage(cycle) ?? []);
  const broken = new Set(members);
  for (const { chunk, unresolved } of linked.values()) {
    for (const part of chunk.unplaced) {
      messages.push(unplacedMessage(chunk, part));
      broken.add(chunk);
    }
    for (const reference of unresolved) {
      const message = unresolvedMessage(reference, names, options.references === 'strict');
      if (message) messages.push(message);
      if (message?.severity === 'error') broken.add(chunk);
    }
  }
  const { targets, ...collected } = collectTargets(chunks);
  messages.push(...collected.messages);
  const written = writeTargets(targets, linked, usersOf(broken, linked), options, messages);
  return { files: written.files, failed: [...collected.failed, ...written.failed], messages: inOrder(messages, parts) };
}

/** The chunks themselves and all that contain them. */
function usersOf(broken: ReadonlySet<Chunk>, linked: LinkedChunks): ReadonlySet<Chunk> {
  const users = new Map<Chunk, Chunk[]>();
  for (const { chunk, edges } of linked.values()) {
    for (const { to } of edges) {
      const known = users.get(to);
      if (known) known.push(chunk);
      else users.set(to, [chunk]);
    }
  }
  const found = new Set(broken);
  for (const chunk of found) for (const user of users.get(chunk) ?? []) found.add(user);
  return found;
}

function writeTargets(
  targets: readonly Target[],
  linked: LinkedChunks,
  broken: ReadonlySet<Chunk>,
  options: TangleOptions,
  messages: DocumentMessage[],
): { files: readonly TangledFile[]; failed: readonly string[] } {
  const { maxFileSize = 2 ** 26, maxTotalSize = 2 ** 28, annotation } = options;
  const files: TangledFile[] = [];
  const failed: string[] = [];
  let left = maxTotalSize;
  for (const target of targets) {
    const limit = Math.min(maxFileSize, left);
    const result = broken.has(target.chunk) ? undefined : writeTarget(target, linked, limit, annotation);
    left -= result?.cost ?? 0;
    if (result?.file) files.push(result.file);
    else failed.push(target.path);
    if (result && !result.file) messages.push(tooLarge(target, limit));
  }
  return { files: annotation?.form === 'lines' ? withMaps(files, targets, annotation) : files, failed };
}

/** Writes one file; without `file` it is over the limit. */
function writeTarget(
  target: Target,
  linked: LinkedChunks,
  limit: number,
  annotate: Annotation | undefined,
): { cost: number; file?: TangledFile } {
  const shape = fileShape(target.chunk);
  const header = shape.header === undefined ? [] : shape.header.replace(/\n+$/, '').split('\n');
  const writer = new TextWriter(limit, header.length + 1);
  try {
    expand(target.chunk, linked, writer, annotate?.form === 'markers' ? blockMarkers(annotate) : undefined);
  } catch (error) {
    if (error instanceof TooLarge) return { cost: limit };
    throw error;
  }
  const plain = [...header, ...writer.lines];
  while (plain.at(-1) === '') plain.pop();
  const { lines, runs } = withLines({ lines: plain, runs: writer.runs.finish() }, target, annotate);
  const end = shape.eol === 'crlf' ? '\r\n' : '\n';
  const content = lines.join(end) + end.repeat(shape.finalNewlines ?? (lines.length === 0 ? 0 : 1));
  const { path } = target;
  const mode = shape.mode !== undefined && { mode: shape.mode };
  return { cost: limit - writer.budget, file: { path, content, ...mode, sources: runs } };
}

/** Lines with directives, or with the name of their map, where that is asked. */
function withLines(written: WrittenLines, { path, chunk }: Target, annotate: Annotation | undefined): WrittenLines {
  if (annotate?.form !== 'lines') return written;
  const language = languageOf(chunk);
  const comment = mapComment(path, language);
  if (comment === undefined) return withLineDirectives(written, path, language, annotate);
  return { ...written, lines: [...written.lines, comment] };
}

function languageOf({ joined }: Chunk): string {
  return joined[0]?.language ?? '';
}

/** Files with the maps of those that name one, unless a chunk is tangled there. */
function withMaps(files: readonly TangledFile[], targets: readonly Target[], annotate: Annotation): TangledFile[] {
  const languages = new Map(targets.map(({ path, chunk }) => [path, languageOf(chunk)]));
  const taken = new Set(targets.map(({ path }) => fileKey(path)));
  return files.flatMap(file => {
    const hasMap = mapComment(file.path, languages.get(file.path) ?? '') !== undefined;
    return hasMap && !taken.has(fileKey(`${file.path}.map`)) ? [file, mapFile(file, annotate)] : [file];
  });
}

/** The last part that says so decides a file's permissions, line ends and header. */
function fileShape({ joined }: Chunk): Pick<PlacedPart, 'mode' | 'eol' | 'finalNewlines' | 'header'> {
  const mode = joined.findLast(part => part.mode !== undefined)?.mode;
  const eol = joined.findLast(part => part.eol !== undefined)?.eol;
  const finalNewlines = joined.findLast(part => part.finalNewlines !== undefined)?.finalNewlines;
  const header = joined.findLast(part => part.header !== undefined)?.header;
  return {
    ...(mode !== undefined && { mode }),
    ...(eol !== undefined && { eol }),
    ...(finalNewlines !== undefined && { finalNewlines }),
    ...(header !== undefined && { header }),
  };
}

function tooLarge(target: Target, limit: number): DocumentMessage {
  const text = `The file ${quote(target.path)} would have more than ${limit} characters.`;
  return messageAt(
    target.part,
    'error',
    'tangle-too-large',
    text,
    'Look for chunks that use each other more than once.',
  );
}

/** Messages in the order of documents and lines. */
function inOrder(messages: readonly DocumentMessage[], parts: readonly PlacedPart[]): readonly DocumentMessage[] {
  const order = new Map<string, number>();
  for (const { document } of parts) if (!order.has(document)) order.set(document, order.size);
  const rank = (message: DocumentMessage) => order.get(message.document) ?? 0;
  return messages.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
}
