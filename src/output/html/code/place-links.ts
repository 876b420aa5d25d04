import type { ChunkPlace, ChunkUse, ProgramChunk } from '../../../literate/format.ts';
import type { Words } from '../../../literate/words/words.ts';
import { escapeHtml } from '../page/escape.ts';
import { relativeUrl } from '../page/relative-url.ts';

/** Writes links from a page to parts of chunks. */
export class PlaceLinks {
  readonly #path: string;
  readonly words: Words;

  /** @param path of the page that the links stand on */
  constructor(path: string, words: Words) {
    this.#path = path;
    this.words = words;
  }

  /** A link to a part. @param label HTML */
  to(place: ChunkPlace, label: string, className = ''): string {
    const kind = className === '' ? '' : ` class="${className}"`;
    return `<a${kind} href="${escapeHtml(relativeUrl(this.#path, place.path, place.anchor))}">${label}</a>`;
  }

  /** A part by its page and number: `Methods §2`. */
  byPage(place: ChunkPlace): string {
    return this.to(place, `${escapeHtml(place.title)} <span class="chunk-number">§${place.number}</span>`);
  }

  /** A part that uses something, by its chunk's name and its number. */
  toUse(use: ChunkUse): string {
    return this.to(use, `${escapeHtml(use.chunk)} <span class="chunk-number">§${use.number}</span>`);
  }

  /** A chunk by its name, linked to its first part. */
  byName({ name, files, definitions }: Pick<ProgramChunk, 'name' | 'files' | 'definitions'>): string {
    const kind = files.includes(name) ? 'code-file' : 'chunk-name';
    const label = `<span class="${kind}">${escapeHtml(name)}</span>`;
    const [first] = definitions;
    return first ? this.to(first, label, 'chunk-link') : label;
  }

  /** Some links; of very many only the first. */
  some<Item>(items: readonly Item[], write: (item: Item) => string): string {
    const shown = this.words.joined(items.slice(0, MOST).map(write), escapeHtml);
    if (items.length <= MOST) return shown;
    return this.words.markup(escapeHtml, 'andMore', shown, String(items.length - MOST));
  }
}

const MOST = 30;
