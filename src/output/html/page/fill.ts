import type { Hole } from '../../../literate/artifact.ts';
import type { Anchor } from '../../../literate/document.ts';
import type { PageInput } from '../../../literate/format.ts';
import { pageWords } from '../../print/page-words.ts';
import { BLOCK_DIGITS, markBlock } from '../history/mark-block.ts';
import type { HistoryPages } from '../history/options.ts';
import { OpenElements } from './balance.ts';
import { type Captions, captionsOf } from './captions.ts';
import { chunkFoot, chunkHead } from './chunk-frame.ts';
import { chunkNames } from './chunk-names.ts';
import { PageChunks } from './chunk-places.ts';
import { withLineAnchors } from './code-lines.ts';
import { headingList, localHeadings, pageHeadings } from './contents.ts';
import { escapeHtml } from './escape.ts';
import { Footnotes } from './footnotes.ts';
import { listingFoot, listingHead } from './listing-head.ts';
import { pageItems } from './page-list.ts';
import { relativeUrl } from './relative-url.ts';
import { pageNumbers, withSectionNumbers } from './section-numbers.ts';

/** A page's body and notes with all holes filled. */
export interface FilledPage {
  readonly body: string;
  /** List items, in the order of their numbers. */
  readonly notes: readonly string[];
}

/** What filling one page needs to know. */
interface Filling {
  readonly history: HistoryPages | undefined;
  readonly page: PageInput;
  readonly path: string;
  readonly footnotes: Footnotes;
  readonly open: OpenElements;
  /** Of sections, by their anchors; absent where they have none. */
  readonly numbers: Readonly<Record<string, string>> | undefined;
  readonly captions: Captions | undefined;
  readonly chunks: PageChunks;
  /** The anchors of each block but those of chunks, which their frames carry. */
  readonly anchors: ReadonlyMap<number, readonly Anchor[]>;
}

/** Fills the holes of a page's artifacts. */
export function fillPage(page: PageInput, history?: HistoryPages): FilledPage {
  const path = page.site.pagePath(page.document);
  const filling: Filling = {
    history,
    page,
    path,
    footnotes: new Footnotes(page),
    open: new OpenElements(),
    numbers: pageNumbers(page),
    captions: captionsOf(page),
    chunks: new PageChunks(page),
    anchors: Map.groupBy(
      page.outline.exports.anchors.filter(anchor => anchor.kind !== 'chunk'),
      anchor => anchor.block,
    ),
  };
  let body = '';
  for (const [block, artifact] of page.artifacts.entries()) {
    if (artifact.place === undefined) body += fillBlock(filling, block);
  }
  return { body: body + filling.open.endAll(), notes: notesInOrder(filling) };
}

function notesInOrder(filling: Filling): string[] {
  const { artifacts, outline } = filling.page;
  // Backwards, so that the first of a block's notes stays.
  const names = new Map(outline.exports.footnotes.toReversed().map(({ block, name }) => [block, name]));
  const notes = artifacts.flatMap((artifact, block) =>
    artifact.place === 'end' ? [{ number: filling.footnotes.number(names.get(block) ?? ''), block }] : [],
  );
  return notes
    .sort((a, b) => a.number - b.number)
    .map(({ block }) => fillBlock(filling, block) + filling.open.endAll());
}

/** A block, with what says of its history. Nothing of that is in its artifact, which knows no other version of it. */
function fillBlock(filling: Filling, block: number): string {
  const { history, page, numbers } = filling;
  const filled = fill(filling, block);
  const titled = numbers ? withSectionNumbers(filled, filling.anchors.get(block) ?? [], numbers) : filled;
  const html = filling.captions ? filling.captions.into(titled) : titled;
  const id = page.outline.blocks[block]?.id;
  if (!history || id === undefined) return html;
  const handle = history.panel ? ` data-block="${id.slice(0, BLOCK_DIGITS)}"` : '';
  const { since } = history;
  const mark = since && !since.has(id) ? changedSince(page, since.name) : '';
  return handle + mark === '' ? html : markBlock(html, handle + mark);
}

function changedSince(page: PageInput, name: string): string {
  return ` data-changed="${pageWords(page).markup(escapeHtml, 'changedSince', escapeHtml(name))}"`;
}

function fill(filling: Filling, block: number): string {
  let html = '';
  let code: { start: number; anchor: string } | undefined;
  for (const part of filling.page.artifacts[block]?.parts ?? []) {
    if (code && typeof part !== 'string' && part.hole === 'chunk-foot') {
      html = html.slice(0, code.start) + withLineAnchors(html.slice(code.start), code.anchor);
      code = undefined;
    }
    html += typeof part === 'string' ? part : fillHole(filling, block, part);
    if (typeof part !== 'string' && part.hole === 'chunk-head') {
      const { anchor } = filling.chunks.find(block, part.name, part.part);
      code = anchor ? { start: html.length, anchor } : undefined;
    }
  }
  return html;
}

function fillHole(filling: Filling, block: number, hole: Hole): string {
  const { page, footnotes, open, chunks } = filling;
  switch (hole.hole) {
    case 'href':
      return escapeHtml(hrefUrl(filling, hole));
    case 'number':
    case 'word':
      return saidIn(page, hole);
    case 'anchor':
      // A node whose name another block has already got has no anchor; its id is only unique.
      return escapeHtml(hole.id ?? filling.anchors.get(block)?.[hole.index]?.id ?? `pylit-${block}-${hole.index}`);
    case 'footnote':
      return String(footnotes.number(hole.name));
    case 'footnote-reference':
      return String(footnotes.nextReference(hole.name));
    case 'footnote-backlinks':
      return footnotes.backLinks(hole.name);
    case 'contents':
      return contents(filling, block, hole);
    case 'pages':
      return pages(filling, hole);
    case 'chunk-head':
      return chunkHead(chunks, block, hole.name, hole.part) + listingHead(page, block, hole.part);
    case 'chunk-foot':
      return chunkEnd(filling, block, hole);
    case 'open':
      return open.start(hole.tag, hole.html);
    case 'close':
      return open.end(hole.tag);
  }
}

function chunkEnd({ page, chunks }: Filling, block: number, { name, part }: { name: string; part: number }): string {
  const { anchor } = chunks.find(block, name, part);
  return listingFoot(page, block, part) + chunkFoot(chunks, block, name, part) + chunkNames(page, anchor);
}

/** The HTML of holes that are words and numbers; nothing for all others. */
export function saidIn(page: PageInput, hole: Hole): string {
  if (hole.hole === 'word')
    return pageWords(page).markup(escapeHtml, hole.word, ...(hole.values ?? []).map(escapeHtml));
  if (hole.hole !== 'number') return '';
  const number = escapeHtml(page.site.locate(page.document, hole)?.number ?? '?');
  return hole.phrase === undefined ? number : pageWords(page).markup(escapeHtml, hole.phrase, number);
}

function hrefUrl({ page, path }: Filling, hole: Extract<Hole, { hole: 'href' }>): string {
  const place = page.site.locate(page.document, hole);
  return place ? relativeUrl(path, place.path, place.fragment) : '#';
}

function contents({ page, numbers }: Filling, block: number, hole: Extract<Hole, { hole: 'contents' }>): string {
  const { outline } = page;
  const headings = hole.local ? localHeadings(outline, block) : pageHeadings(outline);
  return headingList(headings, hole.depth, anchor => `#${encodeURIComponent(anchor.id)}`, numbers);
}

/** List items that link to other pages, with their headings down to the wanted depth (a page's title is the first level). */
function pages({ page, path }: Filling, { names, depth, list }: Extract<Hole, { hole: 'pages' }>): string {
  const question = list ?? { entries: names.map(target => ({ target })), depth };
  return pageItems(page.site.listed?.(page.document, question) ?? [], depth, path);
}
