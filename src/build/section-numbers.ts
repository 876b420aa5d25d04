import type { DocumentOutline } from '../literate/document.ts';
import { headingsOf, nestedToc, type Toc, type TocEntry } from '../literate/toc.ts';
import { listsOf } from './page-lists.ts';

/** The numbers of the sections of documents that numbered lists (`toctree` with `numbered`) name: by document, then by anchor. */
export type SectionNumbers = ReadonlyMap<string, Readonly<Record<string, string>>>;

type List = ReturnType<typeof listsOf>[number];

/** Sections that are nested deeper have no numbers. */
const MAX_DEPTH = 50;

/** Numbers the sections of all documents in numbered lists, each document once, on through the lists in them. */
export function sectionNumbers(
  outlines: ReadonlyMap<string, DocumentOutline>,
  order: readonly string[],
): SectionNumbers {
  const numbering = new Numbering(outlines);
  for (const document of order) {
    if (!outlines.get(document)?.exports.pages.some(list => list.numbered)) continue;
    numbering.begin(document);
    for (const list of listsOf(outlines, document)) if (list.numbered) numbering.list(list, [0], list.numbered);
  }
  return numbering.numbers;
}

class Numbering {
  readonly numbers = new Map<string, Readonly<Record<string, string>>>();
  readonly #outlines: ReadonlyMap<string, DocumentOutline>;
  readonly #seen = new Set<string>();

  constructor(outlines: ReadonlyMap<string, DocumentOutline>) {
    this.#outlines = outlines;
  }

  /** A document that numbers others has no number of its own. */
  begin(document: string): void {
    this.#seen.add(document);
  }

  /** @param counts the number that was given last on each level; the last one goes on */
  list({ documents }: List, counts: number[], depth: number): void {
    if (depth <= 0 || counts.length > MAX_DEPTH) return;
    for (const { document } of documents) {
      if (this.#seen.has(document)) continue;
      this.#seen.add(document);
      const exports = this.#outlines.get(document)?.exports;
      const found: Record<string, string> = {};
      this.#entries(
        nestedToc(headingsOf(exports?.anchors ?? []), listsOf(this.#outlines, document)),
        counts,
        depth,
        found,
      );
      this.numbers.set(document, found);
    }
  }

  #entries(
    { lists, children }: Toc<List> | TocEntry<List>,
    counts: number[],
    depth: number,
    found: Record<string, string>,
  ): void {
    for (const list of lists) this.list(list, counts, depth);
    for (const entry of children) {
      counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
      if (depth > 0) found[entry.anchor.id] = counts.join('.');
      this.#entries(entry, [...counts, 0], depth - 1, found);
    }
  }
}
