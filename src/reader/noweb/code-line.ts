/** A piece of a line of code: text with its escapes undone, or the name of a chunk. Columns count from 0. */
export type CodeToken =
  | { readonly kind: 'text'; readonly text: string; readonly column: number }
  | { readonly kind: 'use'; readonly name: string; readonly column: number };

/**
 * Takes a line of code apart as noweb does: `<<name>>` is a use, and in its name `[[>>]]` does not end it; `@<<` and `@>>` are
 * literal, and `@@` is `@` at the line's beginning.
 */
export function codeTokens(line: string): CodeToken[] {
  const tokens: CodeToken[] = [];
  let text = '';
  let start = 0;
  let at = 0;
  const flush = (next: number) => {
    if (text !== '') tokens.push({ kind: 'text', text, column: start });
    text = '';
    start = next;
  };
  if (line.startsWith('@@')) {
    text = '@';
    at = 2;
  }
  while (at < line.length) {
    const mark = /@<<|@>>|<</g;
    mark.lastIndex = at;
    const found = mark.exec(line);
    text += line.slice(at, found?.index);
    if (!found) break;
    at = found.index + found[0].length;
    if (found[0] !== '<<') {
      text += found[0].slice(1);
      continue;
    }
    const end = useEnd(line, at);
    if (end === undefined) {
      // What looked like a use is text to the end of the line, escapes and all.
      flush(found.index);
      text = line.slice(found.index);
      break;
    }
    flush(found.index);
    tokens.push({ kind: 'use', name: line.slice(at, end), column: found.index });
    at = start = end + 2;
  }
  flush(line.length);
  return tokens;
}

/** Where the `>>` of a use is; `[[...]]` in the name hides what is in it. */
function useEnd(line: string, start: number): number | undefined {
  let at = start;
  while (at < line.length) {
    if (line.startsWith('>>', at)) return at;
    if (line.startsWith('[[', at)) {
      const end = line.indexOf(']]', at + 2);
      if (end < 0) return undefined;
      at = end + 2;
      while (line[at] === ']') at += 1;
    } else at += 1;
  }
  return undefined;
}
