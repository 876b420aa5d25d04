import { diffLines, type LineDiff } from './line-diff.ts';
import type { Gap } from './match.ts';

export interface UnifiedDiffOptions {
  /** Names in the head lines; without them there is no head. */
  readonly before?: string;
  readonly after?: string;
  /** Equal lines around a difference. Default 3. */
  readonly context?: number;
}

/** Writes the difference of two texts as `diff -u` and git do; '' where there is none. */
export function unifiedDiff(before: string, after: string, options: UnifiedDiffOptions = {}): string {
  const diff = diffLines(before, after);
  if (diff.gaps.length === 0) return '';
  const head =
    options.before === undefined || options.after === undefined ? '' : `--- ${options.before}\n+++ ${options.after}\n`;
  const context = options.context ?? 3;
  return (
    head +
    groups(diff.gaps, context)
      .map(group => hunk(diff, group, context))
      .join('')
  );
}

/** Differences whose surroundings touch stand in one hunk. */
function groups(gaps: readonly Gap[], context: number): readonly (readonly Gap[])[] {
  const found: Gap[][] = [];
  for (const gap of gaps) {
    const last = found.at(-1)?.at(-1);
    if (last && gap.before - last.beforeEnd <= 2 * context) found.at(-1)?.push(gap);
    else found.push([gap]);
  }
  return found;
}

function hunk(diff: LineDiff, group: readonly Gap[], context: number): string {
  const first = group[0];
  const last = group.at(-1);
  if (!first || !last) return '';
  const lead = Math.min(context, first.before);
  const trail = Math.min(context, diff.before.length - last.beforeEnd);
  const old = range(first.before - lead, last.beforeEnd + trail);
  const now = range(first.after - lead, last.afterEnd + trail);
  let text = `@@ -${old} +${now} @@\n`;
  let at = first.before - lead;
  for (const gap of group) {
    text += lines(' ', diff.before, at, gap.before);
    text += lines('-', diff.before, gap.before, gap.beforeEnd);
    text += lines('+', diff.after, gap.after, gap.afterEnd);
    at = gap.beforeEnd;
  }
  return text + lines(' ', diff.before, at, last.beforeEnd + trail);
}

/** `first,count`; a single line has no count, and no lines stand behind the line before them. */
function range(start: number, end: number): string {
  const count = end - start;
  if (count === 1) return String(start + 1);
  return `${count === 0 ? start : start + 1},${count}`;
}

function lines(mark: string, all: readonly string[], start: number, end: number): string {
  return all
    .slice(start, end)
    .map(line => (line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`))
    .join('');
}
