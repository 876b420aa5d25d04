/** Merges two values of one key that both changed; undefined where they cannot be merged. Absent is what the key does not have. */
export type MergeEntry = (
  base: string | undefined,
  ours: string | undefined,
  theirs: string | undefined,
) => string | undefined;

/**
 * Merges texts by key: keys keep the order of ours, those that only theirs has stand at the end.
 *
 * @returns undefined where a key's texts cannot be merged
 */
export function mergeKeys(
  base: ReadonlyMap<string, string>,
  ours: ReadonlyMap<string, string>,
  theirs: ReadonlyMap<string, string>,
  mergeBoth: MergeEntry,
): readonly (readonly [key: string, text: string])[] | undefined {
  const merged: [string, string][] = [];
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const [was, mine, other] = [base.get(key), ours.get(key), theirs.get(key)];
    const isMine = mine === other || other === was;
    const text = isMine ? mine : mine === was ? other : mergeBoth(was, mine, other);
    if (text !== undefined) merged.push([key, text]);
    else if (!isMine && mine !== was) return undefined;
  }
  return merged;
}
