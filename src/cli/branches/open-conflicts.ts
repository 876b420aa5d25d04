import type { ProjectChanges } from '../../history/changed-project.ts';
import type { ProjectFile } from '../../history/project-tree.ts';
import { MARK_BLOCKS, markedLines } from '../../literate/conflict-marks.ts';
import { documentFromTree } from '../../literate/document-from-tree.ts';
import type { DocumentTreeEntry } from '../../literate/document-tree.ts';
import type { MergeState } from '../../repository/merge-state.ts';

/** A conflict that nobody has decided yet. */
export interface OpenConflict {
  readonly path: string;
  /** Line of its first marker, from 1; absent where a whole file is in question. */
  readonly line?: number;
  /** `both edited` and the like. */
  readonly reason: string;
  /** The file with the other version. */
  readonly other?: string;
}

/** Finds the conflicts that are left in a project as it is on disk: markers in documents, and what a merge left in other files. */
export function openConflicts(files: readonly ProjectFile[], merging: MergeState | undefined): readonly OpenConflict[] {
  const found: OpenConflict[] = [];
  const known = merging?.conflicts ?? [];
  const reasonOf = (path: string, index: number) =>
    known.filter(conflict => conflict.path === path)[index]?.reason ?? 'both edited';
  for (const file of files) {
    const isExpected = known.some(({ path }) => path === file.path);
    if ('entries' in file ? !isExpected && !hasMarks(file.entries) : !isExpected) continue;
    const lines = markedLines(textOf(file));
    found.push(...lines.map((line, index) => ({ path: file.path, line, reason: reasonOf(file.path, index) })));
  }
  const paths = new Set(files.map(({ path }) => path));
  for (const { path, reason, other } of known)
    if (other !== undefined && paths.has(other)) found.push({ path, reason, other });
  return found;
}

/**
 * The same, from what differs from the last commit.
 *
 * @param read gives the text of a file on the disk
 */
export function changedConflicts(
  { documents }: Pick<ProjectChanges, 'documents'>,
  merging: MergeState | undefined,
  read: (path: string) => string | undefined,
): readonly OpenConflict[] {
  const known = merging?.conflicts ?? [];
  const reasons = (path: string) => known.filter(conflict => conflict.path === path).map(({ reason }) => reason);
  const inDocuments = documents.flatMap(({ path, blocks }) => {
    const marks = blocks.filter(({ after }) => after?.text === MARK_BLOCKS.ours);
    return marks.map(({ line }, index) => ({ path, line, reason: reasons(path)[index] ?? 'both edited' }));
  });
  const seen = new Set(inDocuments.map(({ path }) => path));
  const others = [...new Set(known.map(({ path }) => path))].filter(path => !seen.has(path));
  const inFiles = others.flatMap(path =>
    markedLines(read(path) ?? '').map((line, index) => ({ path, line, reason: reasons(path)[index] ?? 'both edited' })),
  );
  const apart = known.filter(({ other }) => other !== undefined && read(other) !== undefined);
  return [...inDocuments, ...inFiles, ...apart];
}

/** A conflict as one line for a person. */
export function conflictLine({ path, line, reason, other }: OpenConflict): string {
  const where = line === undefined ? path : `${path}:${line}`;
  return other === undefined ? `${reason}: ${where}` : `${reason}: ${where} (the other version is ${other})`;
}

/** A marker in a document is a block of its own; in a code block it is code. */
function hasMarks(entries: readonly DocumentTreeEntry[]): boolean {
  return entries.some(entry =>
    entry.kind === 'tree'
      ? hasMarks(entry.entries)
      : entry.content === MARK_BLOCKS.ours || entry.content === MARK_BLOCKS.end,
  );
}

function textOf(file: ProjectFile): string {
  if ('entries' in file) return documentFromTree(file.entries).text;
  return typeof file.content === 'string' ? file.content : new TextDecoder().decode(file.content);
}
