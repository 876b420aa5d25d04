import type { ChunkPart } from '../../literate/chunk.ts';
import type { Anchor } from '../../literate/document.ts';
import type { ChunkPlace, PageInput } from '../../literate/format.ts';
import { array, dictionary, literal } from './literal.ts';
import { placeName } from './place-name.ts';
import { prose } from './prose.ts';

/** What a part of a chunk says over and under its code. */
export class DocumentParts {
  readonly #page: PageInput;
  readonly #path: string;
  readonly #parts = new Map<number, { readonly part: ChunkPart; readonly anchor: Anchor | undefined }[]>();

  constructor(page: PageInput) {
    this.#page = page;
    this.#path = page.site.pagePath(page.document);
    const { chunks, anchors } = page.outline.exports;
    // Readers give one anchor of kind `chunk` for each exported part, in the same order.
    const own = anchors.filter(({ kind }) => kind === 'chunk');
    for (const [index, part] of chunks.entries()) {
      const inBlock = this.#parts.get(part.block) ?? [];
      inBlock.push({ part, anchor: own[index] });
      this.#parts.set(part.block, inBlock);
    }
  }

  /** Typst: a dictionary with what the head needs. @param part which of the block's parts it is, from 0 */
  head(block: number, name: string, part: number): string {
    const { site, document } = this.#page;
    const own = this.#parts.get(block)?.[part];
    const places = site.chunk(document, name);
    const definitions = places?.definitions ?? [];
    const implied = own?.part.implied;
    if (implied && definitions.length === 0) return this.#title(implied.title, own?.anchor?.id);
    const index = indexOf(definitions, document, own?.anchor?.id);
    const file = own?.part.file ?? places?.file;
    return dictionary([
      ['id', literal(this.#id(own?.anchor?.id, block, part))],
      ['name', literal(name)],
      ['file', file === undefined ? 'none' : literal(file)],
      ['is-file', String(file === name)],
      ['index', String(Math.max(0, index))],
      ['count', String(index < 0 ? 1 : definitions.length)],
      ['prev', index < 0 ? 'none' : nameOf(definitions[index - 1])],
      ['next', index < 0 ? 'none' : nameOf(definitions[index + 1])],
    ]);
  }

  /** Code that is no part of a program has a title, if any, and its place. */
  #title(title: string | undefined, anchor: string | undefined): string {
    return dictionary([
      ['names', array(anchor === undefined ? [] : [literal(placeName(this.#path, anchor))])],
      ['title', title === undefined ? 'none' : prose(title)],
    ]);
  }

  /** Typst: a dictionary with what the foot needs, if there is any. */
  foot(block: number, name: string, part: number): string {
    const { site, document } = this.#page;
    const own = this.#parts.get(block)?.[part];
    const places = site.chunk(document, name);
    if (own?.part.implied && (places?.definitions ?? []).length === 0) return 'none';
    const index = indexOf(places?.definitions ?? [], document, own?.anchor?.id);
    const file = own?.part.file ?? places?.file;
    const names = own?.anchor ? site.names(document)[own.anchor.id] : undefined;
    const uses = index > 0 ? [] : (places?.uses ?? []);
    return dictionary([
      ['is-file', String(file !== undefined)],
      ['file', file === undefined ? 'none' : literal(file)],
      ['index', String(Math.max(0, index))],
      ['is-unused', String(index === 0 && uses.length === 0 && !own?.part.shownOnly)],
      ['uses', array(uses.map(nameOf))],
      [
        'defines',
        array((names?.defines ?? []).map(({ name, uses }) => `(${literal(name)}, ${array(uses.map(nameOf))})`)),
      ],
      ['needs', array((names?.uses ?? []).map(({ name, place }) => `(${literal(name)}, ${nameOf(place)})`))],
    ]);
  }

  #id(anchor: string | undefined, block: number, part: number): string {
    return placeName(this.#path, anchor ?? `part-${block}-${part}`);
  }
}

function indexOf(definitions: readonly ChunkPlace[], document: string, anchor: string | undefined): number {
  return anchor === undefined
    ? -1
    : definitions.findIndex(place => place.document === document && place.anchor === anchor);
}

function nameOf(place: ChunkPlace | undefined): string {
  return place ? literal(placeName(place.path, place.anchor)) : 'none';
}
