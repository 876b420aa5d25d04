import type { NewSegment } from './line-edit.ts';

/** What becomes of a line of code in a line with references: it stays, is gone, or goes on behind the line above. */
type Fate = 'gone' | 'joined';

/** Line ends that went from lines which several parts make together. */
export class LineJoins {
  readonly #fates = new Map<NewSegment, Fate>();
  readonly #segments: readonly NewSegment[];

  /** @param segments all of one line with references, in order */
  constructor(segments: readonly NewSegment[]) {
    this.#segments = segments;
    let above: NewSegment | undefined;
    for (const line of codeLines(segments)) {
      if (above && line.isJoined) this.#join(above, line);
      above = line;
    }
  }

  #join(above: NewSegment, line: NewSegment): void {
    if (this.#isEmpty(line)) this.#fates.set(line, 'gone');
    else if (this.#isEmpty(above) && !this.#fates.has(above)) this.#fates.set(above, 'gone');
    else if (above.segment.part === line.segment.part) this.#fates.set(line, 'joined');
  }

  /** Whether nothing is left of a line of code. */
  #isEmpty({ segment: { part, index } }: NewSegment): boolean {
    return this.#segments.every(one => one.segment.part !== part || one.segment.index !== index || one.text === '');
  }

  /** The lines of a part without the line ends that went. */
  joined(use: readonly NewSegment[], lines: readonly string[]): string[] {
    const fates = new Map(
      use.flatMap(one => [[one.segment.index, this.#fates.get(one)] as const]).filter(([, fate]) => fate),
    );
    const joined: string[] = [];
    for (const [index, line] of lines.entries()) {
      const fate = fates.get(index);
      if (fate === 'joined' && joined.length > 0) joined[joined.length - 1] += line;
      else if (fate !== 'gone') joined.push(line);
    }
    return joined;
  }
}

/** The first segment of each line of code. */
function codeLines(segments: readonly NewSegment[]): NewSegment[] {
  return segments.filter(({ segment }, at) => {
    const last = segments[at - 1]?.segment;
    return last?.part !== segment.part || last.index !== segment.index;
  });
}
