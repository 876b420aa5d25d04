import { splitLines } from './line-diff.ts';
import { mergeSequences } from './merge.ts';

/** What stands before, between and behind the versions of a conflict, each on a line of its own, as git has it. */
export const CONFLICT_LINES = {
  ours: '<<<<<<< ours',
  base: '||||||| base',
  theirs: '=======',
  end: '>>>>>>> theirs',
} as const;

/** Merges texts by lines; undefined where both sides changed the same or neighbouring lines in different ways. */
export function mergeLines(base: string, ours: string, theirs: string): string | undefined {
  const { text, conflicts } = mergeLinesMarked(base, ours, theirs);
  return conflicts.length === 0 ? text : undefined;
}

/**
 * Merges texts by lines, with conflicts between marker lines.
 *
 * @returns the text, and the line of each conflict's first marker, from 1
 */
export function mergeLinesMarked(
  base: string,
  ours: string,
  theirs: string,
): { readonly text: string; readonly conflicts: readonly number[] } {
  const [old, left, right] = [splitLines(base), splitLines(ours), splitLines(theirs)];
  const conflicts: number[] = [];
  const lines: string[] = [];
  for (const region of mergeSequences(old, left, right)) {
    const mine = left.slice(region.ours.start, region.ours.end);
    const other = right.slice(region.theirs.start, region.theirs.end);
    if (region.take !== 'conflict') {
      lines.push(...(region.take === 'theirs' ? other : mine));
      continue;
    }
    conflicts.push(lines.length + 1);
    const was = old.slice(region.base.start, region.base.end);
    lines.push(mark('ours'), ...ended(mine), mark('base'), ...ended(was), mark('theirs'), ...ended(other), mark('end'));
  }
  return { text: lines.join(''), conflicts };
}

function mark(which: keyof typeof CONFLICT_LINES): string {
  return `${CONFLICT_LINES[which]}\n`;
}

/** A marker stands on its own line, even behind a last line without an end. */
function ended(lines: readonly string[]): readonly string[] {
  return lines.map(line => (line.endsWith('\n') ? line : `${line}\n`));
}
