/** What matching looks at in a block. `text` is only read of blocks that have no equal one on the other side. */
export interface MatchableBlock {
  /** Content id. */
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly alias?: string;
}

/** Two versions of one document; without blocks on the side where it is absent. */
export interface DocumentVersions {
  readonly before: readonly MatchableBlock[];
  readonly after: readonly MatchableBlock[];
}

/** A block that became another: numbers of documents and of blocks in them, from 0. */
export interface BlockLink {
  readonly from: BlockSpot;
  readonly to: BlockSpot;
  /** It no longer stands in the order of the others, or stands in another document. */
  readonly moved: boolean;
}

export interface BlockSpot {
  readonly document: number;
  readonly block: number;
}

/** A block of one side, and where it stands. */
export interface Item extends BlockSpot {
  /** Its place among all blocks of its side. */
  readonly at: number;
  readonly value: MatchableBlock;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Which blocks are linked so far. A block is linked at most once. */
export class Matching {
  readonly before: readonly Item[];
  readonly after: readonly Item[];
  private readonly toBefore: Int32Array;
  private readonly toAfter: Int32Array;
  private readonly moved: Uint8Array;
  /** The gap between blocks that kept their order, which a block was left in; -1 for one that was linked at once. */
  private readonly gaps: { readonly before: Int32Array; readonly after: Int32Array };

  constructor(documents: readonly DocumentVersions[]) {
    this.before = items(documents.map(document => document.before));
    this.after = items(documents.map(document => document.after));
    this.toAfter = new Int32Array(this.before.length).fill(-1);
    this.toBefore = new Int32Array(this.after.length).fill(-1);
    this.moved = new Uint8Array(this.after.length);
    this.gaps = {
      before: new Int32Array(this.before.length).fill(-1),
      after: new Int32Array(this.after.length).fill(-1),
    };
  }

  link(before: Item, after: Item, moved: boolean): void {
    this.toAfter[before.at] = after.at;
    this.toBefore[after.at] = before.at;
    this.moved[after.at] = moved ? 1 : 0;
  }

  isFree(before: Item | undefined, after: Item | undefined): boolean {
    return (
      before !== undefined && after !== undefined && this.toAfter[before.at] === -1 && this.toBefore[after.at] === -1
    );
  }

  /** Whether there are blocks left on both sides. */
  isOpen(): boolean {
    return this.toAfter.includes(-1) && this.toBefore.includes(-1);
  }

  freeBefore(): Item[] {
    return this.before.filter(item => this.toAfter[item.at] === -1);
  }

  freeAfter(): Item[] {
    return this.after.filter(item => this.toBefore[item.at] === -1);
  }

  setGap(side: 'before' | 'after', at: number, gap: number): void {
    this.gaps[side][at] = gap;
  }

  gap(side: 'before' | 'after', item: Item): number {
    return this.gaps[side][item.at] ?? -1;
  }

  /** Where a block would be if it had stayed below, or above, the one that it stood below, or above. */
  besideLinked(before: Item): Item[] {
    const above = before.isFirst ? -1 : (this.toAfter[before.at - 1] ?? -1);
    const below = before.isLast ? -1 : (this.toAfter[before.at + 1] ?? -1);
    const places = [above < 0 ? undefined : this.after[above + 1], below < 0 ? undefined : this.after[below - 1]];
    return places.filter(
      item => item !== undefined && (this.linkedAbove(before, item) || this.linkedBelow(before, item)),
    ) as Item[];
  }

  /** Whether the blocks above these two became each other. */
  linkedAbove(before: Item, after: Item): boolean {
    return !before.isFirst && !after.isFirst && this.toAfter[before.at - 1] === after.at - 1;
  }

  /** Whether the blocks below these two became each other. */
  linkedBelow(before: Item, after: Item): boolean {
    return !before.isLast && !after.isLast && this.toAfter[before.at + 1] === after.at + 1;
  }

  /** In the order of the new versions. */
  links(): BlockLink[] {
    return this.after.flatMap(item => {
      const from = this.before[this.toBefore[item.at] ?? -1];
      return from ? [{ from: spot(from), to: spot(item), moved: this.moved[item.at] === 1 }] : [];
    });
  }
}

function items(documents: readonly (readonly MatchableBlock[])[]): Item[] {
  const all: Item[] = [];
  for (const [document, blocks] of documents.entries()) {
    for (const [block, value] of blocks.entries()) {
      const isLast = block === blocks.length - 1;
      all.push({ at: all.length, document, block, value, isFirst: block === 0, isLast });
    }
  }
  return all;
}

function spot({ document, block }: Item): BlockSpot {
  return { document, block };
}
