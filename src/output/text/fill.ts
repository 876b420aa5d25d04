import type { Hole } from '../../literate/artifact.ts';
import type { Anchor } from '../../literate/document.ts';
import type { ChunkPlace, PageInput } from '../../literate/format.ts';
import { whereText } from '../../literate/listing/where-text.ts';
import type { Words } from '../../literate/words/words.ts';
import { PageChunks } from '../print/chunk-places.ts';
import { footnoteNumbers } from '../print/footnote-numbers.ts';
import { localHeadings, pageHeadings } from '../print/headings.ts';
import { pageWords } from '../print/page-words.ts';
import { relativeUrl } from '../print/relative-url.ts';
import type { Layout } from './layout.ts';
import { cleanLine, cleanText } from './marks.ts';

/** What a document's text is made of: its blocks, and its notes in the order of their numbers. */
export interface FilledText {
  readonly body: readonly Layout[];
  readonly notes: readonly { readonly label: string; readonly blocks: readonly Layout[] }[];
}

interface Filling {
  readonly page: PageInput;
  readonly words: Words;
  readonly path: string;
  readonly numbers: ReadonlyMap<string, number>;
  readonly chunks: PageChunks;
}

/** Fills the holes of a document's artifacts. */
export function fillText(page: PageInput): FilledText {
  const filling: Filling = {
    page,
    words: pageWords(page),
    path: page.site.pagePath(page.document),
    numbers: footnoteNumbers(page),
    chunks: new PageChunks(page),
  };
  const names = new Map(page.outline.exports.footnotes.toReversed().map(({ block, name }) => [block, name]));
  const blocks = page.artifacts.map((_, block) => filledBlock(filling, block));
  const notes = page.artifacts.flatMap(({ place }, block) => {
    if (place !== 'end') return [];
    const number = filling.numbers.get(names.get(block) ?? '') ?? 0;
    return [{ number, label: `[^${number}]`, blocks: blocks[block] ?? [] }];
  });
  return {
    body: blocks.flatMap((layout, block) => (page.artifacts[block]?.place === undefined ? layout : [])),
    notes: notes.sort((a, b) => a.number - b.number),
  };
}

/** An artifact is JSON, in which holes stand in texts. */
function filledBlock(filling: Filling, block: number): readonly Layout[] {
  const parts = filling.page.artifacts[block]?.parts ?? [];
  const json = parts.map(part =>
    typeof part === 'string' ? part : JSON.stringify(fillHole(filling, block, part)).slice(1, -1),
  );
  return json.length === 0 ? [] : (JSON.parse(json.join('')) as Layout[]);
}

function fillHole(filling: Filling, block: number, hole: Hole): string {
  const { page, words } = filling;
  switch (hole.hole) {
    case 'href':
      return address(filling, hole);
    case 'number':
      return numberText(filling, hole);
    case 'word':
      return words.text(hole.word, ...(hole.values ?? []));
    case 'footnote':
      return String(filling.numbers.get(hole.name) ?? '?');
    case 'contents':
      return headingLines(hole.local ? localHeadings(page.outline, block) : pageHeadings(page.outline), hole.depth);
    case 'pages':
      return pageLines(filling, hole);
    case 'chunk-head':
      return chunkHead(filling, block, hole.name, hole.part);
    case 'chunk-foot':
      return chunkFoot(filling, block, hole.name, hole.part);
    default:
      return '';
  }
}

function numberText({ page, words }: Filling, hole: Extract<Hole, { hole: 'number' }>): string {
  const number = page.site.locate(page.document, hole)?.number ?? '?';
  return hole.phrase === undefined ? number : words.text(hole.phrase, number);
}

/** Of a place in another document its file; what is in this one needs no address. */
function address({ page, path }: Filling, hole: Extract<Hole, { hole: 'href' }>): string {
  const place = page.site.locate(page.document, hole);
  return !place || place.path === path ? '' : relativeUrl(path, place.path, place.fragment);
}

function headingLines(headings: readonly Anchor[], levels: number, indent = ''): string {
  const top = headings.reduce((least, heading) => Math.min(least, heading.depth ?? 1), 6);
  return headings
    .filter(({ depth = 1 }) => depth < top + levels)
    .map(({ depth = 1, text, id }) => `${indent}${'  '.repeat(depth - top)}- ${cleanText(text || id)}`)
    .join('\n');
}

function pageLines({ page }: Filling, hole: Extract<Hole, { hole: 'pages' }>): string {
  return hole.names
    .flatMap(name => {
      const target = page.site.page(page.document, name);
      if (!target) return [];
      const title = `- ${cleanText(target.outline.exports.title ?? name)} (${target.path})`;
      const headings = hole.depth > 1 ? headingLines(pageHeadings(target.outline), hole.depth - 1, '  ') : '';
      return headings === '' ? [title] : [title, headings];
    })
    .join('\n');
}

function chunkHead({ chunks, page, words }: Filling, block: number, name: string, part: number): string {
  const { part: own, number, file, index, definitions } = chunks.find(block, name, part);
  // Code that is no part of a program has a title, if any.
  if (own?.implied && definitions.length === 0) return own.implied.title ? cleanText(own.implied.title) : '';
  const sign = index > 0 ? '+=' : '=';
  const target = file !== undefined && file !== name ? `  (${cleanLine(file)})` : '';
  const head = `§${number ?? ''} <<${cleanText(name)}>>${sign}${target}`;
  const listing = page.site.listing(page.document, block, part);
  return listing ? `${head}\n${cleanText(whereText(listing, words))}` : head;
}

function chunkFoot({ chunks, page, words }: Filling, block: number, name: string, part: number): string {
  const { anchor, definitions, uses, index } = chunks.find(block, name, part);
  const next = index >= 0 ? definitions[index + 1] : undefined;
  const previous = index > 0 ? definitions[index - 1] : undefined;
  const names = anchor === undefined ? undefined : page.site.names(page.document)[anchor];
  const where = (place: ChunkPlace) =>
    `§${place.number}${place.document === page.document ? '' : ` (${cleanText(place.title)})`}`;
  const sentences = [
    previous && words.text('continues', where(previous)),
    next && words.text('continuedIn', where(next)),
    uses.length > 0 && words.text('usedIn', words.joined(uses.map(use => `${cleanText(use.chunk)} ${where(use)}`))),
    names &&
      names.defines.length > 0 &&
      words.text('defines', words.joined(names.defines.map(one => cleanText(one.name)))),
  ].filter(sentence => typeof sentence === 'string');
  return sentences.join(' ');
}
