/** The id of a work's entry in a page. */
export function entryId(key: string): string {
  return `ref-${safeId(key)}`;
}

/** A key as a part of an id: other characters are their code points, so that two keys never give one id. */
export function safeId(key: string): string {
  return key.replace(/[^\p{L}\p{N}.-]/gu, character => `_${(character.codePointAt(0) ?? 0).toString(16)}_`);
}
