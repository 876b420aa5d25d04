import { type Gap, gapsBetween, type Match } from './match.ts';
import { mergeSequences } from './merge.ts';
import { patienceMatches } from './patience.ts';

/** How the words of a text are merged. */
export interface WordMergeOptions {
  /** Line ends are mere blank space, and a sentence written anew is one change although it shares some small words with the old one. */
  readonly prose?: boolean;
  /** Blank space that both sides changed in different ways is a conflict; else ours is taken. */
  readonly strictBlanks?: boolean;
}

/** Words of one text beyond this are not merged: nobody would read the result. */
const MAX_WORDS = 50_000;

/**
 * Merges texts by words. A word is a run of letters and digits, also with a single mark in between (`don't`, `1.2`, `2026-01-31`, an
 * address); other marks are words of their own. Blank space belongs to the word before it and is merged by itself, so that text that one
 * side wrapped anew merges with words that the other changed.
 *
 * @returns undefined where both sides changed the same or neighbouring words in different ways
 */
export function mergeWords(
  base: string,
  ours: string,
  theirs: string,
  options: WordMergeOptions = {},
): string | undefined {
  const [old, left, right] = [splitWords(base), splitWords(ours), splitWords(theirs)];
  if (old.length + left.length + right.length > 3 * MAX_WORDS) return undefined;
  const matches = { ours: wordMatches(old, left, options), theirs: wordMatches(old, right, options) };
  const regions = mergeSequences(texts(old), texts(left), texts(right), matches);
  let merged = '';
  for (const { base: was, ours: mine, theirs: other, take } of regions) {
    if (take === 'conflict') return undefined;
    if (take === 'theirs') merged += joined(right, other.start, other.end);
    else if (take === 'ours') merged += joined(left, mine.start, mine.end);
    else {
      const text = agreed(old.slice(was.start, was.end), left.slice(mine.start, mine.end), right, other.start, options);
      if (text === undefined) return undefined;
      merged += text;
    }
  }
  return merged;
}

interface Word {
  readonly text: string;
  /** The blank space behind it. */
  readonly blank: string;
}

const WORD =
  /((?:[a-z][a-z+.-]*:\/\/[^\s<>()[\]"]+)|[\p{L}\p{M}\p{N}_]+(?:[.,:'’@/-][\p{L}\p{M}\p{N}_]+)*|[^\s\p{L}\p{M}\p{N}_])(\s*)/giuy;

/** The words of a text, behind an empty one that holds the blank space at its beginning. */
function splitWords(text: string): readonly Word[] {
  const lead = /^\s*/.exec(text)?.[0] ?? '';
  const words: Word[] = [{ text: '', blank: lead }];
  WORD.lastIndex = lead.length;
  for (let found = WORD.exec(text); found; found = WORD.exec(text))
    words.push({ text: found[1] ?? '', blank: found[2] ?? '' });
  return words;
}

function joined(words: readonly Word[], start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i += 1) text += (words[i]?.text ?? '') + (words[i]?.blank ?? '');
  return text;
}

/** Words that are the same on both sides; where the base has as many, their blank space is merged, too. */
function agreed(
  old: readonly Word[],
  left: readonly Word[],
  right: readonly Word[],
  start: number,
  { strictBlanks }: WordMergeOptions,
): string | undefined {
  let text = '';
  for (const [i, { text: word, blank: mine }] of left.entries()) {
    const other = right[start + i]?.blank ?? '';
    const was = old.length === left.length ? old[i]?.blank : undefined;
    if (strictBlanks && mine !== other && was !== mine && was !== other) return undefined;
    text += word + (mine === was ? other : mine);
  }
  return text;
}

/** Matches words, and takes back those that stand alone between larger changes: there they are chance. */
function wordMatches(old: readonly Word[], now: readonly Word[], options: WordMergeOptions): readonly Match[] {
  const matches = patienceMatches(texts(old), texts(now));
  const gaps = gapsBetween(matches, old.length, now.length);
  return matches.filter((match, index) => {
    // The first match begins with the empty word, so the n-th gap stands behind the n-th match.
    const [before, after] = [gaps[index - 1], gaps[index]];
    if (!before || !after) return true;
    const text = joined(old, match.before, match.before + match.length);
    if (!options.prose && text.includes('\n')) return true;
    return text.trim().length > Math.min(changeSize(old, now, before), changeSize(old, now, after));
  });
}

function texts(words: readonly Word[]): readonly string[] {
  return words.map(({ text }) => text);
}

function changeSize(old: readonly Word[], now: readonly Word[], gap: Gap): number {
  return Math.max(
    joined(old, gap.before, gap.beforeEnd).trim().length,
    joined(now, gap.after, gap.afterEnd).trim().length,
  );
}
