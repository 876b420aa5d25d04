/** Escapes a text as rehype-stringify does. */
export function escapeText(text: string): string {
  return /[&<]/.test(text) ? text.replace(/&/g, '&#x26;').replace(/</g, '&#x3C;') : text;
}

/** Escapes the value of an attribute in double quotes as rehype-stringify does. */
export function escapeAttribute(value: string): string {
  return UNSAFE.test(value) ? value.replace(EACH_UNSAFE, reference) : value;
}

/** ` attribute="value"`, with the blank before it. */
export function attribute(name: string, value: string): string {
  return ` ${name}="${escapeAttribute(value)}"`;
}

const UNSAFE = /[\0"&'`]/;
const EACH_UNSAFE = /[\0"&'`]/g;

function reference(character: string): string {
  return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
}

/** Removes blanks around the line ends in a text, and leaves those at its own ends. */
export function trimLines(text: string): string {
  if (!/[\n\r]/.test(text)) return text;
  if (!/[\t\r ]\n|[\n\r][\t ]|\r/.test(text)) return text;
  const lines = text.split(/(\r?\n|\r)/);
  return lines
    .map((line, index) => (index % 2 === 1 ? line : trimLine(line, index > 0, index < lines.length - 1)))
    .join('');
}

function trimLine(line: string, start: boolean, end: boolean): string {
  const from = start ? blanks(line) : 0;
  let to = line.length;
  while (end && to > from && isBlank(line.charCodeAt(to - 1))) to -= 1;
  return line.slice(from, to);
}

/** Removes the blanks at the start of a text. */
export function trimStart(text: string): string {
  return text.slice(blanks(text));
}

function blanks(text: string): number {
  let count = 0;
  while (isBlank(text.charCodeAt(count))) count += 1;
  return count;
}

function isBlank(code: number): boolean {
  return code === 9 || code === 32;
}
