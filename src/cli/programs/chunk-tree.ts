import type { ChildChunk, LooseReference, ProgramOverview } from '../../literate/overview/program-overview.ts';
import type { Chunk } from '../../literate/tangle/chunk-graph.ts';
import type { PlacedPart, SourcePlace } from '../../literate/tangle/placed-part.ts';
import type { Paint } from '../terminal/colours.ts';
import { chunkText, oneLine } from './chunk-text.ts';

/** How places and colours are written. */
export interface TreeStyle {
  readonly paint: Paint;
  readonly place: (place: Pick<SourcePlace, 'document' | 'line'>) => string;
}

/** Chunks that lie deeper are not drawn: the lines would be wider than a screen. */
const MAX_DEPTH = 20;

/** Draws what chunks are made of, one tree after the other; a chunk that was drawn before is named only. */
export class ChunkTree {
  readonly #overview: ProgramOverview;
  readonly #style: TreeStyle;
  readonly #met = new Set<Chunk>();
  readonly #above = new Set<Chunk>();

  constructor(overview: ProgramOverview, style: TreeStyle) {
    this.#overview = overview;
    this.#style = style;
  }

  /**
   * The lines of a tree.
   *
   * @param title what stands for the chunk in the first line
   * @param facts lines below it
   */
  *lines(chunk: Chunk, title: string, facts: Iterable<string> = []): Generator<string> {
    const again = this.#met.has(chunk);
    yield `${title}  ${this.#place(chunk)}${again ? this.#note('above') : ''}`;
    yield* facts;
    if (!again) yield* this.#below(chunk, '', 1);
  }

  *#below(chunk: Chunk, indent: string, depth: number): Generator<string> {
    this.#met.add(chunk);
    this.#above.add(chunk);
    const { children = [], loose = [] } = this.#overview.chunks.get(chunk) ?? {};
    const last = children.length + loose.length - 1;
    for (const [index, child] of children.entries()) yield* this.#child(child, indent, index === last, depth);
    for (const [index, reference] of loose.entries())
      yield `${indent}${children.length + index === last ? '└─ ' : '├─ '}${this.#loose(reference)}`;
    this.#above.delete(chunk);
  }

  *#child({ chunk, count }: ChildChunk, indent: string, isLast: boolean, depth: number): Generator<string> {
    const { paint } = this.#style;
    const times = count > 1 ? `  ${paint.soft(`${count} times`)}` : '';
    const line = `${indent}${isLast ? '└─ ' : '├─ '}${chunkText(chunk)}  ${this.#place(chunk)}${times}`;
    const hasMore = (this.#overview.chunks.get(chunk)?.children.length ?? 0) > 0;
    if (this.#above.has(chunk)) yield `${line}  ${paint.removed('contains itself')}`;
    else if (this.#met.has(chunk)) yield `${line}${hasMore ? this.#note('above') : ''}`;
    else if (depth >= MAX_DEPTH && hasMore) yield `${line}${this.#note(`goes on: pylit chunks ${asArgument(chunk)}`)}`;
    else {
      yield line;
      yield* this.#below(chunk, `${indent}${isLast ? '   ' : '│  '}`, depth + 1);
    }
  }

  #place({ definitions }: Chunk): string {
    const [first] = definitions;
    const parts = definitions.length > 1 ? this.#note(`${definitions.length} parts`) : '';
    return `${first ? this.#style.paint.place(this.#style.place(first)) : ''}${parts}${this.#scope(first)}`;
  }

  #scope(part: PlacedPart | undefined): string {
    return part?.scope === 'document' ? this.#note('in this document only') : '';
  }

  #note(text: string): string {
    return `  ${this.#style.paint.soft(`(${text})`)}`;
  }

  #loose({ kind, name, place, message }: LooseReference): string {
    const { paint } = this.#style;
    const shown = `<<${oneLine(name)}>>`;
    const marked = message.severity === 'error' ? paint.removed(`${shown} ${kind}`) : `${shown} ${kind}`;
    return `${marked}  ${paint.place(this.#style.place(place))}`;
  }
}

/** A chunk's name as one writes it in a shell; only plain names can be shown so. */
function asArgument({ name }: Chunk): string {
  return /^[\w./:-]+$/.test(name) ? name : /^[\w ./:-]+$/.test(name) ? `"${name}"` : '<name>';
}
