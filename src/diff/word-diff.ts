import { gapsBetween } from './match.ts';
import { patienceMatches } from './patience.ts';
import { isWord, wordTokens } from './word-tokens.ts';

/** A stretch of text that two versions share, or that only one of them has. */
export interface WordChange {
  readonly kind: 'equal' | 'removed' | 'added';
  readonly text: string;
  /** What the old version has in the place of `text`, where blank space alone differs. */
  readonly before?: string;
}

export interface WordDiffOptions {
  /**
   * What counts as a difference of blank space. `exact`: all of it. `loose`: not whether words are divided by spaces or one line end,
   * so a paragraph that was only wrapped anew has no difference.
   */
  readonly blanks?: 'exact' | 'loose';
}

/** Below this share of common words two texts are shown one after the other: marks all over help nobody. */
const LEAST_COMMON = 0.2;

/**
 * Compares two texts word by word, as a reader would mark them. `wordsBefore` and `wordsAfter` give both texts back.
 *
 * @returns never two of a kind in a row; what was removed stands before what took its place
 */
export function diffWords(before: string, after: string, options: WordDiffOptions = {}): readonly WordChange[] {
  const isLoose = options.blanks === 'loose';
  const blanks = isLoose ? 'runs' : 'lines';
  const old = wordTokens(before, blanks);
  const now = wordTokens(after, blanks);
  const matches = patienceMatches(isLoose ? old.map(looseKey) : old, isLoose ? now.map(looseKey) : now);
  const common = matches.reduce((sum, { after, length }) => sum + countWords(now, after, after + length), 0);
  const most = Math.max(countWords(old, 0, old.length), countWords(now, 0, now.length));
  if (most > 8 && common / most < LEAST_COMMON) return joined(replaced(before, after));
  const runs: Run[] = [];
  let place = 0;
  for (const gap of gapsBetween(matches, old.length, now.length)) {
    runs.push(equalRun(old, now, gap.before - (gap.after - place), place, gap.after - place));
    runs.push({
      equal: false,
      before: part(old, gap.before, gap.beforeEnd),
      after: part(now, gap.after, gap.afterEnd),
    });
    place = gap.afterEnd;
  }
  const rest = now.length - place;
  runs.push(equalRun(old, now, old.length - rest, place, rest));
  return joined(withoutSlivers(runs).flatMap(changesOf));
}

/** The old text of a difference. */
export function wordsBefore(changes: readonly WordChange[]): string {
  return changes.map(({ kind, text, before }) => (kind === 'added' ? '' : (before ?? text))).join('');
}

/** The new text of a difference. */
export function wordsAfter(changes: readonly WordChange[]): string {
  return changes.map(({ kind, text }) => (kind === 'removed' ? '' : text)).join('');
}

/** Counts the words that were added and removed. */
export function countChangedWords(changes: readonly WordChange[]): {
  readonly added: number;
  readonly removed: number;
} {
  const count = (wanted: WordChange['kind']) =>
    changes.reduce((sum, { kind, text }) => sum + (kind === wanted ? wordTokens(text).filter(isWord).length : 0), 0);
  return { added: count('added'), removed: count('removed') };
}

/** Texts that stand in the same place of both versions. */
interface Run {
  readonly equal: boolean;
  readonly before: string;
  readonly after: string;
}

function equalRun(old: readonly string[], now: readonly string[], from: number, to: number, length: number): Run {
  return { equal: true, before: part(old, from, from + length), after: part(now, to, to + length) };
}

function part(tokens: readonly string[], start: number, end: number): string {
  return tokens.slice(start, end).join('');
}

function countWords(tokens: readonly string[], start: number, end: number): number {
  let count = 0;
  for (let place = start; place < end; place += 1) if (isWord(tokens[place] ?? '')) count += 1;
  return count;
}

/** A space or a comma that two changes happen to share belongs to both: one change is read more easily than two. */
function withoutSlivers(runs: readonly Run[]): readonly Run[] {
  const kept: Run[] = [];
  for (const [index, run] of runs.entries()) {
    if (run.before === '' && run.after === '') continue;
    const last = kept.at(-1);
    const absorbed = run.equal && isSliver(run) && last?.equal === false && isReplacement(runs[index + 1]);
    if (last && !last.equal && (absorbed || !run.equal))
      kept[kept.length - 1] = { equal: false, before: last.before + run.before, after: last.after + run.after };
    else kept.push(run);
  }
  return kept;
}

function isSliver({ before, after }: Run): boolean {
  return after.length <= 3 && !/[\p{L}\p{N}\n]/u.test(before + after);
}

function isReplacement(run: Run | undefined): boolean {
  return run?.equal === false && run.before !== '' && run.after !== '';
}

function changesOf({ equal, before, after }: Run): readonly WordChange[] {
  if (!equal) return replaced(before, after);
  return [{ kind: 'equal', text: after, ...(before !== after && { before }) }];
}

function replaced(before: string, after: string): readonly WordChange[] {
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
}

function joined(changes: readonly WordChange[]): readonly WordChange[] {
  return changes.filter(({ text, before }) => text !== '' || (before ?? '') !== '');
}

/** Any blank space between words is alike, but for that which ends a paragraph. */
function looseKey(token: string): string {
  return /^\s+$/.test(token) ? (/\n[^\S\n]*\n/.test(token) ? '\n\n' : ' ') : token;
}
