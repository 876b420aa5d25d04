import type { DocumentOutline } from '../../literate/document.ts';
import { pageHeadings } from '../print/headings.ts';

/** The sections of a document that its table of contents names: those of the highest level below its title. */
export function headingEntries(
  outline: Pick<DocumentOutline, 'exports'>,
): { readonly id: string; readonly text: string }[] {
  const headings = pageHeadings(outline);
  const top = headings.reduce((least, heading) => Math.min(least, heading.depth ?? 1), 6);
  return headings.flatMap(({ id, text, depth = 1 }) => (depth === top ? [{ id, text: text || id }] : []));
}
