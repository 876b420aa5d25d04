import { diffWords, type WordChange } from '../../diff/word-diff.ts';
import type { BlockChange } from '../../history/changed-blocks.ts';
import type { ProjectHistory, TrackChange } from '../../history/project-history.ts';
import type { Paint } from '../terminal/colours.ts';
import { printable } from '../terminal/printable.ts';

/** Equal lines that are shown around a changed one. */
const CONTEXT = 2;

/** Kinds of blocks in which it says nothing where lines are broken. */
const FLOWING = new Set(['paragraph', 'heading', 'quote']);

/** What changed within a block, in words; nothing where it only moved. */
export function wordsOf({ kind, change, before, after }: Omit<ShownChange, 'path' | 'line'>): readonly WordChange[] {
  if (change === 'moved') return [];
  if (!before || !after) return [{ kind: before ? 'removed' : 'added', text: (before ?? after)?.text ?? '' }];
  return diffWords(before.text, after.text, { blanks: blanksOf(kind) });
}

/** Which blank space counts in a block of a kind. */
export function blanksOf(kind: string): 'loose' | 'exact' {
  return FLOWING.has(kind) ? 'loose' : 'exact';
}

/** A change with the texts before and after, whatever it was read from. */
export interface ShownChange extends Omit<BlockChange, 'before' | 'after'> {
  readonly before?: ShownText;
  readonly after?: ShownText;
}

interface ShownText {
  readonly text: string;
  readonly line: number;
}

/** Reads the texts of a change of the index. */
export async function shownChange(index: ProjectHistory, change: TrackChange): Promise<ShownChange> {
  const { before, after, commit: _commit, track: _track, ...rest } = change;
  return {
    ...rest,
    ...(before && { before: { text: await index.text(before), line: before.line } }),
    ...(after && { after: { text: await index.text(after), line: after.line } }),
  };
}

/**
 * Writes a difference for a person, as `git diff --word-diff` does: with colours, or `[-old-]{+new+}`. Lines far from any change are left
 * out, with a `⋮` in their place.
 */
export function wordLines(changes: readonly WordChange[], paint: Paint): readonly string[] {
  const lines = dividedIntoLines(changes);
  const shown = new Set(lines.flatMap((line, index) => (isChanged(line) ? around(index) : [])));
  return lines.flatMap((line, index) => {
    if (shown.has(index)) return [line.map(change => markedWords(change, paint)).join('')];
    return index > 0 && !shown.has(index - 1) ? [] : [paint.soft('⋮')];
  });
}

function around(index: number): number[] {
  return Array.from({ length: 2 * CONTEXT + 1 }, (_, offset) => index - CONTEXT + offset);
}

type Line = WordChange[];

function dividedIntoLines(changes: readonly WordChange[]): readonly Line[] {
  const lines: Line[] = [[]];
  for (const { kind, text } of changes) {
    for (const [index, piece] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (piece !== '' || kind !== 'equal') lines.at(-1)?.push({ kind, text: piece });
    }
  }
  return lines.at(-1)?.every(({ text }) => text === '') ? lines.slice(0, -1) : lines;
}

function isChanged(line: Line): boolean {
  return line.some(({ kind }) => kind !== 'equal');
}

/** Blank space has no colour: it is marked also where there are colours. */
function markedWords({ kind, text }: WordChange, paint: Paint): string {
  const shown = printable(text);
  if (kind === 'equal' || text === '') return shown;
  const [open, close] = kind === 'removed' ? ['[-', '-]'] : ['{+', '+}'];
  return paint[kind](paint.hasColours && text.trim() !== '' ? shown : open + shown + close);
}
