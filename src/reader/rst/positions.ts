import type { Nodes, Parents, Root, RootContent } from 'mdast';
import { matchText } from './text/match-text.ts';

/** A part of a text: offsets of its first character and behind its last. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Gives every node of a tree a position with offsets: one that has none gets the place of its own text, or of what it holds, or else
 * where its parent is. Each node lies inside of its parent.
 *
 * @param source what the tree was read from; offsets count in it, whatever its line ends are
 */
export function fillPositions(nodes: RootContent[], source: string): Root {
  const bom = source.startsWith('\uFEFF') ? 1 : 0;
  const text = source.slice(bom).replace(/\r\n?/g, '\n');
  const filling = new Filling(text, lineStarts(source, bom));
  const root: Root = { type: 'root', children: nodes };
  filling.children(root, { start: 0, end: text.length });
  filling.set(root, { start: 0, end: text.length });
  return root;
}

function lineStarts(source: string, first: number): number[] {
  const ends = [...source.matchAll(/\r\n|\r|\n/g)].map(match => match.index + match[0].length);
  return [first, ...ends];
}

class Filling {
  readonly #text: string;
  /** Offset of each line's first character in the text, and in the source. */
  readonly #lines: readonly number[];
  readonly #sourceLines: readonly number[];

  constructor(text: string, sourceLines: readonly number[]) {
    this.#text = text;
    this.#lines = lineStarts(text, 0);
    this.#sourceLines = sourceLines;
  }

  /** Places the children of a node one behind another. Returns the part of the text that they take. */
  children(parent: Parents, range: Range): Range | undefined {
    let taken: Range | undefined;
    let cursor = range.start;
    const children: readonly Nodes[] = parent.children;
    children.forEach((child, index) => {
      const limit = this.#nextKnown(children, index, range);
      const free = { start: Math.min(cursor, limit), end: limit };
      const place = this.#place(child, free, range, children.length === 1);
      taken = taken ? { start: Math.min(taken.start, place.start), end: Math.max(taken.end, place.end) } : place;
      // What took all there is may have found nothing of its own, and leaves it to the next.
      if (!isSame(place, free) && !isSame(place, range)) cursor = Math.max(cursor, place.end);
    });
    return taken;
  }

  /** Where the next sibling begins whose place is known. */
  #nextKnown(siblings: readonly Nodes[], index: number, range: Range): number {
    for (const next of siblings.slice(index + 1, index + 20)) {
      const known = this.#known(next);
      if (known && !isSame(known, range)) return Math.min(Math.max(known.start, range.start), range.end);
    }
    return range.end;
  }

  /** Places a node: where it is known to be, else in what its siblings leave. */
  #place(node: Nodes, free: Range, outer: Range, isAlone: boolean): Range {
    const known = this.#known(node);
    // A place that is all of the parent's, among siblings, was only handed down.
    const isOwn = known && (isAlone || !isSame(known, outer));
    const own = isOwn ? { start: clamp(known.start, outer), end: clamp(known.end, outer) } : undefined;
    if (!('children' in node)) return this.set(node, this.#placeOfLeaf(node, own, free, outer));
    const inner = this.children(node, own ?? free);
    const end = Math.max(own?.end ?? 0, inner?.end ?? own?.end ?? free.start);
    const start = Math.min(own?.start ?? end, inner?.start ?? own?.start ?? free.start);
    return this.set(node, { start, end });
  }

  /** Of text only what it says, without escaped blank space beside it. */
  #placeOfLeaf(node: Nodes, own: Range | undefined, free: Range, outer: Range): Range {
    if (!own) return this.#placeOfText(node, free, outer);
    return (node.type === 'text' ? matchText(this.#text, node.value, own) : undefined) ?? own;
  }

  /** Where a text stands; one that stands nowhere, because it was made, is as wide as what holds it. */
  #placeOfText(node: Nodes, free: Range, outer: Range): Range {
    const value = 'value' in node ? node.value : '';
    if (value === '') return { start: free.start, end: free.start };
    const isLong = value.trim().length > 3;
    return matchText(this.#text, value, free) ?? (isLong ? matchText(this.#text, value, outer) : undefined) ?? outer;
  }

  #known({ position }: Nodes): Range | undefined {
    if (!position) return undefined;
    const [start, end] = [position.start, position.end].map(
      ({ line, column, offset }) => offset ?? (this.#lines[line - 1] ?? this.#text.length) + column - 1,
    );
    return start === undefined || end === undefined || end < start ? undefined : { start, end };
  }

  /** Writes a place down. */
  set(node: Nodes, range: Range): Range {
    node.position = { start: this.#point(range.start), end: this.#point(range.end) };
    return range;
  }

  #point(offset: number) {
    let low = 0;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lines[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const column = offset - (this.#lines[low] ?? 0);
    return { line: low + 1, column: column + 1, offset: (this.#sourceLines[low] ?? 0) + column };
  }
}

function isSame(one: Range, other: Range): boolean {
  return one.start === other.start && one.end === other.end;
}

function clamp(offset: number, { start, end }: Range): number {
  return Math.min(Math.max(offset, start), end);
}
