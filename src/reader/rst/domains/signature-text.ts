const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Where the bracket at `open` ends: the index of its closer, or -1. Texts in quotes are passed over. */
export function closingIndex(text: string, open: number): number {
  const waiting: string[] = [];
  for (let at = open; at < text.length; at += 1) {
    const character = text[at] ?? '';
    const closer = CLOSERS[character];
    if (closer !== undefined) waiting.push(closer);
    else if (character === waiting.at(-1)) {
      waiting.pop();
      if (waiting.length === 0) return at;
    } else if (character === "'" || character === '"') at = quoteEnd(text, at);
  }
  return -1;
}

/** The index of a quoted text's last character; that of the first where it has no end. */
function quoteEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === text[start]) return at;
  }
  return start;
}

/** Splits a text at a character outside of brackets and quotes. Nothing where brackets do not match. */
export function splitOutside(text: string, separator: string): string[] | undefined {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === separator) {
      parts.push(text.slice(start, at));
      start = at + 1;
    } else if (CLOSERS[character] !== undefined) {
      at = closingIndex(text, at);
      if (at < 0) return undefined;
    } else if (character === ')' || character === ']' || character === '}') return undefined;
    else if (character === "'" || character === '"') at = quoteEnd(text, at);
  }
  parts.push(text.slice(start));
  return parts;
}
