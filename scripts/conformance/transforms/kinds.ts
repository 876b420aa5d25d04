import type { PseudoElement } from '../element.ts';

const INVISIBLE: ReadonlySet<string> = new Set(['comment', 'substitution_definition', 'target', 'pending']);

const PRE_BIBLIOGRAPHIC: ReadonlySet<string> = new Set([
  ...INVISIBLE,
  'title',
  'subtitle',
  'meta',
  'decoration',
  'header',
  'footer',
  'system_message',
  'raw',
]);

/** Shows nothing. */
export function isInvisible(each: PseudoElement): boolean {
  return INVISIBLE.has(each.tag);
}

/** May stand before a document's bibliographic fields. */
export function isPreBibliographic(each: PseudoElement): boolean {
  return PRE_BIBLIOGRAPHIC.has(each.tag);
}
