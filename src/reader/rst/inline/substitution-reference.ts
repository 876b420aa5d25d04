import type { SubstitutionReference } from '../../../literate/nodes.ts';
import { normalizeName, normalizeSpace, unescapeText } from '../text/escape.ts';
import { crossReference } from './cross-reference.ts';
import type { Scanner } from './scanner.ts';
import { startString } from './start-string.ts';

/** `|name|`, also as a reference: `|name|_`, `|name|__`. */
export function substitutionReference(scanner: Scanner, at: number): boolean {
  if (scanner.escaped[at + 1] === '|') return false;
  return startString(scanner, at, { mark: '|', end: 'substitution', name: 'substitution_reference' }, (text, end) => {
    const value = unescapeText(text);
    const node: SubstitutionReference = {
      type: 'substitutionReference',
      name: normalizeSpace(value),
      children: [{ type: 'text', value }],
      data: { hName: 'span' },
    };
    const name = end.reference === '_' ? normalizeName(value) : undefined;
    scanner.add(at, end.end, [end.reference === undefined ? node : crossReference(name, [node])]);
  });
}
