import type { Anchor, PageList } from './document.ts';

/** A section in a table of contents: the lists of documents in it, then its sections. */
export interface TocEntry<List> {
  readonly anchor: Anchor;
  readonly lists: readonly List[];
  readonly children: readonly TocEntry<List>[];
}

/** The sections of a document, nested, and the lists that stand before the first of them. */
export interface Toc<List> {
  readonly lists: readonly List[];
  readonly children: readonly TocEntry<List>[];
}

/** Nests the headings of a document, with the lists of documents where they stand. */
export function nestedToc<List extends Pick<PageList, 'after'>>(
  headings: readonly Anchor[],
  lists: readonly List[],
): Toc<List> {
  const byPlace = Map.groupBy(lists, list => list.after);
  const root: TocEntry<List>[] = [];
  const open: { depth: number; children: TocEntry<List>[] }[] = [];
  for (const [index, anchor] of headings.entries()) {
    const depth = anchor.depth ?? 1;
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
    const children: TocEntry<List>[] = [];
    (open.at(-1)?.children ?? root).push({ anchor, lists: byPlace.get(index + 1) ?? [], children });
    open.push({ depth, children });
  }
  return { lists: byPlace.get(0) ?? [], children: root };
}

/** The headings of a document. */
export function headingsOf(anchors: readonly Anchor[]): readonly Anchor[] {
  return anchors.filter(anchor => anchor.kind === 'heading');
}
