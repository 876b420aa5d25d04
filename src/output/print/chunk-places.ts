import type { ChunkPart } from '../../literate/chunk.ts';
import type { ChunkPlace, ChunkPlaces, PageInput } from '../../literate/format.ts';

/** One part of a chunk on a page: what its document exports of it, and where the whole chunk stands. */
export interface PlacedChunk {
  readonly part: ChunkPart | undefined;
  readonly anchor: string | undefined;
  /** Which part of a chunk it is on its page, from 1. */
  readonly number: number | undefined;
  readonly file: string | undefined;
  readonly definitions: readonly ChunkPlace[];
  readonly uses: readonly (ChunkPlace & { readonly chunk: string })[];
  /** Which definition this one is, from 0; -1 for one that is only shown. */
  readonly index: number;
}

type OwnPart = Pick<PlacedChunk, 'part' | 'anchor' | 'number'>;

/** The chunks of a page; each list is gone through once, because a page may hold thousands of parts. */
export class PageChunks {
  readonly page: PageInput;
  #parts: ReadonlyMap<number, readonly OwnPart[]> | undefined;
  readonly #places = new Map<string, NamedPlaces>();

  constructor(page: PageInput) {
    this.page = page;
  }

  /** @param part which of the block's parts it is, from 0 */
  find(block: number, name: string, part: number): PlacedChunk {
    this.#parts ??= ownParts(this.page);
    const own = this.#parts.get(block)?.[part];
    const { places, uses, indexes } = this.#named(name);
    return {
      part: own?.part,
      anchor: own?.anchor,
      number: own?.number,
      file: own?.part?.file ?? places?.file,
      definitions: places?.definitions ?? [],
      uses,
      index: (own?.anchor === undefined ? undefined : indexes.get(own.anchor)) ?? -1,
    };
  }

  #named(name: string): NamedPlaces {
    const known = this.#places.get(name) ?? namedPlaces(this.page, name);
    this.#places.set(name, known);
    return known;
  }
}

interface NamedPlaces {
  readonly places: ChunkPlaces | undefined;
  /** A chunk that uses another several times, or in several parts, is named once. */
  readonly uses: PlacedChunk['uses'];
  /** The definitions on this page, by anchor. */
  readonly indexes: ReadonlyMap<string, number>;
}

function namedPlaces(page: PageInput, name: string): NamedPlaces {
  const places = page.site.chunk(page.document, name);
  const indexes = new Map<string, number>();
  for (const [index, { document, anchor }] of places?.definitions.entries() ?? []) {
    if (document === page.document && !indexes.has(anchor)) indexes.set(anchor, index);
  }
  const uses = new Map<string, PlacedChunk['uses'][number]>();
  for (const use of places?.uses ?? []) if (!uses.has(use.chunk)) uses.set(use.chunk, use);
  return { places, uses: [...uses.values()], indexes };
}

/** Readers give one anchor of kind `chunk` for each exported part, in the same order. */
function ownParts({ outline }: PageInput): ReadonlyMap<number, readonly OwnPart[]> {
  const { chunks, anchors } = outline.exports;
  const own = anchors.filter(anchor => anchor.kind === 'chunk');
  const parts = new Map<number, OwnPart[]>();
  for (const [index, part] of chunks.entries()) {
    const inBlock = parts.get(part.block) ?? [];
    inBlock.push({ part, anchor: own[index]?.id, number: index + 1 });
    parts.set(part.block, inBlock);
  }
  return parts;
}
