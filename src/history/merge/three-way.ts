/**
 * Merges three values that have no parts: what one side changed is taken. Where both did, ours is; an absent value is no opinion.
 */
export function threeWay<Value>(
  base: Value | undefined,
  ours: Value | undefined,
  theirs: Value | undefined,
  areEqual: (a: Value, b: Value) => boolean = (a, b) => a === b,
): Value | undefined {
  if (ours === undefined) return theirs;
  if (theirs === undefined) return ours;
  return base !== undefined && areEqual(ours, base) ? theirs : ours;
}
