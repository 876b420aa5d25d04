/** What a line of documentation leaves behind. */
export interface DocumentationState {
  /** A `[[` is still open. */
  readonly isQuoting: boolean;
  /** A `<<` stood outside of quotes without its `@`, which noweb refuses. */
  readonly hasBareUse: boolean;
}

/** Follows quotes over a line of documentation, as noweb does. */
export function documentationLine(line: string, wasQuoting: boolean): DocumentationState {
  let isQuoting = wasQuoting;
  let hasBareUse = false;
  const marks = /@(?:<<|>>|\[\[|\]\])|\[\[|<</g;
  const quoted = /@(?:<<|>>)|\]\]+|<</g;
  let at = line.startsWith('@@') ? 2 : 0;
  while (at < line.length) {
    const mark = isQuoting ? quoted : marks;
    mark.lastIndex = at;
    const found = mark.exec(line);
    if (!found) break;
    at = found.index + found[0].length;
    if (found[0] === '[[') isQuoting = true;
    else if (found[0].startsWith(']]')) isQuoting = false;
    else if (found[0] === '<<' && !isQuoting) hasBareUse = true;
    else if (found[0] === '<<') {
      const use = quotedUse(line, at);
      if (use === undefined) break;
      at = use.at;
      isQuoting = use.isQuoting;
    }
  }
  return { isQuoting, hasBareUse };
}

/** Where a use within a quote ends, or the quote itself; undefined where neither does on this line. */
function quotedUse(line: string, start: number): { at: number; isQuoting: boolean } | undefined {
  for (let at = start; at < line.length; at += 1) {
    if (line.startsWith('>>', at)) return { at: at + 2, isQuoting: true };
    if (line.startsWith(']]', at)) return { at: closeEnd(line, at), isQuoting: false };
    if (line.startsWith('[[', at)) {
      const end = line.indexOf(']]', at + 2);
      if (end < 0) return undefined;
      at = closeEnd(line, end) - 1;
    }
  }
  return undefined;
}

/** Behind all closing brackets. */
function closeEnd(line: string, at: number): number {
  let end = at;
  while (line[end] === ']') end += 1;
  return end;
}
