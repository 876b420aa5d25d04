import { mergeLines } from '../../diff/merge-lines.ts';
import { mergeWords, type WordMergeOptions } from '../../diff/merge-words.ts';
import { mergeFrontMatter } from './merge-front-matter.ts';

/** How words of a kind of block are merged; of all others, neither. */
const PROSE: WordMergeOptions = { prose: true };
const STRICT: WordMergeOptions = { strictBlanks: true };
const BY_KIND: Readonly<Record<string, WordMergeOptions>> = {
  paragraph: PROSE,
  heading: PROSE,
  quote: PROSE,
  footnote: PROSE,
  definition: PROSE,
  code: STRICT,
  math: STRICT,
  html: STRICT,
  directive: STRICT,
  comment: STRICT,
};

/**
 * Merges the text of one block that both sides changed: as git does, by lines, and where that is a conflict, by words.
 *
 * @returns undefined where both sides changed the same, or neighbouring, words in different ways
 */
export function mergeText(kind: string, base: string, ours: string, theirs: string): string | undefined {
  if (ours === theirs || theirs === base) return ours;
  if (ours === base) return theirs;
  if (kind === 'frontmatter') return mergeFrontMatter(base, ours, theirs);
  return mergeLines(base, ours, theirs) ?? mergeWords(base, ours, theirs, BY_KIND[kind]);
}
