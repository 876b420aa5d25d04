import { mergeLines } from '../../diff/merge-lines.ts';
import { mergeKeys } from './merge-keys.ts';

/**
 * Merges front matter key by key, so that neighbouring keys never conflict. Keys keep the order of ours; those that theirs added stand
 * behind them.
 *
 * @returns undefined where both sides changed one key in different ways
 */
export function mergeFrontMatter(base: string, ours: string, theirs: string): string | undefined {
  const [old, left, right] = [entriesOf(base), entriesOf(ours), entriesOf(theirs)];
  if (!old || !left || !right) return mergeLines(base, ours, theirs);
  const merged = mergeKeys(old, left, right, mergeEntry);
  return merged && `---\n${merged.map(([, text]) => text).join('')}---\n`;
}

function mergeEntry(base: string | undefined, ours: string | undefined, theirs: string | undefined) {
  return base === undefined || ours === undefined || theirs === undefined ? undefined : mergeLines(base, ours, theirs);
}

/** The entries of YAML front matter: top-level keys with all lines that belong to each. Undefined for other front matter, or a key twice. */
function entriesOf(text: string): ReadonlyMap<string, string> | undefined {
  const body = /^---[ \t]*\n([\s\S]*?)^---[ \t]*\n?$/m.exec(text);
  if (body?.index !== 0) return undefined;
  const entries = new Map<string, string>();
  let last = '';
  for (const line of (body[1] ?? '').match(/[^\n]*\n/g) ?? []) {
    const key = /^([^\s#:'"[{&*!|>%@`-][^:\n]*?)\s*:(?:\s|$)/.exec(line)?.[1];
    if (key !== undefined && entries.has(key)) return undefined;
    last = key ?? last;
    entries.set(last, (entries.get(last) ?? '') + line);
  }
  return entries;
}
