import { bytesFromText, textFromBytes } from '../../core/text.ts';
import { mergeLinesMarked } from '../../diff/merge-lines.ts';

/** A file that is no document, merged. */
export type MergedFile =
  | { readonly content: Uint8Array; readonly conflicts: readonly number[] }
  /** It is not text, so both versions stay. */
  | 'binary';

/** Files beyond this are not merged by lines. */
const MAX_TEXT = 32 * 2 ** 20;

/** Merges files as git does: text by lines, with conflicts between markers; anything else not at all. */
export function mergeFile(base: Uint8Array, ours: Uint8Array, theirs: Uint8Array): MergedFile {
  const texts = [base, ours, theirs].map(textOf);
  const [old, left, right] = texts;
  if (old === undefined || left === undefined || right === undefined) return 'binary';
  const { text, conflicts } = mergeLinesMarked(old, left, right);
  return { content: bytesFromText(text), conflicts };
}

/** Git's rule: with a NUL among the first 8,000 bytes it is no text. Bytes that are not UTF-8 stay as they are. */
function textOf(bytes: Uint8Array): string | undefined {
  return bytes.length > MAX_TEXT || bytes.subarray(0, 8000).includes(0) ? undefined : textFromBytes(bytes);
}
