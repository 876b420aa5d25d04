import { unescapeText } from '../text/escape.ts';
import type { Scanner } from './scanner.ts';
import { startString } from './start-string.ts';

/** `*emphasis*` and `**strong**`. */
export function emphasis(scanner: Scanner, at: number): boolean {
  const strong = scanner.escaped.startsWith('**', at);
  const type = strong ? 'strong' : 'emphasis';
  return startString(scanner, at, { mark: strong ? '**' : '*', end: type, name: type }, (text, end) => {
    scanner.add(at, end.end, [{ type, children: [{ type: 'text', value: unescapeText(text) }] }]);
  });
}
