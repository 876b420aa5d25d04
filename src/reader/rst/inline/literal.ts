import { restoreEscapes } from '../text/escape.ts';
import type { Scanner } from './scanner.ts';
import { startString } from './start-string.ts';

/** ``` ``literal`` ```: backslashes stand for themselves. */
export function literal(scanner: Scanner, at: number): boolean {
  if (!scanner.escaped.startsWith('``', at)) return false;
  return startString(scanner, at, { mark: '``', end: 'literal', name: 'literal' }, (text, end) => {
    scanner.add(at, end.end, [{ type: 'inlineCode', value: restoreEscapes(text) }]);
  });
}
