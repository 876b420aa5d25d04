/** Line numbers and ranges that one text may hold, and lines that they may name. */
const MAX_PARTS = 1000;
const MAX_LINES = 100_000;

/**
 * The line numbers that a text such as `1,3-5,10-` names, from 1, in the order of the text; or undefined where it names none in a way
 * that can be read.
 *
 * @param total number of lines there are: numbers beyond are listed too
 */
export function lineNumbers(spec: string, total: number): number[] | undefined {
  const numbers: number[] = [];
  const parts = spec.split(',');
  if (parts.length > MAX_PARTS) return undefined;
  for (const part of parts) {
    const [, from = '', dash = '', to = ''] = /^\s*(\d{0,9})\s*(-?)\s*(\d{0,9})\s*$/.exec(part) ?? ['', '', 'bad'];
    if (dash === 'bad' || from + to === '' || (dash === '' && to !== '')) return undefined;
    const start = from === '' ? 1 : Number(from);
    const end = dash === '' ? start : to === '' ? Math.max(start, total) : Number(to);
    if (start < 1 || start > end) return undefined;
    const last = Math.min(end, Math.max(total + 1, start));
    for (let number = start; number <= last; number += 1) numbers.push(number);
    if (numbers.length > MAX_LINES) return undefined;
  }
  return numbers;
}
