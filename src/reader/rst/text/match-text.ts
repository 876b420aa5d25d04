/** More places are not looked at, so that no text takes long. */
const MAX_TRIES = 2000;

/**
 * Finds where a value stands in a source, in which characters may be escaped, and lines indented.
 *
 * @returns the first place in the range, undefined where there is none
 */
export function matchText(
  source: string,
  value: string,
  range: { readonly start: number; readonly end: number },
): { start: number; end: number } | undefined {
  const first = value.slice(0, 1);
  let start = range.start;
  for (let tries = 0; tries < MAX_TRIES && start < range.end; tries += 1, start += 1) {
    if (!/\s/.test(first)) {
      start = source.indexOf(first, start);
      if (start < 0 || start >= range.end) return undefined;
    }
    const end = endOfMatch(source, value, start, range.end);
    if (end !== undefined)
      return {
        start: source[start - 1] === '\\' && start > range.start && isEscape(source, start - 1) ? start - 1 : start,
        end,
      };
  }
  return undefined;
}

/** Whether a backslash is not itself escaped. */
function isEscape(source: string, at: number): boolean {
  let count = 0;
  while (source[at - count] === '\\') count += 1;
  return count % 2 === 1;
}

/** Where a value ends that begins at a place of the source. */
export function endOfMatch(source: string, value: string, start: number, limit: number): number | undefined {
  let at = start;
  let index = 0;
  while (index < value.length) {
    if (at >= limit) return undefined;
    const [wanted, found] = [value[index], source[at]];
    if (found === '\\' && /\s/.test(source[at + 1] ?? '') && wanted !== '\\') at += 2;
    else if (found === '\\' && source[at + 1] === wanted && wanted !== undefined) {
      at += 2;
      index += 1;
    } else if (isBlank(wanted) && isBlank(found)) {
      while (at < limit && isBlank(source[at])) at += 1;
      while (index < value.length && isBlank(value[index])) index += 1;
    } else if (wanted === found) {
      at += 1;
      index += 1;
    } else return undefined;
  }
  return at;
}

function isBlank(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character);
}
