/** A text as docutils shows it in messages: between quotes, with escapes. */
export function pythonText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replace(/[\p{C}\p{Z}]/gu, written);
  return `${quote}${escaped}${quote}`;
}

const NAMED: Readonly<Record<string, string>> = { ' ': ' ', '\n': '\\n', '\t': '\\t', '\r': '\\r' };

/** A character that cannot be seen, by its code. */
function written(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const [mark, length] = code < 0x100 ? ['x', 2] : code < 0x10000 ? ['u', 4] : ['U', 8];
  return NAMED[character] ?? `\\${mark}${code.toString(16).padStart(Number(length), '0')}`;
}
