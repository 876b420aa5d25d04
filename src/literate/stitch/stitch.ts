import { type Chunk, joinChunks } from '../tangle/chunk-graph.ts';
import { type ChunkNames, chunkNames } from '../tangle/chunk-names.ts';
import { type LinkedChunks, linkChunks } from '../tangle/linked-chunk.ts';
import type { DocumentMessage, PlacedPart, SourcePlace } from '../tangle/placed-part.ts';
import { type TangledFile, type TangleOptions, tangle } from '../tangle/tangle.ts';
import { collectTargets } from '../tangle/targets.ts';
import { assign } from './assign.ts';
import { contentLines, fileEdits, type LineEdit, withEdits } from './edits.ts';
import { type MarkedFile, markedEdits } from './marked-edits.ts';
import { newCode, type PartEdit } from './new-code.ts';
import { type RelatedParts, relatedParts } from './related.ts';
import { trace } from './trace.ts';
import type { Traced } from './traced.ts';

/** A tangled file that was edited. */
export interface EditedFile {
  /** As in `TangledFile`. */
  readonly path: string;
  /** What was tangled last. */
  readonly base: string;
  /** What is on the disk. */
  readonly ours: string;
  /** The same with markers of blocks: then edits belong to the blocks that these are around. */
  readonly marked?: Pick<MarkedFile, 'base' | 'ours'>;
}

/** New code for a part of a chunk. */
export interface PartChange {
  readonly part: PlacedPart;
  readonly code: string;
}

/** A version of something that is in conflict, and where it stands. */
export interface ConflictVersion {
  readonly label: 'file' | 'documents' | 'base';
  /** The tangled file, and a line of it from 1. */
  readonly file: string;
  readonly line: number;
  readonly lines: readonly string[];
}

/** An edit that is not carried back, and why. */
export interface StitchConflict {
  readonly kind:
    | 'both-changed'
    | 'two-places'
    | 'header'
    | 'mixed'
    | 'indentation'
    | 'not-tangled'
    | 'breaks'
    | 'no-block';
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The code in the documents, where there is some. */
  readonly source?: SourcePlace;
  readonly versions: readonly ConflictVersion[];
  /** Problems that the edit would make. */
  readonly messages?: readonly DocumentMessage[];
}

/** What edited files ask of the documents. */
export interface Stitched {
  readonly changes: readonly PartChange[];
  readonly conflicts: readonly StitchConflict[];
  /** All files that share a chunk with the edited ones, as they are with the changes; as they were, where there are conflicts. */
  readonly files: readonly TangledFile[];
}

/**
 * Carries edits of tangled files back to the parts of chunks. The parts with their changes tangle to the edited files, merged with
 * what changed in the documents since; an edit of which that cannot be said is a conflict.
 *
 * @param parts of all documents, in the order of documents and lines
 * @param options the annotation is that of the marked texts; all other files here are without it
 */
export function stitch(
  parts: readonly PlacedPart[],
  edited: readonly EditedFile[],
  { annotation, ...options }: TangleOptions = {},
): Stitched {
  const related = relatedParts(parts, new Set(edited.map(({ path }) => path)));
  const { files } = tangle(related.parts, options);
  const hasMarkers = annotation?.form === 'markers' && edited.some(({ marked }) => marked);
  const program = new Program(
    related,
    files,
    hasMarkers ? tangle(related.parts, { ...options, annotation }).files : [],
  );
  const stitches = edited.map(file => program.stitchFile(file));
  const changed = agreed(stitches);
  const conflicts = [...stitches.flatMap(one => one.conflicts), ...changed.conflicts];
  if (conflicts.length > 0) return { changes: [], conflicts, files };
  const codes = new Map(changed.changes.map(({ part, code }) => [part, code]));
  const after = tangle(
    related.parts.map(part => withCode(part, codes.get(part))),
    options,
  );
  const unlike = stitches.flatMap(one => unlikeness(one, after.files, after.messages, codes));
  if (unlike.length > 0) return { changes: [], conflicts: unlike, files };
  return { changes: changed.changes, conflicts, files: after.files };
}

function withCode(part: PlacedPart, code: string | undefined): PlacedPart {
  return code === undefined ? part : { ...part, code };
}

/** What one edited file asks for. */
interface FileStitch {
  readonly file: string;
  readonly edits: readonly PartEdit[];
  readonly conflicts: readonly StitchConflict[];
  readonly traced?: Traced;
  /** Lines above the traced ones. */
  readonly header: number;
  readonly merged: readonly string[];
  /** Its edits, in lines of the newly tangled file. */
  readonly asked: readonly LineEdit[];
}

class Program {
  readonly #files: ReadonlyMap<string, TangledFile>;
  readonly #marked: ReadonlyMap<string, string>;
  readonly #roots: ReadonlyMap<string, Chunk>;
  /** Of the whole program: also a name that nothing here uses must be escaped in new code. */
  readonly #names: ChunkNames;
  readonly #linked: LinkedChunks;
  #uses: ReadonlyMap<Chunk, number> | undefined;

  constructor({ parts, names }: RelatedParts, files: readonly TangledFile[], marked: readonly TangledFile[]) {
    const chunks = joinChunks(parts);
    this.#names = names;
    this.#linked = linkChunks(chunks, chunkNames(chunks));
    this.#files = new Map(files.map(file => [file.path, file]));
    this.#marked = new Map(marked.map(({ path, content }) => [path, content]));
    this.#roots = new Map(collectTargets(chunks).targets.map(({ path, chunk }) => [path, chunk]));
  }

  /** Whether more than one reference leads to a chunk. */
  #isShared(chunk: Chunk): boolean {
    this.#uses ??= countUses(this.#linked);
    return (this.#uses.get(chunk) ?? 0) > 1;
  }

  stitchFile({ path, base, ours, marked }: EditedFile): FileStitch {
    const root = this.#roots.get(path);
    const file = this.#files.get(path);
    const failed = (conflict: StitchConflict) => ({
      file: path,
      edits: [],
      conflicts: [conflict],
      header: 0,
      merged: [],
      asked: [],
    });
    if (!root || !file) return failed({ kind: 'not-tangled', file: path, line: 1, versions: [] });
    const traced = trace(root, this.#linked);
    const theirs = contentLines(file.content);
    const header = theirs.length - withoutBlankEnd(traced.lines);
    const [was, is] = [contentLines(base), contentLines(ours)];
    const withMarkers = this.#marked.get(path);
    const { edits, conflicts } =
      (marked && withMarkers !== undefined ? markedEdits({ ...marked, theirs: withMarkers }) : undefined) ??
      fileEdits(was, is, theirs, line => startsBlock(traced, line - header));
    const merged = withEdits(theirs, edits);
    const found = { file: path, header, merged, traced, asked: edits };
    const place = (line: number) => sourceAt(traced, line - header);
    if (conflicts.length > 0) {
      const of = (label: ConflictVersion['label'], lines: readonly string[], run: { start: number; end: number }) => ({
        ...{ label, file: path, line: run.start + 1, lines: lines.slice(run.start, run.end) },
      });
      const all = conflicts.map(
        (conflict): StitchConflict => ({
          ...{ kind: 'both-changed', file: path, line: conflict.ours.start + 1 },
          ...place(conflict.theirs.start),
          versions: [
            of('base', was, conflict.base),
            of('file', is, conflict.ours),
            of('documents', theirs, conflict.theirs),
          ],
        }),
      );
      return { ...found, edits: [], conflicts: all };
    }
    const inHeader = edits.find(({ start }) => start < header);
    if (inHeader) return { ...found, edits: [], conflicts: [misfit('header', path, merged, inHeader, place)] };
    const below = edits.map(edit => ({ ...edit, start: edit.start - header, end: edit.end - header }));
    const assigned = assign(traced, below);
    const code = newCode(traced, assigned, this.#names, chunk => this.#isShared(chunk));
    const mixed = assigned.mixed.map(line => ({ line, reason: 'mixed' as const }));
    const misfits = [...mixed, ...code.misfits].map(({ line, reason }) => {
      const edit = edits.find(one => one.end >= line + header) ?? {
        start: line + header,
        end: line + header,
        lines: [],
      };
      return misfit(reason, path, merged, edit, place);
    });
    return { ...found, edits: code.edits, conflicts: misfits.slice(0, 1) };
  }
}

function countUses(linked: LinkedChunks): Map<Chunk, number> {
  const uses = new Map<Chunk, number>();
  for (const { edges } of linked.values()) for (const { to } of edges) uses.set(to, (uses.get(to) ?? 0) + 1);
  return uses;
}

/** Whether a line (from 0) and the one above it are of different blocks. */
function startsBlock({ units }: Traced, line: number): boolean {
  const at = units.findIndex(({ start, lines }) => line < start + lines.length);
  const [above, unit] = [units[at - 1], units[at]];
  return unit?.start === line && above !== undefined && above.slot.line.part !== unit.slot.line.part;
}

function misfit(
  kind: StitchConflict['kind'],
  file: string,
  _merged: readonly string[],
  edit: LineEdit,
  place: (line: number) => Pick<StitchConflict, 'source'>,
): StitchConflict {
  const versions: ConflictVersion[] = [{ label: 'file', file, line: edit.start + 1, lines: edit.lines }];
  return { kind, file, line: edit.start + 1, ...place(edit.start), versions };
}

function withoutBlankEnd(lines: readonly string[]): number {
  let end = lines.length;
  while (end > 0 && lines[end - 1]?.trim() === '') end -= 1;
  return end;
}

/** Where a line of a traced file (from 0) stands in the documents. */
function sourceAt({ units }: Traced, line: number): Pick<StitchConflict, 'source'> {
  const unit = units.findLast(({ start }) => start <= line) ?? units[0];
  if (!unit) return {};
  const { part, index } = unit.slot.line;
  return { source: { document: part.document, line: part.line + index, column: part.column } };
}

/** Changes of parts; a part that is used more than once must be edited alike wherever it was edited. */
function agreed(stitches: readonly FileStitch[]): Pick<Stitched, 'changes' | 'conflicts'> {
  const all = stitches.flatMap(one => one.edits.map(edit => ({ ...edit, file: one.file, header: one.header })));
  const changes: PartChange[] = [];
  const conflicts: StitchConflict[] = [];
  for (const [part, edits] of Map.groupBy(all, edit => edit.part)) {
    const [first] = edits;
    if (!first) continue;
    const versions = [...new Map(edits.map(edit => [edit.code, edit])).values()];
    if (versions.length === 1) {
      changes.push({ part, code: first.code });
      continue;
    }
    conflicts.push({
      kind: 'two-places',
      file: first.file,
      line: first.line + first.header + 1,
      source: part,
      versions: versions.map(({ file, line, header, code }) => ({
        ...{ label: 'file', file, line: line + header + 1, lines: code.split('\n') },
      })),
    });
  }
  return { changes, conflicts };
}

/** Tells where a file, tangled again, would not be as it was edited. */
function unlikeness(
  { file, traced, edits, merged, header, asked }: FileStitch,
  after: readonly TangledFile[],
  messages: readonly DocumentMessage[],
  codes: ReadonlyMap<PlacedPart, string>,
): StitchConflict[] {
  const content = after.find(({ path }) => path === file)?.content;
  if (content === undefined) return [{ kind: 'breaks', file, line: 1, versions: [], messages: errorsOf(messages) }];
  const lines = contentLines(content);
  const wanted = withoutBlankEnd(merged);
  const isSame = lines.length === wanted && lines.every((line, index) => line === merged[index]);
  if (
    isSame ||
    (traced &&
      isEcho(traced, edits, codes) &&
      holdsAll(
        lines,
        asked.flatMap(edit => edit.lines),
      ))
  )
    return [];
  const at = Math.max(
    0,
    lines.findIndex((line, index) => line !== merged[index]),
  );
  const versions: ConflictVersion[] = [
    { label: 'file', file, line: at + 1, lines: merged.slice(at, at + 5) },
    { label: 'documents', file, line: at + 1, lines: lines.slice(at, at + 5) },
  ];
  return [{ kind: 'no-block', file, line: at + 1, ...(traced && sourceAt(traced, at - header)), versions }];
}

function errorsOf(messages: readonly DocumentMessage[]): DocumentMessage[] {
  return messages.filter(({ severity }) => severity === 'error');
}

/** Whether a part that changed is used in the file at a place where it was not edited. */
function isEcho({ slots, units }: Traced, edits: readonly PartEdit[], codes: ReadonlyMap<PlacedPart, string>): boolean {
  const uses = new Map<PlacedPart, number>();
  const count = (part: PlacedPart, more: number) => codes.has(part) && uses.set(part, (uses.get(part) ?? 0) + more);
  for (const [part, group] of Map.groupBy(slots, slot => slot.line.part))
    count(part, new Set(group.map(slot => slot.frame)).size);
  for (const { segments = [], slot } of units)
    for (const [part, group] of Map.groupBy(segments, segment => segment.part)) {
      const [first] = group;
      const again = group.filter(({ index, column }) => index === first?.index && column === first.column);
      if (part !== slot.line.part) count(part, again.length);
    }
  return [...uses].some(([part, many]) => many > edits.filter(edit => edit.part === part).length);
}

/** Whether no line is missing. */
function holdsAll(lines: readonly string[], wanted: readonly string[]): boolean {
  const all = new Set(lines);
  return wanted.every(line => all.has(line));
}
