import { diffWords, type WordChange } from '../../diff/word-diff.ts';
import type { BlockEdit } from '../../output/html/history/page-history.ts';
import { blanksOf } from '../history/word-lines.ts';

/** Characters of a change that are shown whole. */
const MOST_CHARACTERS = 20_000;

/** Of a longer one, so many characters of each stretch are shown at its beginning and at its end. */
const ENDS = 200;

const SIGNS = { equal: '=', removed: '-', added: '+' } as const;

/** What changed within a block, in words. */
export function editWords(
  kind: string,
  change: BlockEdit['change'],
  before: string | undefined,
  after: string | undefined,
): Pick<BlockEdit, 'words' | 'shortened'> {
  if (change === 'moved') return { words: [] };
  const changes = changesBetween(kind, before?.trimEnd(), after?.trimEnd());
  const length = changes.reduce((sum, { text }) => sum + text.length, 0);
  const isLong = length > MOST_CHARACTERS;
  const shown = isLong ? changes.slice(0, MOST_CHARACTERS / ENDS).map(shortened) : changes;
  const words = shown.map(({ kind, text }) => [SIGNS[kind], text] as const);
  return isLong ? { words, shortened: true } : { words };
}

function changesBetween(kind: string, before: string | undefined, after: string | undefined): readonly WordChange[] {
  if (before !== undefined && after !== undefined) return diffWords(before, after, { blanks: blanksOf(kind) });
  return [{ kind: before === undefined ? 'added' : 'removed', text: before ?? after ?? '' }];
}

function shortened(change: WordChange): WordChange {
  const { text } = change;
  return text.length <= 2 * ENDS + 1 ? change : { ...change, text: `${text.slice(0, ENDS)} … ${text.slice(-ENDS)}` };
}
