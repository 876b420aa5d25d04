/**
 * Makes a footnote's name part of an id: letters, digits, `.` and `-` stay, all else is its code point between underscores, so
 * that two names never give one id.
 */
export function noteId(name: string): string {
  return name.replace(/[^\p{L}\p{N}.-]/gu, character => `_${(character.codePointAt(0) ?? 0).toString(16)}_`);
}
