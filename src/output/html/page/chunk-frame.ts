import type { ChunkPlace, PageInput } from '../../../literate/format.ts';
import type { WordKey } from '../../../literate/words/words.ts';
import { pageWords } from '../../print/page-words.ts';
import type { PageChunks } from './chunk-places.ts';
import { escapeHtml } from './escape.ts';
import { relativeUrl } from './relative-url.ts';

/** Makes the bar over a chunk's code: its number and name, whether it begins or continues, and the file it is written to. */
export function chunkHead(chunks: PageChunks, block: number, name: string, part: number): string {
  const { part: own, anchor, number, file, index, definitions } = chunks.find(block, name, part);
  if (own?.implied && definitions.length === 0) return titleBar(own.implied.title, anchor);
  const isFile = file === name;
  const label = `<span class="chunk-name">${escapeHtml(name)}</span>`;
  const link = anchor ? `<a class="chunk-link" href="#${encodeURIComponent(anchor)}">${label}</a>` : label;
  const sign = index > 0 ? '+≡' : '≡';
  const say = (key: WordKey, ...values: string[]) => pageWords(chunks.page).markup(escapeHtml, key, ...values);
  const spoken = say(index > 0 ? 'goesOn' : 'begins');
  const count =
    definitions.length > 1 && index >= 0
      ? `<span class="chunk-count">${say('partOf', String(index + 1), String(definitions.length))}</span>`
      : '';
  const target = file !== undefined && !isFile ? `<span class="chunk-file">${escapeHtml(file)}</span>` : '';
  const id = anchor ? ` id="${escapeHtml(anchor)}"` : '';
  const kind = isFile ? ' chunk-head-file' : '';
  return (
    `<figcaption class="chunk-head${kind}"${id}>${numberHtml(number)} ${link} ` +
    `<span class="chunk-sign" role="img" aria-label="${spoken}">${sign}</span>${count}${target}</figcaption>`
  );
}

/** Code that is no part of a program has a title, if any, and its place. */
function titleBar(title: string | undefined, anchor: string | undefined): string {
  const id = anchor ? ` id="${escapeHtml(anchor)}"` : '';
  return title ? `<figcaption class="code-title"${id}>${escapeHtml(title)}</figcaption>` : `<span${id}></span>`;
}

/** Makes the line under a chunk's code: where it is continued and where it is used. Nothing where there is nothing to say. */
export function chunkFoot(chunks: PageChunks, block: number, name: string, part: number): string {
  const { page } = chunks;
  const { definitions, uses, index } = chunks.find(block, name, part);
  const next = index >= 0 ? definitions[index + 1] : undefined;
  const words = pageWords(page);
  const say = (key: WordKey, value: string) => words.markup(escapeHtml, key, value);
  const list = (links: readonly string[]) => words.list(links, escapeHtml);
  const sentences = [
    continues(page, definitions, index),
    next && say('continuedIn', placeLink(page, next, partOfChunk(page, index + 2), 'chunk-next')),
    uses.length > 0 && say('usedIn', list(uses.map(use => placeLink(page, use, use.chunk)))),
  ].filter(sentence => typeof sentence === 'string');
  return sentences.length === 0 ? '' : `<p class="chunk-foot">${sentences.join(' ')}</p>`;
}

function continues(page: PageInput, definitions: readonly ChunkPlace[], index: number): string | undefined {
  const [first] = definitions;
  const previous = definitions[index - 1];
  if (!first || !previous) return undefined;
  const words = pageWords(page);
  const before = placeLink(page, previous, partOfChunk(page, index));
  if (index <= 1) return words.markup(escapeHtml, 'continues', before);
  return words.markup(escapeHtml, 'continuesFrom', before, placeLink(page, first, partOfChunk(page, 1)));
}

function partOfChunk(page: PageInput, number: number): string {
  return pageWords(page).text('partOfChunk', String(number));
}

/** A link to a part of a chunk, with its number, and its page's title where that is another page. */
export function placeLink(page: PageInput, place: ChunkPlace, words: string, className = ''): string {
  const url = relativeUrl(page.site.pagePath(page.document), place.path, place.anchor);
  const where = place.document === page.document ? '' : ` (${escapeHtml(place.title)})`;
  const kind = className === '' ? '' : ` class="${className}"`;
  return `<a${kind} href="${escapeHtml(url)}">${escapeHtml(words)} ${numberHtml(place.number)}</a>${where}`;
}

function numberHtml(number: number | undefined): string {
  return number ? `<span class="chunk-number">§${number}</span>` : '';
}
