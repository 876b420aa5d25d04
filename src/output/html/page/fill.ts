import type { Hole } from '../../../literate/artifact.ts';
import type { Anchor } from '../../../literate/document.ts';
import type { PageInput } from '../../../literate/format.ts';
import { OpenElements } from './balance.ts';
import { chunkFoot, chunkHead } from './chunk-frame.ts';
import { headingList, localHeadings, pageHeadings } from './contents.ts';
import { escapeHtml } from './escape.ts';
import { Footnotes } from './footnotes.ts';
import { relativeUrl } from './relative-url.ts';

/** A page's body and notes with all holes filled. */
export interface FilledPage {
  readonly body: string;
  /** List items, in the order of their numbers. */
  readonly notes: readonly string[];
}

/** What filling one page needs to know. */
interface Filling {
  readonly page: PageInput;
  readonly path: string;
  readonly footnotes: Footnotes;
  readonly open: OpenElements;
  /** The anchors of each block but those of chunks, which their frames carry. */
  readonly anchors: ReadonlyMap<number, readonly Anchor[]>;
}

/** Fills the holes of a page's artifacts. */
export function fillPage(page: PageInput): FilledPage {
  const path = page.site.pagePath(page.document);
  const filling: Filling = {
    page,
    path,
    footnotes: new Footnotes(page),
    open: new OpenElements(),
    anchors: Map.groupBy(
      page.outline.exports.anchors.filter(anchor => anchor.kind !== 'chunk'),
      anchor => anchor.block,
    ),
  };
  const body = page.artifacts.map((artifact, block) => (artifact.place === undefined ? fill(filling, block) : ''));
  body.push(filling.open.endAll());
  return { body: body.join(''), notes: notesInOrder(filling) };
}

function notesInOrder(filling: Filling): string[] {
  const { artifacts, outline } = filling.page;
  const notes = artifacts.flatMap((artifact, block) => {
    if (artifact.place !== 'end') return [];
    const name = outline.exports.footnotes.find(note => note.block === block)?.name ?? '';
    return [{ number: filling.footnotes.number(name), block }];
  });
  return notes.sort((a, b) => a.number - b.number).map(({ block }) => fill(filling, block) + filling.open.endAll());
}

function fill(filling: Filling, block: number): string {
  const parts = filling.page.artifacts[block]?.parts ?? [];
  return parts.map(part => (typeof part === 'string' ? part : fillHole(filling, block, part))).join('');
}

function fillHole(filling: Filling, block: number, hole: Hole): string {
  const { page, footnotes, open } = filling;
  switch (hole.hole) {
    case 'href':
      return escapeHtml(hrefUrl(filling, hole));
    case 'anchor':
      // A node whose name another block has already got has no anchor; its id is only unique.
      return escapeHtml(filling.anchors.get(block)?.[hole.index]?.id ?? `pylit-${block}-${hole.index}`);
    case 'footnote':
      return String(footnotes.number(hole.name));
    case 'footnote-reference':
      return String(footnotes.nextReference(hole.name));
    case 'footnote-backlinks':
      return footnotes.backLinks(hole.name);
    case 'contents':
      return contents(page, block, hole);
    case 'pages':
      return pages(filling, hole);
    case 'chunk-head':
      return chunkHead(page, block, hole.name, hole.part);
    case 'chunk-foot':
      return chunkFoot(page, block, hole.name, hole.part);
    case 'open':
      return open.start(hole.tag, hole.html);
    case 'close':
      return open.end(hole.tag);
  }
}

function hrefUrl({ page, path }: Filling, hole: Extract<Hole, { hole: 'href' }>): string {
  const place = page.site.locate(page.document, hole);
  return place ? relativeUrl(path, place.path, place.fragment) : '#';
}

function contents({ outline }: PageInput, block: number, hole: Extract<Hole, { hole: 'contents' }>): string {
  const headings = hole.local ? localHeadings(outline, block) : pageHeadings(outline);
  return headingList(headings, hole.depth, anchor => `#${encodeURIComponent(anchor.id)}`);
}

/** List items that link to other pages, with their headings down to the wanted depth (a page's title is the first level). */
function pages({ page, path }: Filling, hole: Extract<Hole, { hole: 'pages' }>): string {
  const items = hole.names.flatMap(name => {
    const target = page.site.page(page.document, name);
    if (!target) return [];
    const title = escapeHtml(target.outline.exports.title ?? name);
    const url = relativeUrl(path, target.path);
    const headings = hole.depth > 1 ? pageHeadings(target.outline) : [];
    const list = headingList(headings, hole.depth - 1, anchor => relativeUrl(path, target.path, anchor.id));
    return [`<li><a href="${escapeHtml(url)}">${title}</a>${list}</li>`];
  });
  return items.join('\n');
}
