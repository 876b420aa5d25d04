import type { AnchorNumber, DocumentOutline } from '../literate/document.ts';
import type { CaptionNumbers } from '../literate/format.ts';
import { headingsOf } from '../literate/toc.ts';
import type { PlacedAnchor } from './link.ts';
import type { SectionNumbers } from './section-numbers.ts';

/** The numbers of a project that are not a document's own. */
export interface ProjectNumbers {
  readonly numbers: SectionNumbers;
  /** Absent where captions count within their documents. */
  readonly captions: ReadonlyMap<string, CaptionNumbers> | undefined;
}

/**
 * From where captions count on in each document, as with Sphinx's `numfig`: through all documents in reading order; where lists number
 * the documents, anew in each numbered one of the first level, whose number stands before.
 */
export function captionNumbers(
  outlines: ReadonlyMap<string, DocumentOutline>,
  order: readonly string[],
  numbers: SectionNumbers,
): ReadonlyMap<string, CaptionNumbers> {
  const found = new Map<string, CaptionNumbers>();
  const totals = new Map<string, Partial<Record<AnchorNumber['kind'], number>>>();
  for (const document of order) {
    const exports = outlines.get(document)?.exports;
    if (!exports) continue;
    const [title] = headingsOf(exports.anchors);
    const [first] = (title && numbers.get(document)?.[title.id])?.split('.') ?? [];
    const prefix = first === undefined ? '' : `${first}.`;
    const before = totals.get(prefix) ?? {};
    found.set(document, { prefix, before });
    const after = { ...before };
    for (const [kind, count] of Object.entries(exports.counts ?? {}) as [AnchorNumber['kind'], number][])
      after[kind] = (after[kind] ?? 0) + count;
    totals.set(prefix, after);
  }
  return found;
}

/** The number of what a label names, over the project. */
export function projectNumber(
  { numbers, captions }: ProjectNumbers,
  outlines: ReadonlyMap<string, DocumentOutline>,
  { document, anchor: { numbered } }: PlacedAnchor,
): string | undefined {
  if (!numbered) return undefined;
  if (numbered.kind === 'section') {
    const heading = outlines
      .get(document)
      ?.exports.anchors.find(({ kind, numbered: own }) => kind === 'heading' && own?.number === numbered.number);
    return (heading && numbers.get(document)?.[heading.id]) ?? numbered.number;
  }
  const own = captions?.get(document);
  if (!own) return numbered.number;
  return `${own.prefix}${(own.before[numbered.kind] ?? 0) + Number(numbered.number)}`;
}
