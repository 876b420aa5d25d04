import { unifiedDiff } from '../diff/unified-diff.ts';

/** How one file differs from another, as `diff -u` writes it; their names stand in its head. */
export function fileDiff(
  before: { readonly name: string; readonly text: string },
  after: { readonly name: string; readonly text: string },
): string {
  return unifiedDiff(before.text, after.text, { before: before.name, after: after.name });
}
