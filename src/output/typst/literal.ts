/**
 * Control characters apart from tab and line feed, which Typst or PDF refuse; byte order marks; and what turns the direction of the text
 * around, so that it is not what it seems.
 */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\u202a-\u202e\u2066-\u2069]/g;

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\t': '\\t' };

/** Printable ASCII but for the quote and the backslash: most texts are nothing else. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** Makes a string literal of Typst: nothing in it is markup. Marks of holes stay what they are. */
export function literal(text: string): string {
  return `"${inLiteral(text)}"`;
}

/** A text as it stands between the quotes of a string literal. */
export function inLiteral(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .toWellFormed()
    .replace(CONTROL, '')
    .replace(/[\\"\n\t]/g, character => ESCAPED[character] ?? character);
}

/** An array: one item alone needs a comma. */
export function array(items: readonly string[]): string {
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
}

/** A dictionary of expressions. */
export function dictionary(entries: readonly (readonly [key: string, value: string])[]): string {
  return entries.length === 0 ? '(:)' : `(${entries.map(([key, value]) => `${literal(key)}: ${value}`).join(', ')})`;
}
