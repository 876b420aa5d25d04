/** A program file taken apart into what a document says of it. */
export interface ProgramText {
  /** Without their ends, and without blank lines at the end. */
  readonly lines: readonly string[];
  readonly isCrlf: boolean;
  /** Line ends behind the last line; 1 in most files. */
  readonly finalNewlines: number;
}

/** Takes a file's text apart, or says why no document can hold it. */
export function programText(text: string): ProgramText | { readonly refused: string } {
  if (text.includes('\0')) return { refused: 'it holds a NUL character' };
  const isCrlf = text.includes('\r\n');
  const plain = isCrlf ? text.replaceAll('\r\n', '\n') : text;
  if (plain.includes('\r')) return { refused: 'it has a carriage return that ends no line' };
  if (isCrlf && plain.length - text.length + count(plain, '\n') !== 0)
    return { refused: 'some of its lines end with CRLF, and some with LF' };
  const lines = plain.split('\n');
  while (lines.at(-1) === '') lines.pop();
  const finalNewlines = lines.length === 0 ? plain.length : plain.length - lines.join('\n').length;
  if (finalNewlines > MAX_LINE_ENDS) return { refused: `it ends with more than ${MAX_LINE_ENDS} blank lines` };
  return { lines, isCrlf, finalNewlines };
}

const MAX_LINE_ENDS = 999;

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found += 1;
  return found;
}
