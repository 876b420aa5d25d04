import { commonSubsequence } from '../../diff/common-subsequence.ts';
import { type Gap, gapsBetween, joinMatches, type Match } from '../../diff/match.ts';
import { type MergedRegion, mergeSequences, type Run } from '../../diff/merge.ts';

/** Lines of the newly tangled text (`start` up to `end`, from 0) that give way to others. */
export interface LineEdit {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
  /**
   * Where lines that are put in front of `start` belong, if that is known: behind the line above or before that below, or beside the
   * reference so many levels out that this line comes from.
   */
  readonly within?: { readonly side: 'before' | 'after'; readonly levels: number };
}

/** Lines that were changed in the file and in the documents, in different ways. */
export interface LineConflict {
  /** Runs of lines, from 0, in the base, the file and the newly tangled text. */
  readonly base: Run;
  readonly ours: Run;
  readonly theirs: Run;
}

/** What an edited file asks of the newly tangled text. */
export interface FileEdits {
  readonly edits: readonly LineEdit[];
  readonly conflicts: readonly LineConflict[];
}

/**
 * Merges an edited file with what the documents give now, and says which lines of that must change. Blank lines of the file that hold
 * blank space are empty.
 *
 * @param base the lines as they were tangled last
 * @param ours the lines of the edited file
 * @param theirs the lines as they are tangled now
 * @param isBoundary whether a new block begins with a line of `theirs`: changes that touch there are no conflict
 */
export function fileEdits(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
  isBoundary: (line: number) => boolean = () => false,
): FileEdits {
  const edits: LineEdit[] = [];
  const conflicts: LineConflict[] = [];
  const matches = { ours: sameLines(base, ours), theirs: commonSubsequence(base, theirs) };
  const take = (run: Run, { start, end }: Run) => {
    const lines = ours.slice(start, end);
    edits.push({ start: run.start, end: run.end, lines: lines.map(line => (line.trim() === '' ? '' : line)) });
  };
  for (const region of mergeSequences(base, ours, theirs, matches)) {
    if (region.take === 'ours') take(region.theirs, region.ours);
    if (region.take !== 'conflict') continue;
    const mine = within(gapsBetween(matches.ours, base.length, ours.length), region.base);
    const other = within(gapsBetween(matches.theirs, base.length, theirs.length), region.base);
    const moved = mine.map(gap => besideOthers(gap, other, region, isBoundary));
    if (moved.includes(undefined)) conflicts.push(region);
    else for (const [index, run] of moved.entries()) take(run ?? region.theirs, afterOf(mine[index]));
  }
  return { edits, conflicts };
}

/**
 * The lines that an edit left. Where many lines changed in their blank space only, somebody indented anew: then lines that are alike now are
 * not the lines that they were, as with brackets on lines of their own, so they are compared without blank space.
 */
function sameLines(base: readonly string[], ours: readonly string[]): readonly Match[] {
  const exact = commonSubsequence(base, ours);
  const loose = commonSubsequence(base.map(withoutBlanks), ours.map(withoutBlanks));
  if (count(loose) - count(exact) < REINDENTED) return exact;
  return joinMatches(
    loose.flatMap(({ before, after, length }) =>
      Array.from({ length }, (_, i) => i)
        .filter(i => base[before + i] === ours[after + i])
        .map(i => ({ before: before + i, after: after + i, length: 1 })),
    ),
  );
}

/** So many lines more are alike without their blank space. */
const REINDENTED = 3;

function withoutBlanks(line: string): string {
  return line.replace(/\s+/g, '');
}

function count(matches: readonly Match[]): number {
  return matches.reduce((sum, { length }) => sum + length, 0);
}

function within(gaps: readonly Gap[], { start, end }: Run): Gap[] {
  return gaps.filter(gap => gap.before >= start && gap.beforeEnd <= end);
}

function afterOf(gap: Gap | undefined): Run {
  return { start: gap?.after ?? 0, end: gap?.afterEnd ?? 0 };
}

/** Where a change of ours is in theirs, though others touch it; undefined where they overlap, or touch within a block. */
function besideOthers(
  gap: Gap,
  others: readonly Gap[],
  region: MergedRegion,
  isBoundary: (line: number) => boolean,
): Run | undefined {
  let start = region.theirs.start + gap.before - region.base.start;
  for (const other of others) {
    const isBefore = other.beforeEnd <= gap.before && other.before < gap.before;
    const isAfter = other.before >= gap.beforeEnd && other.beforeEnd > gap.beforeEnd;
    if (!isBefore && !isAfter) return undefined;
    if (isBefore) start += other.afterEnd - other.after - (other.beforeEnd - other.before);
    if (isBefore && other.beforeEnd === gap.before && !isBoundary(other.afterEnd)) return undefined;
    if (isAfter && other.before === gap.beforeEnd && !isBoundary(other.after)) return undefined;
  }
  return { start, end: start + gap.beforeEnd - gap.before };
}

/** The text with its edits made. */
export function withEdits(theirs: readonly string[], edits: readonly LineEdit[]): string[] {
  const lines: string[] = [];
  let at = 0;
  for (const edit of edits) {
    for (; at < edit.start; at += 1) lines.push(theirs[at] ?? '');
    for (const line of edit.lines) lines.push(line);
    at = edit.end;
  }
  for (; at < theirs.length; at += 1) lines.push(theirs[at] ?? '');
  return lines;
}

/** The lines of a tangled file: whatever its line ends, and without blank lines at its end, which tangling drops. */
export function contentLines(content: string): string[] {
  const lines = content.replaceAll('\r\n', '\n').split('\n');
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop();
  return lines;
}

/** Of texts that may have been edited, the one that an edit is nearest to. */
export function nearestBase(bases: readonly string[], ours: string): string {
  if (bases.length <= 1) return bases[0] ?? '';
  const lines = contentLines(ours);
  const common = (base: string) =>
    commonSubsequence(contentLines(base), lines).reduce((sum, { length }) => sum + length, 0);
  return bases.reduce((best, base) => (common(base) > common(best) ? base : best));
}
