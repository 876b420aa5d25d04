import type { FootnoteReference } from 'mdast';
import { SIMPLE_NAME } from '../block/patterns.ts';
import { normalizeName } from '../text/escape.ts';
import type { Scanner } from './scanner.ts';

const REFERENCE = new RegExp(`\\[([0-9]+|#(?:${SIMPLE_NAME})?|\\*|(${SIMPLE_NAME}))\\]_`, 'vy');

/** `[1]_`, `[#]_`, `[#name]_`, `[*]_` and citations `[name]_`. */
export function footnoteReference(scanner: Scanner, at: number): boolean {
  if (!scanner.mayStart(at)) return false;
  REFERENCE.lastIndex = at;
  const match = REFERENCE.exec(scanner.escaped);
  if (!match?.[1] || !scanner.mayEnd(at + match[0].length)) return false;
  const label = match[1];
  const name = normalizeName(label.replace(/^[#*]/, ''));
  const auto = label.startsWith('#') ? '1' : label === '*' ? '*' : undefined;
  const element = match[2] === undefined ? 'footnote_reference' : 'citation_reference';
  const node: FootnoteReference = {
    type: 'footnoteReference',
    identifier: name,
    label: auto ? name : label,
    data: { rst: { element, ...(auto && { attributes: { auto } }) } },
  };
  scanner.add(at, at + match[0].length, [node]);
  return true;
}
