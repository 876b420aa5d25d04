/** What goes on with what stands above it. */
const GOES_ON = /^(?:[)\]}]|#|(?:else|elif|elsif|except|finally|rescue|ensure|end|fi|done|esac|then|do)\b)/;

/**
 * Cuts long code between paragraphs of its outermost level, such as functions.
 *
 * @param masked code without comments and strings
 * @param length that pieces should have; where there is no such place they are longer
 * @returns where pieces begin, the first at 0
 */
export function pieceStarts(masked: string, length: number): number[] {
  const starts = [0];
  let [at, depth, isAfterBlank] = [0, 0, false];
  for (const line of masked.split('\n')) {
    const isPlace = isAfterBlank && depth <= 0 && /^\S/.test(line) && !GOES_ON.test(line);
    if (isPlace && at - (starts.at(-1) ?? 0) >= length) starts.push(at);
    for (const sign of line.match(/[()[\]{}]/g) ?? []) depth += '([{'.includes(sign) ? 1 : -1;
    isAfterBlank = line.trim() === '';
    at += line.length + 1;
  }
  return starts;
}
