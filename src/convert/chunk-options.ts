import type { ChunkPart } from '../literate/chunk.ts';

/** A key and its value, '' for a word alone. */
export type ChunkOption = readonly [key: string, value: string];

/** What to write on a code block so that it is this part of a chunk; the same keys serve fences and directives. */
export function chunkOptions(part: ChunkPart): ChunkOption[] {
  const options: ChunkOption[] = [];
  const add = (key: string, value: string | number | undefined) => {
    if (value !== undefined) options.push([key, String(value)]);
  };
  if (part.name !== part.file) add('name', part.name);
  add('file', part.file);
  if (part.join !== undefined) add(part.join, part.anchor ?? '');
  add('part', part.label);
  add('stage', part.stage);
  add('context', part.context?.join(','));
  add('mode', part.mode?.toString(8).padStart(4, '0'));
  add('header', part.header?.replace(/\\/g, '\\\\').replace(/\n/g, '\\n'));
  add('eol', part.eol);
  add('final-newlines', part.finalNewlines);
  add('scope', part.scope);
  add('defs', part.defs?.join(' '));
  add('noexpand', part.noexpand && '');
  add('strict', part.strict && '');
  add('tangle', part.shownOnly && 'false');
  return options;
}

/** Finds the parts that the code blocks of a document are, by their blocks and places. */
export class ChunkParts {
  readonly #byBlock: ReadonlyMap<number, readonly ChunkPart[]>;
  readonly #isUsed: (part: ChunkPart) => boolean;

  /** @param isUsed whether a part is more than code with a title */
  constructor(parts: readonly ChunkPart[], isUsed: (part: ChunkPart) => boolean) {
    this.#byBlock = Map.groupBy(parts, part => part.block);
    this.#isUsed = isUsed;
  }

  /** The part of a code node in a block. */
  find(block: number, place: number | undefined): ChunkPart | undefined {
    const part = place === undefined ? undefined : this.#byBlock.get(block)?.[place];
    return part && this.#isUsed(part) ? part : undefined;
  }
}
