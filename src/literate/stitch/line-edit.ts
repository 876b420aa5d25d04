import { commonSubsequence } from '../../diff/common-subsequence.ts';
import { gapsBetween } from '../../diff/match.ts';
import type { Segment, Unit } from './traced.ts';

/** A piece of a line with references, as it was and with its new text. */
export interface NewSegment {
  readonly segment: Segment;
  readonly text: string;
  /** It stood on a line of its own, and no more: its line goes on where the one before ended. */
  readonly isJoined: boolean;
}

/**
 * Carries new lines back to the pieces that the old ones were put together from. What is put in between two goes to the one before.
 *
 * @param now the new lines, without the frame's indentation
 */
export function newSegments({ lines, segments = [] }: Unit, now: readonly string[]): readonly NewSegment[] {
  const [old, text] = [lines.join('\n'), now.join('\n')];
  const place = placesIn(old, text);
  const found: { segment: Segment; text: string; isJoined: boolean }[] = [];
  let oldEnd = 0;
  let end = 0;
  for (const [index, segment] of segments.entries()) {
    const { offset, text: was } = segment;
    const above = found.at(-1);
    const from = above ? Math.max(end, place(offset)) : 0;
    // Between two pieces is nothing, or a line's end and the blank space that tangling made.
    const [glue, glueNow] = [old.slice(oldEnd, offset), text.slice(end, from)];
    oldEnd = offset + was.length;
    end = index === segments.length - 1 ? text.length : Math.max(from, place(oldEnd));
    const own = text.slice(from, end);
    const isBlankNow = own === '' && glue.startsWith('\n') && glueNow === '\n';
    const isKept = glueNow.endsWith(glue) || isBlankNow;
    if (above && isKept && !isBlankNow) above.text += glueNow.slice(0, glueNow.length - glue.length);
    // Where a blank line above is gone, this line may have kept what stood before it.
    const isRest = above?.text === '' && glue === `\n${glueNow}`;
    found.push({ segment, text: isKept || isRest ? own : glueNow + own, isJoined: !isKept && glue.includes('\n') });
  }
  return found;
}

/** Says where a place between two characters of a text is in another one. */
function placesIn(old: string, text: string): (offset: number) => number {
  const { start, end } = trimmed(old, text);
  const [before, after] = [words(old.slice(start, old.length - end)), words(text.slice(start, text.length - end))];
  const gaps = gapsBetween(commonSubsequence(before, after), before.length, after.length);
  const [starts, nowStarts] = [offsets(before, start), offsets(after, start)];
  return offset => {
    let shift = 0;
    for (const gap of gaps) {
      const [from, to] = [starts[gap.before] ?? 0, starts[gap.beforeEnd] ?? 0];
      const [now, nowTo] = [nowStarts[gap.after] ?? 0, nowStarts[gap.afterEnd] ?? 0];
      if (offset < from) return offset + shift;
      if (offset === from && to > from) return now;
      if (offset < to) return nowTo;
      shift = nowTo - to;
    }
    return offset + shift;
  };
}

/** How many characters two texts begin and end with in common. */
function trimmed(a: string, b: string): { start: number; end: number } {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return { start, end };
}

/** Pieces that are compared: words, and single characters of everything else. */
function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+|[\s\S]/gu) ?? [];
}

function offsets(pieces: readonly string[], first: number): number[] {
  const starts = [first];
  for (const piece of pieces) starts.push((starts.at(-1) ?? 0) + piece.length);
  return starts;
}
