import { normalizeName, unescapeText } from '../text/escape.ts';
import type { Scanner } from './scanner.ts';
import { startString } from './start-string.ts';

/** ``_`inline target` ``. */
export function inlineTarget(scanner: Scanner, at: number): boolean {
  if (scanner.escaped[at + 1] !== '`') return false;
  return startString(scanner, at, { mark: '_`', end: 'target', name: 'target' }, (text, end) => {
    const value = unescapeText(text);
    scanner.add(at, end.end, [
      { type: 'target', names: [normalizeName(value)], children: [{ type: 'text', value }], data: { hName: 'span' } },
    ]);
  });
}
