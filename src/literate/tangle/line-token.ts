/** A piece of a line of code: text, or a reference to a chunk. Columns count from 0, in UTF-16 units. */
export type LineToken =
  | { readonly kind: 'text'; readonly text: string; readonly column: number }
  | { readonly kind: 'reference'; readonly name: string; readonly column: number; readonly length: number };

/**
 * Finds what may be references in a line: `<<name>>`, the name not beginning or ending with a space. `@<<` and `\<<` are a
 * literal `<<`; three and more `<` in a row are code. Whether a name is a chunk is not asked here.
 *
 *     x = f(<<arguments>>) @<<not this>>
 *           ^reference     ^text: <<not this>>
 */
export function lineTokens(line: string): readonly LineToken[] {
  const tokens: LineToken[] = [];
  const text = (from: number, to: number) => {
    if (to > from) tokens.push({ kind: 'text', text: line.slice(from, to), column: from });
  };
  let start = 0;
  let close = -1;
  for (let open = line.indexOf('<<'); open >= 0; ) {
    const after = runEnd(line, open);
    const next = line.indexOf('<<', after);
    if (close < after) close = placeOf(line, '>>', after);
    if (after - open === 2 && open > start && isEscape(line[open - 1])) {
      text(start, open - 1);
      start = open;
    } else if (after - open === 2 && close < Number.POSITIVE_INFINITY && (next < 0 || close < next)) {
      const end = nameEnd(line, after, close);
      const name = line.slice(after, end);
      if (isName(name)) {
        text(start, open);
        tokens.push({ kind: 'reference', name, column: open, length: end + 2 - open });
        start = end + 2;
      }
    }
    open = next;
  }
  text(start, line.length);
  return tokens;
}

function isEscape(character: string | undefined): boolean {
  return character === '@' || character === '\\';
}

/** Where some text is found next; infinity where it is nowhere, so that it is not looked for again. */
function placeOf(line: string, text: string, from: number): number {
  const at = line.indexOf(text, from);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

function runEnd(line: string, open: number): number {
  let end = open;
  while (line[end] === '<') end += 1;
  return end;
}

/** A name may hold brackets in pairs: the name in `<<vector<int>>>` is `vector<int>`, that in `<<class>>>` is `class`. */
function nameEnd(line: string, start: number, close: number): number {
  let open = 0;
  for (let at = start; at < close; at += 1) {
    if (line[at] === '<') open += 1;
    else if (line[at] === '>') open -= 1;
  }
  let end = close;
  for (; open > 0 && line[end + 2] === '>'; open -= 1) end += 1;
  return end;
}

function isName(name: string): boolean {
  return name !== '' && name.length <= 500 && !/^\s|\s$/.test(name);
}
