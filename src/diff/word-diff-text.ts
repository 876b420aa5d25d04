import type { WordChange } from './word-diff.ts';

/** Writes a difference as `git diff --word-diff=plain` does: `[-old-]{+new+}`. */
export function plainWordDiff(changes: readonly WordChange[]): string {
  return changes.map(change => PLAIN[change.kind](change.text)).join('');
}

const PLAIN: Readonly<Record<WordChange['kind'], (text: string) => string>> = {
  equal: text => text,
  removed: text => `[-${text}-]`,
  added: text => `{+${text}+}`,
};
