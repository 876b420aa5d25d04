/** `<<name>>` on one line, not escaped by `@` or `\`. */
const REFERENCE = /(?<![@\\<])<<(?=[^\s<>=])[^<>\n]{0,199}[^\s<>]>>/g;

/**
 * Puts a plain word in place of each chunk reference, so that an apostrophe in `<<don't stop>>` opens no string. The result has the
 * length and the lines of the code, so tokens of it are places in the code.
 */
export function hideReferences(code: string, isChunk: (name: string) => boolean): string {
  if (!code.includes('<<')) return code;
  return code.replace(REFERENCE, reference =>
    isChunk(reference.slice(2, -2).trim()) ? 'x'.repeat(reference.length) : reference,
  );
}
