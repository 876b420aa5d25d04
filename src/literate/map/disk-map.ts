import { commonSubsequence } from '../../diff/common-subsequence.ts';
import type { Match } from '../../diff/match.ts';
import type { SourcePlace } from '../tangle/placed-part.ts';
import { type FileMap, textLines } from './file-map.ts';

/** Where a place of a file comes from; `edited` where the line was edited in the file, or in its document, since it was tangled. */
export type Origin =
  | { readonly kind: 'place'; readonly place: SourcePlace }
  | { readonly kind: 'edited'; readonly after?: SourcePlace }
  | { readonly kind: 'header' }
  | { readonly kind: 'outside' };

/** The map of a tangled file as it is on the disk: where it or its documents were edited, its lines are found by what they say. */
export class DiskMap {
  readonly map: FileMap;
  readonly lines: readonly string[];
  /** Whether the file is just as it would be tangled now. */
  readonly isCurrent: boolean;
  readonly #matches: readonly Match[];

  constructor(map: FileMap, onDisk: string) {
    this.map = map;
    this.lines = textLines(onDisk);
    this.isCurrent = isSame(this.lines, map.lines);
    const whole = { before: 0, after: 0, length: this.lines.length };
    this.#matches = this.isCurrent ? [whole] : commonSubsequence(this.lines, map.lines);
  }

  /** @param line and column from 1, columns in UTF-16 units */
  originOf(line: number, column: number): Origin {
    if (line < 1 || line > this.lines.length) return { kind: 'outside' };
    const now = this.#lineOf(line, 'before', 'after');
    if (now === undefined) {
      const after = this.#placeBefore(line);
      return { kind: 'edited', ...(after && { after }) };
    }
    const place = this.map.sourceOf(now, column);
    return place ? { kind: 'place', place } : { kind: 'header' };
  }

  /** The line on the disk of one that would be tangled now; undefined where it is not there. */
  lineOnDisk(line: number): number | undefined {
    return this.#lineOf(line, 'after', 'before');
  }

  #lineOf(line: number, from: 'before' | 'after', to: 'before' | 'after'): number | undefined {
    const match = this.#matches.find(one => line - 1 >= one[from] && line - 1 < one[from] + one.length);
    return match && line - match[from] + match[to];
  }

  /** The last line above that is in a document. */
  #placeBefore(line: number): SourcePlace | undefined {
    for (let above = line - 1; above > 0; above -= 1) {
      const now = this.#lineOf(above, 'before', 'after');
      const place = now === undefined ? undefined : this.map.sourceOf(now, 1);
      if (place) return place;
    }
    return undefined;
  }
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}
